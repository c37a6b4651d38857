import type { Selectable } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Regime } from '../../kernel/letter-terms.ts'

/** What is known of a letter without its key: nothing that tells whom it is for or what it says. */
export interface LetterFacts {
  readonly id: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly unitId: string
  readonly templateId: string
  readonly templateNo: number
  readonly regime: Regime
  readonly remedyId: string
  readonly state: 'draft' | 'frozen'
  /** The number of the text it has now; an edit names the one it starts from. */
  readonly textNo: number
  readonly draftedBy: string
  readonly draftedAt: Date
  /** 发文字号; empty while it is a draft. */
  readonly number: string
  readonly datedOn: string | null
  readonly hash: string
  readonly pdfSha256: string
  readonly docxSha256: string
  readonly frozenBy: string
  readonly frozenAt: Date | null
  readonly erasedAt: Date | null
}

/** A row as facts. */
export function factsFromRow(row: Selectable<Schema['letter']>): LetterFacts {
  return {
    id: row.id,
    subject: { type: row.subject_type, id: row.subject_id },
    unitId: row.unit_id,
    templateId: row.template_id,
    templateNo: row.template_no,
    regime: row.regime as Regime,
    remedyId: row.remedy_id,
    state: row.state as LetterFacts['state'],
    textNo: row.text_no,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    datedOn: row.dated_on,
    frozenAt: row.frozen_at,
    erasedAt: row.erased_at,
    ...signedWords(row),
  }
}

function signedWords(row: Selectable<Schema['letter']>) {
  return {
    number: row.number ?? '',
    hash: row.hash ?? '',
    pdfSha256: row.pdf_sha256 ?? '',
    docxSha256: row.docx_sha256 ?? '',
    frozenBy: row.frozen_by ?? '',
  }
}

/** The letters about a subject, in the order of drafting. */
export async function listLettersOf(db: ReadDb, subject: LetterFacts['subject']): Promise<LetterFacts[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('drafted_at')
    .orderBy('id')
    .execute()
  return rows.map(factsFromRow)
}

/** A letter with its sealed key. Throws `letter.not-found` and `letter.erased`. */
export async function getSealedLetter(db: ReadDb, id: string): Promise<LetterFacts & { readonly sealedKey: Buffer }> {
  const row = await db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('letter.not-found', { id })
  if (row.sealed_key === null) throw new AppError('letter.erased', { id })
  return { ...factsFromRow(row), sealedKey: row.sealed_key }
}

/** A sealed text of a letter, and who wrote it when. */
export interface SealedText {
  readonly no: number
  readonly sealed: Buffer
  readonly writtenBy: string
  readonly writtenAt: Date
}

/** The texts of a letter, in their order. */
export async function listSealedTexts(db: ReadDb, letterId: string): Promise<SealedText[]> {
  const rows = await db.selectFrom('letter_text').selectAll().where('letter_id', '=', letterId).orderBy('no').execute()
  return rows.map((row) => ({
    no: row.no,
    sealed: row.sealed,
    writtenBy: (row.actor as { name: string }).name,
    writtenAt: row.written_at,
  }))
}

/** A delivery as it is kept: when and how in the clear, to whom sealed. */
export interface SealedDelivery {
  readonly id: string
  readonly way: string
  readonly result: string
  readonly deliveredOn: string
  readonly sealed: Buffer
  readonly recordedBy: string
  readonly recordedAt: Date
}

/** How a letter went out, in the order of recording. */
export async function listSealedDeliveries(db: ReadDb, letterId: string): Promise<SealedDelivery[]> {
  const rows = await db
    .selectFrom('letter_delivery')
    .selectAll()
    .where('letter_id', '=', letterId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    way: row.way,
    result: row.result,
    deliveredOn: row.delivered_on,
    sealed: row.sealed,
    recordedBy: (row.actor as { name: string }).name,
    recordedAt: row.recorded_at,
  }))
}
