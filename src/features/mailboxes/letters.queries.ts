import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { unseal } from '../../platform/sealed.ts'
import type { CaseName, LetterKind, LetterState } from './domain/letter-kind.ts'
import type { Adoption, Words } from './domain/letter.ts'
import type { EncryptedReport } from './domain/report-key.ts'

/** Where the words of a letter are sealed to. */
export function wordsPlace(caseId: string): string {
  return `case:${caseId}:letter`
}

/** Where an answer is sealed to. */
export function answerPlace(caseId: string): string {
  return `case:${caseId}:letter-answer`
}

/** What a letter is beside its case; its words stay sealed until somebody entitled opens them. */
export interface LetterRow {
  readonly caseId: string
  readonly caseName: CaseName
  readonly mailboxId: string
  readonly sectionId: string | null
  readonly sectionName: string
  readonly kind: LetterKind
  readonly aboutUnitId: string | null
  readonly isAnonymous: boolean
  readonly allowsPublication: boolean
  readonly isImportant: boolean
  readonly isComplex: boolean
  readonly wasLate: boolean
  readonly isSolved: boolean | null
  readonly reopened: number
  readonly adoption: Adoption | null
  readonly adoptionNote: string
  readonly sealedText: Buffer | null
  /** The key to which it was encrypted before it came; null: the platform can read it. */
  readonly reportKeyId: string | null
}

/** The letter of a case. Throws `case.not-found`. */
export async function getLetter(db: ReadDb | Tx, caseId: string): Promise<LetterRow> {
  const row = await db
    .selectFrom('mailbox_letter as l')
    .innerJoin('case_file as f', 'f.id', 'l.case_id')
    .leftJoin('mailbox_section as s', 's.id', 'l.section_id')
    .select(['l.case_id as caseId', 'f.kind as caseName', 'l.mailbox_id as mailboxId', 'l.section_id as sectionId'])
    .select(['l.kind', 'l.about_unit_id as aboutUnitId', 'l.is_anonymous as isAnonymous'])
    .select(['l.allows_publication as allowsPublication', 'l.is_important as isImportant', 'l.is_complex as isComplex'])
    .select(['l.was_late as wasLate', 'l.is_solved as isSolved', 'l.reopened', 'l.adoption'])
    .select(['l.adoption_note as adoptionNote', 'l.sealed_text as sealedText'])
    .select('l.report_key_id as reportKeyId')
    .select(sql<string>`coalesce(s.name, '')`.as('sectionName'))
    .where('l.case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new AppError('case.not-found', { id: caseId })
  return row as LetterRow
}

/** What kind of case a letter is and in which state; undefined when the case is no letter. */
export async function findLetter(
  db: ReadDb | Tx,
  caseId: string,
): Promise<{ caseName: CaseName; state: LetterState } | undefined> {
  const row = await db
    .selectFrom('mailbox_letter as l')
    .innerJoin('case_file as f', 'f.id', 'l.case_id')
    .select(['f.kind as caseName', 'f.state'])
    .where('l.case_id', '=', caseId)
    .executeTakeFirst()
  return row as { caseName: CaseName; state: LetterState } | undefined
}

/** What was written; null when it was erased, or encrypted before it came. */
export function openWords(key: Buffer, { caseId, sealedText, reportKeyId }: LetterRow): Words | null {
  if (sealedText === null || reportKeyId !== null) return null
  return JSON.parse(unseal(key, sealedText, wordsPlace(caseId)).toString('utf8')) as Words
}

/** A report as it came, encrypted by whoever wrote; null when it was erased. */
export function openReport(key: Buffer, { caseId, sealedText }: LetterRow): EncryptedReport | null {
  if (sealedText === null) return null
  return JSON.parse(unseal(key, sealedText, wordsPlace(caseId)).toString('utf8')) as EncryptedReport
}

/** An answer from draft to release. */
export interface Answer {
  readonly text: string
  readonly hash: string
  readonly draftedBy: string
  readonly releasedAt: Date | null
}

/** The answer of a letter, if one was drafted and is not erased. */
export async function findAnswer(db: ReadDb | Tx, key: Buffer, caseId: string): Promise<Answer | undefined> {
  const row = await db.selectFrom('mailbox_answer').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!row?.sealed_text) return undefined
  return {
    text: unseal(key, row.sealed_text, answerPlace(caseId)).toString('utf8'),
    hash: row.hash,
    draftedBy: row.drafted_by,
    releasedAt: row.released_at,
  }
}

/** The number under which the answer of a letter is published now. */
export async function findPublication(db: ReadDb | Tx, caseId: string): Promise<number | null> {
  const row = await db
    .selectFrom('mailbox_publication')
    .select('no')
    .where('case_id', '=', caseId)
    .where('taken_down_at', 'is', null)
    .executeTakeFirst()
  return row?.no ?? null
}
