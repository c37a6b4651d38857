import type { ReportSheet } from '../../kernel/report-sheet.ts'

export const REPORT_FORMATS = ['docx', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A report to be set. An address in it becomes a link where it is a whole one. */
export interface PrintedReport {
  readonly sheet: ReportSheet
  /** Instant of making in milliseconds, for the properties of the file. */
  readonly madeAt: number
}
