import { readApart } from './read-apart.ts'
import type { PrintedReport, ReportFormat } from './report-formats.ts'

/** A report as a file, set in a thread of its own so that nobody who is served meanwhile waits for it. */
export async function makeReport(report: PrintedReport, format: ReportFormat): Promise<Buffer> {
  const made = await readApart({ kind: 'report', bytes: Buffer.alloc(0), options: { report, format } })
  return Buffer.from(made.buffer, made.byteOffset, made.byteLength)
}
