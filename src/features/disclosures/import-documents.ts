import { codePoints } from '../../kernel/text.ts'
import { authorize, type Context, SYSTEM } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { cleanHtml, htmlToText } from '../../platform/documents/sanitize.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { DEFAULT_INDEX_PATTERN, indexNumber, type IndexParts, indexPrefix } from './domain/index-number.ts'
import type { Metadata } from './domain/metadata.ts'
import { canonicalText } from './domain/revision-text.ts'
import type { RevisionAttachment } from './documents.store.ts'
import { type ImportRow, insertImported, reserveSerials } from './import-documents.store.ts'

/** A publication of the previous system, taken over as it stood there. */
export interface MigratedDocument {
  readonly unitId: string
  readonly unitCode: string
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
  /** Four digits: class and item of the first catalogue item, '0000' for none. */
  readonly itemDigits: string
  /** The day the previous system printed: asserted, not proven. Not after today. */
  readonly originalPublishedOn: string
  /** Pictures that stand before the text, in order; the first is the cover. */
  readonly pictures?: readonly MigratedPicture[]
}

/** A picture of the previous system with the words that stand for it. */
export interface MigratedPicture {
  readonly name: string
  readonly bytes: Buffer
  readonly mediaType: string
  readonly alt: string
}

/** How index numbers are made. */
export interface IndexRule {
  readonly org: string
  readonly pattern: string
}

const SUMMARY_LENGTH = 120

function expiryOf({ term, expiresOn }: Metadata): Date | null {
  return term === 'permanent' || expiresOn === ''
    ? null
    : new Date(new Date(`${expiresOn}T00:00:00+08:00`).getTime() + 24 * 3600 * 1000)
}

async function numbersFor(tx: Tx, documents: readonly MigratedDocument[], rule: IndexRule): Promise<string[]> {
  const pattern = rule.pattern === '' ? DEFAULT_INDEX_PATTERN : rule.pattern
  const parts = documents.map(
    (document): IndexParts => ({
      org: rule.org,
      unit: document.unitCode,
      item: document.itemDigits,
      year: (document.metadata.formedOn || document.originalPublishedOn).slice(0, 4),
    }),
  )
  const prefixes = parts.map((part) => indexPrefix(pattern, part))
  const next = await reserveSerials(tx, prefixes)
  return parts.map((part, index) => indexNumber(pattern, part, next(prefixes[index] ?? '')))
}

async function takePicture(
  tx: Tx,
  ctx: Context,
  picture: MigratedPicture,
): Promise<RevisionAttachment & { alt: string }> {
  const stored = await ctx.files.put(tx, picture.bytes, picture.mediaType)
  return {
    id: newId(),
    name: picture.name,
    sha256: stored.sha256,
    mediaType: picture.mediaType,
    size: stored.size,
    use: 'picture',
    alt: picture.alt,
  }
}

async function toRow(tx: Tx, ctx: Context, document: MigratedDocument): Promise<Omit<ImportRow, 'indexNo'>> {
  const attachments: (RevisionAttachment & { alt: string })[] = []
  for (const picture of document.pictures ?? []) attachments.push(await takePicture(tx, ctx, picture))
  const figures = attachments.map(
    ({ id, alt }) => `<figure><img src="/media/${id}" alt="${alt.replaceAll('"', '')}" /></figure>`,
  )
  const bodyHtml = cleanHtml(figures.join('') + document.bodyHtml)
  const metadata = { ...document.metadata, coverId: attachments[0]?.id ?? '' }
  const bodyText = htmlToText(bodyHtml)
  const hash = sha256(canonicalText({ title: document.title, bodyHtml, metadata, attachments }))
  const summary =
    metadata.summary === ''
      ? codePoints(bodyText.replaceAll(/\s+/g, ' ')).slice(0, SUMMARY_LENGTH).join('')
      : metadata.summary
  return {
    documentId: newId(),
    revisionId: newId(),
    unitId: document.unitId,
    title: document.title,
    bodyHtml,
    bodyText,
    metadata,
    attachments,
    hash,
    summary,
    originalPublishedOn: document.originalPublishedOn,
    expiresAt: expiryOf(metadata),
  }
}

/**
 * Takes over publications of the previous system in bulk. Each gets its own entry on the ledger; the day printed by the
 * old system is kept beside the database's own time and shown as such. Only the platform itself (command line) may.
 */
export async function importDocuments(
  ctx: Context,
  documents: readonly MigratedDocument[],
  rule: IndexRule,
): Promise<number> {
  if (ctx.actor !== SYSTEM) authorize(ctx, 'settings.manage')
  if (documents.length === 0) return 0
  return ctx.transaction(async (tx) => {
    const unnumbered: Omit<ImportRow, 'indexNo'>[] = []
    for (const document of documents) unnumbered.push(await toRow(tx, ctx, document))
    // Last, because the rows of the counters stay locked from here on.
    const numbers = await numbersFor(tx, documents, rule)
    const rows = unnumbered.map((row, index) => ({ ...row, indexNo: numbers[index] ?? '' }))
    await insertImported(tx, ctx, rows)
    for (const { expiresAt, documentId } of rows) {
      if (expiresAt) await enqueue(tx, { name: 'disclosures.expire', runAt: expiresAt, key: `expire:${documentId}` })
    }
    return rows.length
  })
}
