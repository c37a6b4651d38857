// What runs in the thread that `readApart` starts: reads one document, says the answer or the refusal, ends.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../kernel/app-error.ts'
import type { Answer, Order, Readings } from './read-apart.ts'

const READERS: { readonly [Kind in keyof Readings]: (order: Order<Kind>) => Promise<Readings[Kind]['content']> } = {
  docx: async ({ bytes }) => (await import('./docx-reading.ts')).parseDocx(bytes),
  xlsx: async ({ bytes, options }) => (await import('./xlsx-reading.ts')).parseSheets(bytes, options),
  pdf: async ({ bytes }) => (await import('./pdf-reading.ts')).parsePdf(bytes),
  inspection: async ({ bytes, options }) => (await import('./inspecting.ts')).inspect(bytes, options.kind),
  redaction: async ({ bytes, options }) => (await import('./redacting.ts')).redact(bytes, options),
  verification: async ({ bytes, options }) => (await import('./redacting.ts')).verify(bytes, options),
  pageTexts: async ({ bytes }) => (await import('./redact-viewing.ts')).pageTexts(bytes),
  pagePng: async ({ bytes, options: { page, scale } }) =>
    (await import('./redact-viewing.ts')).pagePng(bytes, page, scale),
  booklet: async ({ options: { booklet, format } }) => (await import('./set-booklet.ts')).setBooklet(booklet, format),
  report: async ({ options: { report, format } }) =>
    format === 'pdf'
      ? (await import('./report-pdf.ts')).reportPdf(report)
      : (await import('./report-docx.ts')).reportDocx(report),
  stripping: async ({ bytes, options }) => (await import('./stripping.ts')).strip(bytes, options.kind),
}

async function read<Kind extends keyof Readings>(order: Order<Kind>): Promise<Answer> {
  try {
    // A Buffer arrives as plain bytes.
    const bytes = Buffer.from(order.bytes.buffer, order.bytes.byteOffset, order.bytes.byteLength)
    return { content: await READERS[order.kind]({ ...order, bytes }) }
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details }
    return {
      code: 'upload.broken',
      details: { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' },
    }
  }
}

parentPort?.postMessage(await read(workerData as Order<keyof Readings>))
