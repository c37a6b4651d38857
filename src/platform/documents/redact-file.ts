import { AppError } from '../../kernel/app-error.ts'
import { readApart, type Readings } from './read-apart.ts'
import type { RedactionOrder, VerificationOrder } from './redacting.ts'
import type { PageTexts, Redacted, RedactionFinding } from './redaction.ts'

export { type RedactionOrder, type VerificationOrder } from './redacting.ts'
export { type PageTexts, REDACTABLE_KINDS, type Redacted, type RedactionFinding } from './redaction.ts'

/** Ten minutes: 500 pages of a scan. */
const LIMIT_MS = 600_000
const MOST_BYTES = 200 * 1024 * 1024

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** The thread's own refusals (too slow, too much memory) speak of uploads. */
async function apart<Kind extends keyof Readings>(
  kind: Kind,
  bytes: Buffer,
  options: Readings[Kind]['options'],
): Promise<Readings[Kind]['content']> {
  if (bytes.byteLength > MOST_BYTES) throw new AppError('redaction.too-large', { bytes: bytes.byteLength })
  try {
    return await readApart({ kind, bytes, options }, LIMIT_MS)
  } catch (error) {
    if (!(error instanceof AppError) || error.code.startsWith('redaction.')) throw error
    throw new AppError('redaction.too-large', error.details)
  }
}

// A redaction may take minutes; one at a time leaves room for those who only upload a file.
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work)
  turn = mine.catch(() => undefined)
  return mine
}

/**
 * The file made anew without what is withheld (区分处理, 政府信息公开条例第三十七条), and what the release gate found in the result.
 * Nothing may be handed out while `findings` holds anything (`assertReleasable`), nor before a person has looked at what
 * `unsearched` names. A PDF under a permissions password alone opens as it does for everyone. Runs in a thread of its own, one at a
 * time. Throws `redaction.invalid`, `redaction.box-outside`, `redaction.box-in-text` (docx), `redaction.kind-refused`,
 * `redaction.encrypted`, `redaction.broken`, and past 200 MB, 500 pages or ten minutes `redaction.too-large`.
 */
export async function redactFile(bytes: Buffer, order: RedactionOrder): Promise<Redacted> {
  const redacted = await inTurn(() => apart('redaction', bytes, order))
  return { ...redacted, bytes: asBuffer(redacted.bytes) }
}

/**
 * The release gate: what of the redactions is still in a result, with its place. Reads the file by other means than those that
 * made it: text by another program, every stream and string of the structure, properties, attachments, and the pixels under the
 * bars. Throws as `redactFile`.
 */
export async function verifyRedacted(bytes: Buffer, order: VerificationOrder): Promise<readonly RedactionFinding[]> {
  return inTurn(() => apart('verification', bytes, order))
}

/** Throws `redaction.still-found` with the places when the gate found anything. */
export function assertReleasable(findings: readonly RedactionFinding[]): void {
  if (findings.length > 0) throw new AppError('redaction.still-found', { findings })
}

/** The words of each page of a PDF with their places in points from the top left, for marking them. Throws as `redactFile`. */
export async function listPageTexts(bytes: Buffer): Promise<readonly PageTexts[]> {
  return apart('pageTexts', bytes, undefined)
}

/** A page (from 1) of a PDF as a PNG; `scale` is pixels per point, at most 400 dots an inch. Throws as `redactFile`. */
export async function renderPagePng(bytes: Buffer, page: number, scale: number): Promise<Buffer> {
  return asBuffer(await apart('pagePng', bytes, { page, scale }))
}
