import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { OversightHost, SurveyGroup, SurveyState } from '../../kernel/survey-terms.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { Choices, Question } from './domain/questionnaire.ts'
import type { Counted, Results } from './domain/results.ts'

/** What was published of a questionnaire, and SHA-256 over it. */
export interface Published {
  readonly results: Results
  readonly hash: string
  readonly at: Date
}

/** A questionnaire (评议问卷). */
export interface Survey {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly host: OversightHost
  readonly from: Day
  readonly to: Day
  readonly groups: readonly SurveyGroup[]
  readonly questions: readonly Question[]
  readonly smallestGroup: number
  readonly state: SurveyState
  /** The day on which everybody could know of it; null for one that never was more than a draft. */
  readonly announcedOn: Day | null
  readonly cancelReason: string
  /** The day on which it was ended before its last, and why. */
  readonly endedOn: Day | null
  readonly endReason: string
  readonly published: Published | null
}

function base(db: ReadDb | Tx) {
  return db.selectFrom('survey').selectAll()
}

type Row = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number]

function toPublished({ results, result_hash: hash, published_at: at }: Row): Published | null {
  return at && hash !== null ? { at, hash, results: results as Results } : null
}

function toSurvey(row: Row): Survey {
  return {
    id: row.id,
    title: row.title,
    words: row.words,
    host: row.host as OversightHost,
    from: row.from_day as Day,
    to: row.to_day as Day,
    groups: row.groups as SurveyGroup[],
    questions: row.questions as readonly Question[],
    smallestGroup: row.smallest_group,
    state: row.state as SurveyState,
    announcedOn: row.announced_on as Day | null,
    cancelReason: row.cancel_reason ?? '',
    endedOn: row.ended_on as Day | null,
    endReason: row.end_reason ?? '',
    published: toPublished(row),
  }
}

const ENDED_ON = sql<string>`coalesce(ended_on, to_day)`

/** All questionnaires, those that end last first. */
export async function listSurveys(db: ReadDb): Promise<Survey[]> {
  return (await base(db).orderBy(ENDED_ON, 'desc').orderBy('id', 'desc').execute()).map(toSurvey)
}

/** One questionnaire. */
export async function findSurvey(db: ReadDb | Tx, id: string): Promise<Survey | undefined> {
  const row = await base(db).where('id', '=', id).executeTakeFirst()
  return row && toSurvey(row)
}

/** Every answer, in an order drawn by lot. */
export async function listAnswers(db: ReadDb | Tx, surveyId: string): Promise<Counted[]> {
  const rows = await db
    .selectFrom('survey_answer')
    .select(['of_group', 'choices'])
    .where('survey_id', '=', surveyId)
    .orderBy(sql`random()`)
    .execute()
  return rows.map((row) => ({ group: row.of_group as SurveyGroup, choices: row.choices as Choices }))
}

/** Every free word, in an order drawn by lot. */
export async function listWords(db: ReadDb, surveyId: string): Promise<{ question: string; words: string }[]> {
  return db
    .selectFrom('survey_words')
    .select(['question', 'words'])
    .where('survey_id', '=', surveyId)
    .orderBy(sql`random()`)
    .execute()
}

/** How many have answered with an account or a code, and how many answers there are: the two are equal. */
export async function countTaken(db: ReadDb | Tx, surveyId: string): Promise<{ people: number; answers: number }> {
  const { rows } = await sql<{ people: number; answers: number }>`
    select ((select count(*) from survey_participation where survey_id = ${surveyId})
        + (select count(*) from survey_code where survey_id = ${surveyId} and is_used))::int as people,
      (select count(*) from survey_answer where survey_id = ${surveyId})::int as answers`.execute(db)
  return rows[0] ?? { people: 0, answers: 0 }
}

/** Has this account answered? */
export async function hasAnswered(db: ReadDb, surveyId: string, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('survey_participation')
    .select('account_id')
    .where('survey_id', '=', surveyId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** The group of an account: a student where the register of people says so, staff otherwise. */
export async function findGroupOf(db: ReadDb | Tx, accountId: string): Promise<SurveyGroup> {
  const row = await db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select('p.kind')
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  return row?.kind === 'student' ? 'student' : 'staff'
}

/** How many codes were made for each group, and how many have answered. */
export async function listCodeCounts(
  db: ReadDb,
  surveyId: string,
): Promise<{ group: SurveyGroup; made: number; used: number }[]> {
  const { rows } = await sql<{ group: SurveyGroup; made: number; used: number }>`
    select of_group as "group", count(*)::int as made, (count(*) filter (where is_used))::int as used
    from survey_code where survey_id = ${surveyId} group by of_group order by of_group`.execute(db)
  return rows
}

/** What figures are counted from: questionnaires whose results are public, by the day on which they ended. */
export async function sumPublished(
  db: ReadDb,
  { from, to }: { from: string; to: string },
): Promise<{ held: number; respondents: number; scored: number; satisfied: number }> {
  const { rows } = await sql<{ held: number; respondents: number; scored: number; satisfied: number }>`
    select count(*)::int as held, coalesce(sum(respondents), 0)::int as respondents,
      coalesce(sum(scored), 0)::int as scored, coalesce(sum(satisfied), 0)::int as satisfied
    from survey where state = 'published' and ${ENDED_ON} between ${from} and ${to}`.execute(db)
  return rows[0] ?? { held: 0, respondents: 0, scored: 0, satisfied: 0 }
}
