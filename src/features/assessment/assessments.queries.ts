import { sql } from 'kysely'
import type { AssessmentState } from '../../kernel/assessment-terms.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { Indicator, UnitResult } from './domain/indicator.ts'

/** What was published: the lines as they were that day, and SHA-256 over them. */
export interface Published {
  readonly at: Date
  readonly hash: string
  readonly units: readonly UnitResult[]
}

/** An assessment (考核) of units over a period. */
export interface Assessment {
  readonly id: string
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly indicators: readonly Indicator[]
  readonly unitIds: readonly string[]
  readonly state: AssessmentState
  readonly appealUntil: Day | null
  readonly published: Published | null
}

function base(db: ReadDb | Tx) {
  return db.selectFrom('assessment').selectAll()
}

type Row = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number]

function toPublished({ published_at: at, result_hash: hash, result }: Row): Published | null {
  return at && hash !== null ? { at, hash, units: result as readonly UnitResult[] } : null
}

function toAssessment(row: Row): Assessment {
  return {
    id: row.id,
    name: row.name,
    from: row.from_day as Day,
    to: row.to_day as Day,
    indicators: row.indicators as readonly Indicator[],
    unitIds: row.unit_ids,
    state: row.state as AssessmentState,
    appealUntil: row.appeal_until as Day | null,
    published: toPublished(row),
  }
}

/** All assessments, the newest period first. */
export async function listAssessments(db: ReadDb): Promise<Assessment[]> {
  const rows = await base(db).orderBy('to_day', 'desc').orderBy('id', 'desc').execute()
  return rows.map(toAssessment)
}

/** One assessment. */
export async function findAssessment(db: ReadDb | Tx, id: string): Promise<Assessment | undefined> {
  const row = await base(db).where('id', '=', id).executeTakeFirst()
  return row && toAssessment(row)
}

/** A score that counts, with who gave it and why. */
export interface Score {
  readonly unitId: string
  readonly indicatorKey: string
  readonly points: number
  readonly reason: string
  readonly scoredBy: string
  readonly scorer: string
}

/** The last score of each unit and indicator. */
export async function listScores(db: ReadDb | Tx, assessmentId: string): Promise<Score[]> {
  const { rows } = await sql<Score>`
    select distinct on (s.unit_id, s.indicator_key) s.unit_id as "unitId", s.indicator_key as "indicatorKey",
      s.points::float8 as points, s.reason, s.scored_by as "scoredBy", a.name as scorer
    from assessment_score s join account a on a.id = s.scored_by
    where s.assessment_id = ${assessmentId}
    order by s.unit_id, s.indicator_key, s.scored_at desc, s.id desc`.execute(db)
  return rows
}

/** Did this account ever score this unit here? */
export async function hasScored(
  db: Tx,
  { assessmentId, unitId, accountId }: { assessmentId: string; unitId: string; accountId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('assessment_score')
    .select('id')
    .where('assessment_id', '=', assessmentId)
    .where('unit_id', '=', unitId)
    .where('scored_by', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What units wrote of themselves. */
export async function listSelves(db: ReadDb, assessmentId: string) {
  return db
    .selectFrom('assessment_self')
    .select(['unit_id as unitId', 'words'])
    .where('assessment_id', '=', assessmentId)
    .execute()
}

/** What units objected to, the oldest first. */
export async function listAppeals(db: ReadDb | Tx, assessmentId: string) {
  return db
    .selectFrom('assessment_appeal')
    .select(['id', 'unit_id as unitId', 'words', 'decision'])
    .where('assessment_id', '=', assessmentId)
    .orderBy('filed_at')
    .orderBy('id')
    .execute()
}
