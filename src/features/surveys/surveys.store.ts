import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { OversightHost, SurveyGroup } from '../../kernel/survey-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import type { Answer, Question } from './domain/questionnaire.ts'
import type { Results } from './domain/results.ts'
import { findSurvey, type Survey } from './surveys.queries.ts'

/** What the maker writes of a questionnaire. */
export interface Written {
  readonly title: string
  readonly words: string
  readonly from: string
  readonly to: string
  readonly groups: readonly SurveyGroup[]
  readonly questions: readonly Question[]
  readonly smallestGroup: number
}

function columnsOf({ title, words, from, to, groups, questions, smallestGroup }: Written) {
  return {
    ...{ title, words, from_day: from, to_day: to, groups: [...groups] },
    ...{ questions: json(questions), smallest_group: smallestGroup },
  }
}

/** Writes a new draft. */
export async function insertSurvey(
  tx: Tx,
  made: Written & { id: string; host: OversightHost; createdBy: string },
): Promise<void> {
  const { id, host, createdBy } = made
  await tx
    .insertInto('survey')
    .values({ ...columnsOf(made), id, host, created_by: createdBy })
    .execute()
}

/** Writes a draft anew. */
export async function saveDraft(tx: Tx, id: string, written: Written): Promise<void> {
  await tx.updateTable('survey').set(columnsOf(written)).where('id', '=', id).execute()
}

async function getSurvey(tx: Tx, id: string): Promise<Survey> {
  const survey = await findSurvey(tx, id)
  if (!survey) throw new AppError('survey.not-found')
  return survey
}

/** The questionnaire, for one who changes it: nobody answers meanwhile. Throws `survey.not-found`. */
export async function lockSurvey(tx: Tx, id: string): Promise<Survey> {
  await tx.selectFrom('survey').select('id').where('id', '=', id).forUpdate().execute()
  return getSurvey(tx, id)
}

/** The questionnaire, for one who answers: many may, and nobody closes it meanwhile. Throws `survey.not-found`. */
export async function holdSurvey(tx: Tx, id: string): Promise<Survey> {
  await tx.selectFrom('survey').select('id').where('id', '=', id).forShare().execute()
  return getSurvey(tx, id)
}

/** Announces a draft. */
export async function saveAnnounced(tx: Tx, id: string, on: string): Promise<void> {
  await tx.updateTable('survey').set({ state: 'announced', announced_on: on }).where('id', '=', id).execute()
}

/** Cancels. */
export async function saveCancelled(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.updateTable('survey').set({ state: 'cancelled', cancel_reason: reason }).where('id', '=', id).execute()
}

/** Ends it before its last day. */
export async function saveEnded(tx: Tx, { id, on, reason }: { id: string; on: string; reason: string }): Promise<void> {
  await tx.updateTable('survey').set({ ended_on: on, end_reason: reason }).where('id', '=', id).execute()
}

/** Freezes the results; nothing of the questionnaire can be changed afterwards. */
export async function saveResults(
  tx: Tx,
  { id, results, hash, at }: { id: string; results: Results; hash: string; at: Date },
): Promise<void> {
  const { respondents, scored, satisfied } = results
  await tx
    .updateTable('survey')
    .set({ state: 'published', results: json(results), result_hash: hash, published_at: at })
    .set({ respondents, scored, satisfied })
    .where('id', '=', id)
    .execute()
}

/** Adds invitations by their hashes. */
export async function insertCodes(
  tx: Tx,
  { id, group, hashes }: { id: string; group: SurveyGroup; hashes: readonly string[] },
): Promise<void> {
  await tx
    .insertInto('survey_code')
    .values(hashes.map((hash) => ({ survey_id: id, of_group: group, hash })))
    .execute()
}

/** Uses an invitation; answers its group. Throws `survey.code-invalid` when there is none, or it has answered. */
export async function useCode(tx: Tx, id: string, hash: string): Promise<SurveyGroup> {
  const used = await tx
    .updateTable('survey_code')
    .set({ is_used: true })
    .where('survey_id', '=', id)
    .where('hash', '=', hash)
    .where('is_used', '=', false)
    .returning('of_group')
    .executeTakeFirst()
  if (!used) throw new AppError('survey.code-invalid')
  return used.of_group as SurveyGroup
}

/** Notes that an account has answered. Throws `survey.answered-already`, also when both answers come at once. */
export async function insertParticipation(tx: Tx, id: string, accountId: string): Promise<void> {
  const done = await tx
    .insertInto('survey_participation')
    .values({ survey_id: id, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('survey.answered-already')
}

/**
 * Takes in what was said, apart from who said it. There is no time, no order and no number that the two tables share; the ids are
 * random, and earlier answers are written anew with each (`take_survey_answer`), so that neither the marks that PostgreSQL keeps in
 * each row nor the place of a row on the disk lead from one to the other. What remains: whoever may read the database all the time
 * can compare it before and after an answer, most easily while few have answered; and a backup of the log holds what a
 * transaction wrote. Against those only the rules for the room of the servers help (docs/adr/0018-anonymous-answers.md).
 */
export async function takeAnswer(
  tx: Tx,
  { id, group, answer }: { id: string; group: SurveyGroup; answer: Answer },
): Promise<void> {
  await sql`select take_survey_answer(${id}, ${group}, ${json(answer.choices)}::jsonb, ${json(answer.said)}::jsonb)`.execute(
    tx,
  )
}

/** Erases the free words of questionnaires that ended before a day and are over. Answers how many. */
export async function eraseWordsOf(tx: Tx, endedBefore: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select erase_survey_words(${endedBefore}::date) as count`.execute(tx)
  return rows[0]?.count ?? 0
}
