import type { Measure } from '../../kernel/assessment-terms.ts'
import { AppError } from '../../kernel/app-error.ts'
import { ALL_SEEING } from '../../kernel/audience.ts'
import { TASK_STATES } from '../../kernel/plan-terms.ts'
import { type Context, may } from '../../platform/context.ts'
import { listConcluded } from '../casework/index.ts'
import { listItemStates } from '../catalogue/index.ts'
import { listDueTasks } from '../plans/index.ts'
import { listAttended, listHeld } from '../trainings/index.ts'
import { type Assessment, findAssessment } from './assessments.queries.ts'
import { IN_ORDER, LETTERS_AND_APPLICATIONS, MATTERS } from './measure-units.ts'

/** A record that an indicator counts for a unit, and whether it counts in its favour. */
export interface CountedRecord {
  readonly title: string
  readonly note: string
  readonly isDone: boolean
}

type Reader = Pick<Context, 'db' | 'now'>
interface Of {
  readonly assessment: Assessment
  readonly unitId: string
}

async function items({ db, now }: Reader, { unitId }: Of): Promise<CountedRecord[]> {
  const states = await listItemStates(db, { now: now(), viewer: ALL_SEEING })
  return states
    .filter(({ rule, state }) => rule?.unitId === unitId && state.name !== 'nothing_due')
    .map(({ number, title, state }) => ({
      ...{ title: `${number} ${title}`, note: state.reason },
      isDone: IN_ORDER.includes(state.name),
    }))
}

function concluded(kinds: readonly string[]) {
  return async ({ db }: Reader, { assessment: { from, to }, unitId }: Of): Promise<CountedRecord[]> =>
    (await listConcluded(db, { from, to, kinds, unitId })).map(({ number, dueOn, concludedOn }) => ({
      title: number,
      note: `期限 ${dueOn ?? '没有'}，${concludedOn} 办结`,
      isDone: dueOn === null || dueOn >= concludedOn,
    }))
}

async function trainings(ctx: Reader, { assessment, unitId }: Of): Promise<CountedRecord[]> {
  const [held, attended] = await Promise.all([listHeld(ctx, assessment), listAttended(ctx.db, unitId)])
  return held.map(({ id, title, on }) => ({ title, note: on, isDone: attended.has(id) }))
}

async function tasks(ctx: Reader, { assessment, unitId }: Of): Promise<CountedRecord[]> {
  return (await listDueTasks(ctx, assessment))
    .filter((task) => task.unitId === unitId)
    .map(({ words, dueOn, state, isInTime }) => ({
      ...{ title: words, note: `期限 ${dueOn}，${TASK_STATES[state]}` },
      isDone: isInTime,
    }))
}

const READINGS: Readonly<{ [M in Measure]: (ctx: Reader, of: Of) => Promise<CountedRecord[]> }> = {
  'items-in-order': items,
  'cases-in-time': concluded(LETTERS_AND_APPLICATIONS),
  'matters-in-time': concluded(MATTERS),
  'trainings-attended': trainings,
  'tasks-in-time': tasks,
}

function mayKnow({ actor }: Context, { state }: Assessment, unitId: string): boolean {
  return may(actor, 'assessments.read') || (state !== 'open' && may(actor, 'assessments.answer', unitId))
}

/** What an indicator of a unit is computed from, if this reader may know. */
async function measureFor(
  ctx: Context,
  { id, unitId, indicatorKey }: { id: string; unitId: string; indicatorKey: string },
): Promise<{ assessment: Assessment; measure: Measure } | undefined> {
  const assessment = await findAssessment(ctx.db, id)
  if (!assessment?.unitIds.includes(unitId) || !mayKnow(ctx, assessment, unitId)) return undefined
  const measure = assessment.indicators.find(({ key }) => key === indicatorKey)?.measure ?? null
  return measure === null ? undefined : { assessment, measure }
}

/**
 * The records behind the points of a unit as they stand now: for those who assess, and from the preview on for the unit itself.
 * Throws `assessment.not-found`, also where nobody but persons scored.
 */
export async function viewEvidence(
  ctx: Context,
  asked: { id: string; unitId: string; indicatorKey: string },
): Promise<{ rows: CountedRecord[] }> {
  const found = await measureFor(ctx, asked)
  if (!found) throw new AppError('assessment.not-found')
  const rows = await READINGS[found.measure](ctx, { assessment: found.assessment, unitId: asked.unitId })
  // What cost points stands first.
  return { rows: rows.sort((a, b) => Number(a.isDone) - Number(b.isDone)) }
}
