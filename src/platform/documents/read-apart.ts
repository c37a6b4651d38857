import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import type { Booklet, BookletFormat } from './booklet.ts'
import type { DocxContent } from './docx-reading.ts'
import type { FileInspection } from './inspection.ts'
import type { PdfText } from './pdf-reading.ts'
import type { RedactionOrder, VerificationOrder } from './redacting.ts'
import type { PageTexts, Redacted, RedactionFinding } from './redaction.ts'
import type { PrintedReport, ReportFormat } from './report-formats.ts'
import type { Stripped } from './stripping.ts'
import type { Sheet, SheetLimits } from './xlsx-reading.ts'

/** What can be read apart, with what the reader needs to know and what it gives. */
export interface Readings {
  readonly docx: { readonly options: undefined; readonly content: DocxContent }
  readonly xlsx: { readonly options: SheetLimits; readonly content: Sheet[] }
  readonly pdf: { readonly options: undefined; readonly content: PdfText }
  readonly inspection: { readonly options: { readonly kind: string }; readonly content: FileInspection }
  readonly redaction: { readonly options: RedactionOrder; readonly content: Redacted<Uint8Array> }
  readonly verification: { readonly options: VerificationOrder; readonly content: readonly RedactionFinding[] }
  readonly pageTexts: { readonly options: undefined; readonly content: readonly PageTexts[] }
  readonly pagePng: {
    readonly options: { readonly page: number; readonly scale: number }
    readonly content: Uint8Array
  }
  /** Nothing is read here: a long document is set. */
  readonly booklet: {
    readonly options: { readonly booklet: Booklet; readonly format: BookletFormat }
    readonly content: Uint8Array
  }
  readonly report: {
    readonly options: { readonly report: PrintedReport; readonly format: ReportFormat }
    readonly content: Uint8Array
  }
  readonly stripping: { readonly options: { readonly kind: string }; readonly content: Stripped<Uint8Array> }
}

/** One document to be read. */
export interface Order<Kind extends keyof Readings> {
  readonly kind: Kind
  readonly bytes: Buffer
  readonly options: Readings[Kind]['options']
}

/** What the thread says at the end: the content, or a refusal. */
export type Answer =
  | { readonly content: Readings[keyof Readings]['content'] }
  | { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> }

const LIMIT_MS = 60_000
const MEMORY_MB = 512
const GROWTH_MB = 1024
const WATCH_MS = 100
const MOST_AT_ONCE = 2

// In the build, this file is part of a larger one, and the thread's file is compiled. From the sources (tests, `npm run dev`)
// Node must learn TypeScript first, and it does not let a thread begin with a TypeScript file.
const IS_SOURCE = import.meta.url.endsWith('.ts')
const NAME = 'platform/documents/reader-thread.js'

function builtThread(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, NAME)) && folder !== dirname(folder)) folder = dirname(folder)
  return join(folder, NAME)
}

function sourceThread(): string {
  const url = new URL('./reader-thread.ts', import.meta.url).href
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url)}) })`
}

const waiting: (() => void)[] = []
let running = 0

async function enter(): Promise<void> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
}

function leave(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

function run(order: Order<keyof Readings>, limitMs: number): Promise<Answer> {
  return new Promise((done) => {
    const worker = new Worker(IS_SOURCE ? sourceThread() : builtThread(), {
      eval: IS_SOURCE,
      workerData: order,
      // Settings and secrets of the process are no business of a parser.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
    })
    const refuse = (reason: string): void => {
      done({ code: 'upload.broken', details: { reason } })
      void worker.terminate()
    }
    const timer = setTimeout(refuse, limitMs, 'reading took too long')
    // The limit above counts objects; what is unpacked lies outside of them, and only the whole process shows it.
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH_MB * 1024 * 1024) refuse('reading took too much memory')
    }, WATCH_MS)
    worker.on('message', done)
    worker.on('error', (error: Error) => {
      refuse(error.message.slice(0, 200))
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      clearInterval(watch)
      refuse('the reader ended without an answer')
    })
  })
}

/**
 * Reads a document in a thread of its own, so that a hostile one costs neither the time nor the memory of those who are
 * served meanwhile: it has 60 seconds, 512 MB of objects, 1 GB in all. Throws what the reader throws, and `upload.broken` past
 * these limits.
 */
export async function readApart<Kind extends keyof Readings>(
  order: Order<Kind>,
  limitMs: number = LIMIT_MS,
): Promise<Readings[Kind]['content']> {
  await enter()
  try {
    const answer = await run(order, limitMs)
    if ('code' in answer) throw new AppError(answer.code, answer.details)
    return answer.content
  } finally {
    leave()
  }
}
