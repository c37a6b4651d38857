import { AppError } from '../../kernel/app-error.ts'
import { daysBetween, dayOf, isDay, parseDay } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listUnits } from '../organisation/index.ts'
import { listAppeals, listScores } from './assessments.queries.ts'
import { insertAssessment, lockAssessment, saveResult, saveState } from './assessments.store.ts'
import { type Indicator, schemeFaults, unscored } from './domain/indicator.ts'
import { tellUnits } from './tell-units.ts'
import { resultOf } from './view-assessment.ts'

const LONGEST_DAYS = 800

interface Asked {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly indicators: readonly Indicator[]
  readonly unitIds: readonly string[]
}

function checkPeriod({ from, to }: Asked): void {
  const days = daysBetween(parseDay(from), parseDay(to))
  if (days < 0 || days > LONGEST_DAYS) throw new AppError('assessment.period-invalid')
}

/** Begins an assessment. Throws `assessment.period-invalid`, `assessment.scheme-invalid` with what is wrong. */
export async function createAssessment(ctx: Context, key: Buffer, asked: Asked): Promise<{ id: string }> {
  authorize(ctx, 'assessments.manage')
  checkPeriod(asked)
  const faults = schemeFaults(asked.indicators)
  if (faults.length > 0) throw new AppError('assessment.scheme-invalid', { faults })
  const known = new Set((await listUnits(ctx.db)).map(({ id }) => id))
  const unitIds = [...new Set(asked.unitIds)]
  if (unitIds.length === 0 || unitIds.some((id) => !known.has(id))) throw new AppError('request.unknown-reference')
  return ctx.transaction(async (tx) => {
    const id = newId()
    await insertAssessment(tx, { ...asked, unitIds, id, createdBy: ctx.actor.id })
    await record(tx, ctx, {
      type: 'assessment.created',
      subject: { type: 'assessment', id },
      data: { name: asked.name, from: asked.from, to: asked.to, units: unitIds.length },
    })
    const text = `考核期间 ${asked.from} 至 ${asked.to}。公示得分以前，单位可以填写自评。`
    await tellUnits(tx, key, { news: { id, kind: 'begun', title: `开始考核：${asked.name}`, text }, unitIds })
    return { id }
  })
}

/**
 * Shows every unit its own line until a day, on which they may object. Throws `assessment.wrong-state`, `assessment.incomplete` while
 * something is not scored, `assessment.appeal-day-invalid` unless the day is later than today.
 */
export async function openPreview(
  ctx: Context,
  key: Buffer,
  { id, appealUntil }: { id: string; appealUntil: string },
): Promise<void> {
  authorize(ctx, 'assessments.manage')
  if (!isDay(appealUntil) || appealUntil <= dayOf(ctx.now())) throw new AppError('assessment.appeal-day-invalid')
  await ctx.transaction(async (tx) => {
    const assessment = await lockAssessment(tx, id)
    if (assessment.state === 'published') throw new AppError('assessment.wrong-state')
    const units = await resultOf({ db: tx, now: ctx.now }, assessment, await listScores(tx, id))
    if (unscored(assessment.indicators, units).length > 0) throw new AppError('assessment.incomplete')
    await saveState(tx, { id, state: 'preview', appealUntil })
    await record(tx, ctx, {
      type: 'assessment.previewed',
      subject: { type: 'assessment', id },
      data: { appealUntil },
    })
    const { name, unitIds } = assessment
    const text = `请核对本单位的得分和依据，有异议的在 ${appealUntil}（含当日）以前申诉。`
    await tellUnits(tx, key, { news: { id, kind: 'previewed', title: `考核得分公示：${name}`, text }, unitIds })
  })
}

/** Opens it to scores again. Throws `assessment.wrong-state` once it is published. */
export async function reopenAssessment(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  authorize(ctx, 'assessments.manage')
  await ctx.transaction(async (tx) => {
    const { state, name, unitIds } = await lockAssessment(tx, id)
    if (state !== 'preview') throw new AppError('assessment.wrong-state')
    await saveState(tx, { id, state: 'open', appealUntil: null })
    await record(tx, ctx, { type: 'assessment.reopened', subject: { type: 'assessment', id }, reason })
    const news = { id, kind: 'reopened', title: `考核退回打分：${name}`, text: `原因：${reason}` } as const
    await tellUnits(tx, key, { news, unitIds })
  })
}

/**
 * Freezes the result with a hash and lets everybody read it. Throws `assessment.wrong-state` unless there was a preview,
 * `assessment.appeal-running` before its last day is over, `assessment.appeal-open` while an objection is not decided.
 */
export async function publishAssessment(ctx: Context, key: Buffer, id: string): Promise<void> {
  authorize(ctx, 'assessments.manage')
  await ctx.transaction(async (tx) => {
    const assessment = await lockAssessment(tx, id)
    if (assessment.state !== 'preview' || assessment.appealUntil === null) throw new AppError('assessment.wrong-state')
    if (dayOf(ctx.now()) <= assessment.appealUntil) throw new AppError('assessment.appeal-running')
    const appeals = await listAppeals(tx, id)
    if (appeals.some(({ decision }) => decision === null)) throw new AppError('assessment.appeal-open')
    const units = await resultOf({ db: tx, now: ctx.now }, assessment, await listScores(tx, id))
    if (unscored(assessment.indicators, units).length > 0) throw new AppError('assessment.incomplete')
    const hash = sha256(JSON.stringify(units))
    await saveResult(tx, { id, units, hash, at: ctx.now() })
    await record(tx, ctx, { type: 'assessment.published', subject: { type: 'assessment', id }, data: { hash } })
    const { name, unitIds } = assessment
    const text = '结果已经固定，并在门户公开。'
    await tellUnits(tx, key, { news: { id, kind: 'published', title: `考核结果发布：${name}`, text }, unitIds })
  })
}
