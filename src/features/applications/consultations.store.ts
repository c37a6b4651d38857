import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { seal, unseal } from '../../platform/sealed.ts'

/** 征求意见: who is asked, what they are shown, until when they may answer. */
export interface Consultation {
  readonly id: string
  readonly caseId: string
  readonly kind: 'third-party' | 'other-agency'
  readonly sentOn: Day
  readonly answerUntil: Day
  readonly pausesClock: boolean
  readonly answer: 'agrees' | 'objects' | 'silent' | null
  readonly answeredOn: Day | null
}

const COLUMNS = [
  'id',
  'case_id as caseId',
  'kind',
  'sent_on as sentOn',
  'answer_until as answerUntil',
  'pauses_clock as pausesClock',
  'answer',
  'answered_on as answeredOn',
] as const

function place({ id, caseId }: { id: string; caseId: string }, what: 'passages' | 'reason'): string {
  return `case:${caseId}:consultation:${id}:${what}`
}

/** Keeps a consultation; of its link only the hash. */
export async function insertConsultation(
  tx: Tx,
  key: Buffer,
  consultation: Omit<Consultation, 'answer' | 'answeredOn'> & { secret: string; personId: string; passages: string },
): Promise<void> {
  const { id, caseId, kind, sentOn, answerUntil, pausesClock, secret, personId, passages } = consultation
  await tx
    .insertInto('application_consultation')
    .values({
      id,
      case_id: caseId,
      kind,
      code_hash: sha256(secret),
      person_id: personId,
      sealed_passages: seal(key, passages, place(consultation, 'passages')),
      sent_on: sentOn,
      answer_until: answerUntil,
      pauses_clock: pausesClock,
      answer: null,
      sealed_reason: null,
      answered_on: null,
    })
    .execute()
}

/** The consultations of a case, oldest first. */
export async function listConsultations(db: ReadDb | Tx, caseId: string): Promise<Consultation[]> {
  const rows = await db
    .selectFrom('application_consultation')
    .select(COLUMNS)
    .where('case_id', '=', caseId)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  return rows as Consultation[]
}

/** What was shown and answered, opened. */
export async function openWords(db: ReadDb | Tx, key: Buffer, { id, caseId }: { id: string; caseId: string }) {
  const row = await db
    .selectFrom('application_consultation')
    .select(['sealed_passages', 'sealed_reason'])
    .where('id', '=', id)
    .executeTakeFirst()
  const open = (sealed: Buffer | null | undefined, what: 'passages' | 'reason'): string =>
    sealed ? unseal(key, sealed, place({ id, caseId }, what)).toString('utf8') : ''
  return { passages: open(row?.sealed_passages, 'passages'), reason: open(row?.sealed_reason, 'reason') }
}

/** The consultation behind a one-time link, while it waits for an answer. Throws `application.consultation-not-found`. */
export async function getByLink(db: ReadDb | Tx, secret: string): Promise<Consultation> {
  const row = await db
    .selectFrom('application_consultation')
    .select(COLUMNS)
    .where('code_hash', '=', sha256(secret))
    .executeTakeFirst()
  if (!row) throw new AppError('application.consultation-not-found')
  return row as Consultation
}

/** Writes the answer down, once; the case is locked. Throws `application.consultation-answered`. */
export async function saveAnswer(
  tx: Tx,
  key: Buffer,
  {
    consultation,
    answer,
    reason,
    on,
  }: { consultation: Consultation; answer: 'agrees' | 'objects' | 'silent'; reason: string; on: Day },
): Promise<void> {
  const result = await tx
    .updateTable('application_consultation')
    .set({ answer, answered_on: on, sealed_reason: seal(key, reason, place(consultation, 'reason')) })
    .where('id', '=', consultation.id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) === 0) throw new AppError('application.consultation-answered')
}
