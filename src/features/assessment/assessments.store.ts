import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { type Assessment, findAssessment } from './assessments.queries.ts'
import type { Indicator, UnitResult } from './domain/indicator.ts'

/** What an assessment begins with. */
export interface NewAssessment {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly indicators: readonly Indicator[]
  readonly unitIds: readonly string[]
  readonly createdBy: string
}

/** Writes a new assessment. */
export async function insertAssessment(tx: Tx, made: NewAssessment): Promise<void> {
  const { id, name, from, to, indicators, unitIds, createdBy } = made
  await tx
    .insertInto('assessment')
    .values({
      ...{ id, name, from_day: from, to_day: to, created_by: createdBy },
      indicators: json(indicators),
      unit_ids: [...unitIds],
    })
    .execute()
}

/** The assessment, locked until the end of the transaction. Throws `assessment.not-found`. */
export async function lockAssessment(tx: Tx, id: string): Promise<Assessment> {
  await tx.selectFrom('assessment').select('id').where('id', '=', id).forUpdate().execute()
  const assessment = await findAssessment(tx, id)
  if (!assessment) throw new AppError('assessment.not-found')
  return assessment
}

/** Opens it to scores again, or shows it to the units until a day. */
export async function saveState(
  tx: Tx,
  { id, state, appealUntil }: { id: string; state: 'open' | 'preview'; appealUntil: string | null },
): Promise<void> {
  await tx.updateTable('assessment').set({ state, appeal_until: appealUntil }).where('id', '=', id).execute()
}

/** Freezes the result; nothing of the assessment can be changed afterwards. */
export async function saveResult(
  tx: Tx,
  { id, units, hash, at }: { id: string; units: readonly UnitResult[]; hash: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ state: 'published', result: json(units), result_hash: hash, published_at: at })
    .where('id', '=', id)
    .execute()
}

/** Adds a score; the one before stays and no longer counts. */
export async function insertScore(
  tx: Tx,
  score: {
    id: string
    assessmentId: string
    unitId: string
    indicatorKey: string
    points: number
    reason: string
    scoredBy: string
  },
): Promise<void> {
  await tx
    .insertInto('assessment_score')
    .values({
      id: score.id,
      assessment_id: score.assessmentId,
      unit_id: score.unitId,
      indicator_key: score.indicatorKey,
      points: score.points,
      reason: score.reason,
      scored_by: score.scoredBy,
    })
    .execute()
}

interface OfUnit {
  readonly assessmentId: string
  readonly unitId: string
  readonly words: string
  readonly by: string
}

/** What a unit writes of itself; the last text counts. */
export async function saveSelf(tx: Tx, { assessmentId, unitId, words, by }: OfUnit): Promise<void> {
  await tx
    .insertInto('assessment_self')
    .values({ assessment_id: assessmentId, unit_id: unitId, words, written_by: by })
    .onConflict((conflict) => conflict.columns(['assessment_id', 'unit_id']).doUpdateSet({ words, written_by: by }))
    .execute()
}

/** Files an objection. Throws `assessment.appeal-open` while another one of the unit waits. */
export async function insertAppeal(tx: Tx, { id, ...appeal }: OfUnit & { id: string }): Promise<void> {
  const { assessmentId, unitId, words, by } = appeal
  const done = await tx
    .insertInto('assessment_appeal')
    .values({ id, assessment_id: assessmentId, unit_id: unitId, words, filed_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('assessment.appeal-open')
}

/** Decides an objection. */
export async function saveDecision(
  tx: Tx,
  { id, decision, by, at }: { id: string; decision: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('assessment_appeal')
    .set({ decision, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .execute()
}
