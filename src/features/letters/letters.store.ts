import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Actor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import { factsFromRow, type LetterFacts } from './letters.queries.ts'

/** A letter that begins its life. */
export interface NewLetter extends Pick<LetterFacts, 'id' | 'subject' | 'unitId' | 'templateId' | 'templateNo'> {
  readonly regime: string
  readonly remedyId: string
  readonly sealedKey: Buffer
  readonly actor: Actor
}

/** Adds a draft. */
export async function insertLetter(tx: Tx, { id, subject, actor, ...letter }: NewLetter): Promise<void> {
  await tx
    .insertInto('letter')
    .values({
      id,
      subject_type: subject.type,
      subject_id: subject.id,
      unit_id: letter.unitId,
      template_id: letter.templateId,
      template_no: letter.templateNo,
      regime: letter.regime,
      remedy_id: letter.remedyId,
      sealed_key: letter.sealedKey,
      drafted_by: actor.id,
    })
    .execute()
}

/** Adds a text of a letter, with who wrote it; the letter has this text from now on. */
export async function insertText(
  tx: Tx,
  { letterId, no, sealed, actor }: { letterId: string; no: number; sealed: Buffer; actor: Actor },
): Promise<void> {
  await tx.updateTable('letter').set({ text_no: no }).where('id', '=', letterId).execute()
  await tx
    .insertInto('letter_text')
    .values({ letter_id: letterId, no, sealed, actor: json(snapshot(actor)) })
    .execute()
}

/** Holds a letter. Throws `letter.not-found`, and `letter.erased` when its content is gone. */
export async function lockLetter(tx: Tx, id: string): Promise<LetterFacts & { readonly sealedKey: Buffer }> {
  const row = await tx.selectFrom('letter').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('letter.not-found', { id })
  if (row.sealed_key === null) throw new AppError('letter.erased', { id })
  return { ...factsFromRow(row), sealedKey: row.sealed_key }
}

/**
 * The next number of a word and year, without a gap: whoever comes later waits until this transaction ends, and gets the same
 * number if it ends badly.
 */
export async function allotNumber(tx: Tx, { word, year }: { word: string; year: number }): Promise<number> {
  const { last } = await tx
    .insertInto('letter_sequence')
    .values({ word, year, last: 1 })
    .onConflict((c) => c.columns(['word', 'year']).doUpdateSet({ last: sql`letter_sequence.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** What signing fixes. */
export interface Signing {
  readonly number: string
  readonly numberWord: string
  readonly numberYear: number
  readonly numberNo: number
  readonly datedOn: string
  readonly hash: string
  readonly pdfSha256: string
  readonly docxSha256: string
  readonly by: string
}

/** Makes the draft a signed letter; from now on the database refuses every change. */
export async function saveSigned(tx: Tx, id: string, signing: Signing): Promise<void> {
  await tx
    .updateTable('letter')
    .set({
      state: 'frozen',
      number: signing.number,
      number_word: signing.numberWord,
      number_year: signing.numberYear,
      number_no: signing.numberNo,
      dated_on: signing.datedOn,
      hash: signing.hash,
      pdf_sha256: signing.pdfSha256,
      docx_sha256: signing.docxSha256,
      frozen_by: signing.by,
      frozen_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
}

/** Keeps how a letter went out. */
export async function insertDelivery(
  tx: Tx,
  values: {
    id: string
    letterId: string
    way: string
    result: string
    deliveredOn: string
    sealed: Buffer
    actor: Actor
  },
): Promise<void> {
  const { letterId, deliveredOn, actor, ...delivery } = values
  await tx
    .insertInto('letter_delivery')
    .values({ ...delivery, letter_id: letterId, delivered_on: deliveredOn, actor: json(snapshot(actor)) })
    .execute()
}

/** Destroys the key of a letter: texts, files and deliveries can never be read again, in the database and in its files. */
export async function destroyKey(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('letter')
    .set({ sealed_key: null, erased_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}
