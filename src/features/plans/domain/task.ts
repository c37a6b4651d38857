import type { Day } from '../../../kernel/day.ts'
import type { ErrorCode } from '../../../kernel/error-codes.ts'
import type { StepKind, TaskState } from '../../../kernel/plan-terms.ts'

/** What decides where a task stands. */
export interface Standing {
  readonly state: TaskState
  readonly dueOn: Day
  /** The day on which the unit last said that it was done; a task sent back has none. */
  readonly claimedOn: Day | null
}

/** Was it not done by its day? A claim in time counts from its own day, if it is confirmed. */
export function isOverdue({ state, dueOn, claimedOn }: Standing, today: Day): boolean {
  if (state === 'claimed' || state === 'confirmed') return claimedOn !== null && claimedOn > dueOn
  return today > dueOn
}

/** Was it done in time, as the maker has confirmed? */
export function isInTime({ state, dueOn, claimedOn }: Standing): boolean {
  return state === 'confirmed' && claimedOn !== null && claimedOn <= dueOn
}

const FROM: Readonly<Record<StepKind, readonly TaskState[]>> = {
  progress: ['not-begun', 'under-way'],
  claimed: ['not-begun', 'under-way'],
  confirmed: ['claimed'],
  returned: ['claimed'],
}

/** May this be written about a task in this state? */
export function fits(kind: StepKind, state: TaskState): boolean {
  return FROM[kind].includes(state)
}

/** Where a task stands after a step. */
export interface After {
  readonly state: TaskState
  readonly percent: number
  readonly claimedOn: Day | null
  readonly confirmedOn: Day | null
}

const WHOLE = 100

/** What a step makes of a task: done is what has been confirmed, and what is sent back is under way again. */
export function after(
  task: Standing & { readonly percent: number },
  step: { readonly kind: StepKind; readonly percent: number },
  today: Day,
): After {
  const { kind, percent } = step
  if (kind === 'claimed') return { state: 'claimed', percent: WHOLE, claimedOn: today, confirmedOn: null }
  if (kind === 'confirmed')
    return { state: 'confirmed', percent: WHOLE, claimedOn: task.claimedOn ?? today, confirmedOn: today }
  // A claim that is not accepted says nothing; how far it really is, the next report tells.
  if (kind === 'returned')
    return { state: 'under-way', percent: Math.min(percent, WHOLE - 1), claimedOn: null, confirmedOn: null }
  return { state: percent === 0 ? 'not-begun' : 'under-way', percent, claimedOn: null, confirmedOn: null }
}

/** Whoever is to confirm: of which units, and their account. */
export interface Confirmer {
  readonly accountId: string
  readonly unitIds: readonly string[]
}

/** Why somebody cannot judge a task; empty when they can. Nobody confirms what their own unit does, or what they reported themselves. */
export function objectionsToJudging(
  { accountId, unitIds }: Confirmer,
  task: { readonly unitId: string; readonly coUnitIds: readonly string[]; readonly claimedBy: string },
): ErrorCode[] {
  const isOwn = [task.unitId, ...task.coUnitIds].some((id) => unitIds.includes(id))
  return [
    ...(isOwn ? ['plan.own-unit' as const] : []),
    ...(task.claimedBy === accountId ? ['plan.own-claim' as const] : []),
  ]
}
