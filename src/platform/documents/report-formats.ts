import type { ReportSheet } from '../../kernel/report-sheet.ts'

export const REPORT_FORMATS = ['docx', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A report to be set. An address in it becomes a link where it is a whole one. */
export interface PrintedReport {
  readonly sheet: ReportSheet
  /** When it was signed, in milliseconds: 成文日期, and the instant in the properties of the file. */
  readonly madeAt: number
}
