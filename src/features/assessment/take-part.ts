import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Assessment, hasScored, listAppeals } from './assessments.queries.ts'
import { tellDeciders, tellUnits } from './tell-units.ts'
import { insertAppeal, insertScore, lockAssessment, saveDecision, saveSelf } from './assessments.store.ts'

async function lockWithUnit(
  tx: Tx,
  { id, unitId, state }: { id: string; unitId: string; state: Assessment['state'] },
): Promise<Assessment> {
  const assessment = await lockAssessment(tx, id)
  if (!assessment.unitIds.includes(unitId)) throw new AppError('assessment.not-found')
  if (assessment.state !== state) throw new AppError('assessment.wrong-state')
  return assessment
}

/**
 * Scores a unit where records say nothing; the last score counts, every one stays. Nobody scores a unit of their own. Throws
 * `assessment.own-unit`, `assessment.points-invalid`, `assessment.wrong-state`.
 */
export async function giveScore(
  ctx: Context,
  asked: { id: string; unitId: string; indicatorKey: string; points: number; reason: string },
): Promise<void> {
  authorize(ctx, 'assessments.score')
  const { id, unitId, indicatorKey, points, reason } = asked
  const isOwn = ctx.actor.unitId === unitId || ctx.actor.roles.some((grant) => grant.unitId === unitId)
  if (isOwn) throw new AppError('assessment.own-unit')
  await ctx.transaction(async (tx) => {
    const { indicators } = await lockWithUnit(tx, { id, unitId, state: 'open' })
    const indicator = indicators.find(({ key }) => key === indicatorKey)
    // What the records say is not for anybody to score.
    if (indicator?.measure !== null || points < 0 || points > indicator.points)
      throw new AppError('assessment.points-invalid')
    await insertScore(tx, { ...asked, id: newId(), assessmentId: id, scoredBy: ctx.actor.id })
    await record(tx, ctx, {
      type: 'assessment.scored',
      subject: { type: 'assessment', id },
      unitId,
      reason,
      data: { indicator: indicator.name, points },
    })
  })
}

/** The self-assessment of a unit, until the preview. Throws `assessment.wrong-state`. */
export async function writeSelf(ctx: Context, asked: { id: string; unitId: string; words: string }): Promise<void> {
  const { id, unitId, words } = asked
  authorize(ctx, 'assessments.answer', unitId)
  await ctx.transaction(async (tx) => {
    await lockWithUnit(tx, { id, unitId, state: 'open' })
    await saveSelf(tx, { assessmentId: id, unitId, words, by: ctx.actor.id })
    await record(tx, ctx, { type: 'assessment.self-written', subject: { type: 'assessment', id }, unitId })
  })
}

/** A unit objects to what the preview says of it. Throws `assessment.appeal-over` after the last day, `assessment.appeal-open`. */
export async function fileAppeal(
  ctx: Context,
  key: Buffer,
  asked: { id: string; unitId: string; words: string },
): Promise<void> {
  const { id, unitId, words } = asked
  authorize(ctx, 'assessments.answer', unitId)
  await ctx.transaction(async (tx) => {
    const { appealUntil, name } = await lockWithUnit(tx, { id, unitId, state: 'preview' })
    if (appealUntil === null || dayOf(ctx.now()) > appealUntil) throw new AppError('assessment.appeal-over')
    await insertAppeal(tx, { id: newId(), assessmentId: id, unitId, words, by: ctx.actor.id })
    await record(tx, ctx, { type: 'assessment.appealed', subject: { type: 'assessment', id }, unitId, reason: words })
    const news = { id, kind: 'appealed', title: `考核申诉待答复：${name}`, text: words } as const
    await tellDeciders(tx, key, { news, unitId })
  })
}

/** Decides an objection; never by whoever scored that unit. Throws `assessment.own-score`, `assessment.not-found`. */
export async function decideAppeal(
  ctx: Context,
  key: Buffer,
  { id, appealId, decision }: { id: string; appealId: string; decision: string },
): Promise<void> {
  authorize(ctx, 'assessments.decide')
  await ctx.transaction(async (tx) => {
    const { name } = await lockAssessment(tx, id)
    const appeal = (await listAppeals(tx, id)).find((each) => each.id === appealId && each.decision === null)
    if (!appeal) throw new AppError('assessment.not-found')
    const own = { assessmentId: id, unitId: appeal.unitId, accountId: ctx.actor.id }
    if (await hasScored(tx, own)) throw new AppError('assessment.own-score')
    await saveDecision(tx, { id: appealId, decision, by: ctx.actor.id, at: ctx.now() })
    await record(tx, ctx, {
      type: 'assessment.appeal-decided',
      subject: { type: 'assessment', id },
      unitId: appeal.unitId,
      reason: decision,
    })
    const news = { id, kind: 'decided', title: `考核申诉答复：${name}`, text: decision } as const
    await tellUnits(tx, key, { news, unitIds: [appeal.unitId] })
  })
}
