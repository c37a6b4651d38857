import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { seal } from '../../platform/sealed.ts'
import type { Letter } from './domain/letter.ts'
import type { EncryptedReport } from './domain/report-key.ts'
import { answerPlace, wordsPlace } from './letters.queries.ts'

/** A report that was encrypted before it came, and the id of the key it is for. */
export interface Encrypted {
  readonly report: EncryptedReport
  readonly keyId: string
}

/** Keeps a letter; its words are sealed, those that came encrypted once more. */
export async function insertLetter(
  tx: Tx,
  key: Buffer,
  entry: { caseId: string; mailboxId: string; letter: Letter; noticeVersion: string; encrypted: Encrypted | null },
): Promise<void> {
  const { caseId, mailboxId, letter, noticeVersion, encrypted } = entry
  await tx
    .insertInto('mailbox_letter')
    .values({
      case_id: caseId,
      mailbox_id: mailboxId,
      section_id: letter.sectionId,
      kind: letter.kind,
      about_unit_id: letter.aboutUnitId,
      is_anonymous: letter.isAnonymous,
      sealed_text: seal(key, JSON.stringify(encrypted?.report ?? letter.words), wordsPlace(caseId)),
      allows_publication: letter.allowsPublication,
      notice_version: noticeVersion,
      is_solved: null,
      adoption: null,
      report_key_id: encrypted?.keyId ?? null,
    })
    .execute()
}

/** What changes of a letter beside its case; what is not named stays. */
export interface LetterPatch {
  readonly is_important?: boolean
  readonly is_complex?: boolean
  readonly was_late?: boolean
  readonly is_solved?: boolean | null
  readonly reopened?: number
  readonly adoption?: string
  readonly adoption_note?: string
}

/** Changes it. */
export async function saveLetter(tx: Tx, caseId: string, patch: LetterPatch): Promise<void> {
  await tx.updateTable('mailbox_letter').set(patch).where('case_id', '=', caseId).execute()
}

/** Keeps a draft of the answer, sealed; what was released before does not hold for it. */
export async function saveAnswer(
  tx: Tx,
  key: Buffer,
  { caseId, text, hash, by }: { caseId: string; text: string; hash: string; by: string },
): Promise<void> {
  const values = {
    sealed_text: seal(key, text, answerPlace(caseId)),
    hash,
    drafted_by: by,
    released_by: null,
    released_at: null,
  }
  await tx
    .insertInto('mailbox_answer')
    .values({ case_id: caseId, ...values })
    .onConflict((c) => c.column('case_id').doUpdateSet(values))
    .execute()
}

/** Notes who let the answer go out. */
export async function saveRelease(tx: Tx, caseId: string, by: string): Promise<void> {
  await tx
    .updateTable('mailbox_answer')
    .set({ released_by: by, released_at: sql<Date>`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .execute()
}

/** A letter and its answer for everybody, as somebody has rewritten them. */
export interface NewPublication {
  readonly caseId: string
  readonly mailboxId: string
  readonly kind: string
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly unitId: string | null
  readonly on: Day
  readonly by: string
}

/** Publishes it; answers its number. */
export async function insertPublication(tx: Tx, entry: NewPublication): Promise<number> {
  const { caseId, mailboxId, kind, title, question, answer, unitId, on, by } = entry
  const { no } = await tx
    .insertInto('mailbox_publication')
    .values({
      case_id: caseId,
      mailbox_id: mailboxId,
      kind,
      title,
      question,
      answer,
      unit_id: unitId,
      published_on: on,
      published_by: by,
      taken_down_at: null,
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  return no
}

/** Takes a published answer down; answers its number. Its words are not kept: nobody is to find them again. Throws `mailbox-letter.answer-not-found`. */
export async function endPublication(tx: Tx, caseId: string, reason: string): Promise<number> {
  const row = await tx
    .updateTable('mailbox_publication')
    .set({ taken_down_at: sql<Date>`clock_timestamp()`, take_down_reason: reason, title: '', question: '', answer: '' })
    .where('case_id', '=', caseId)
    .where('taken_down_at', 'is', null)
    .returning('no')
    .executeTakeFirst()
  if (!row) throw new AppError('mailbox-letter.answer-not-found')
  return row.no
}

/** Takes out what was written and answered. */
export async function eraseLetter(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('mailbox_letter').set({ sealed_text: null }).where('case_id', '=', caseId).execute()
  await tx.updateTable('mailbox_answer').set({ sealed_text: null }).where('case_id', '=', caseId).execute()
}
