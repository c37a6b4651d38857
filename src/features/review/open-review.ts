import { dayOf } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { applicableSteps } from './domain/route.ts'
import {
  type CaseStep,
  closeSteps,
  getActiveRoute,
  insertCase,
  lockCase,
  openStep,
  type ReviewCase,
  setCaseState,
} from './review.store.ts'
import { holdersOf } from './reviewers.queries.ts'

/** What a front door sends for review: one exact revision of one subject. */
export interface ReviewRequest {
  readonly subjectType: string
  readonly subjectId: string
  readonly revisionId: string
  readonly revisionHash: string
  readonly title: string
  readonly unitId: string
  readonly materialKind: string
  readonly isMajor: boolean
  readonly authorIds: readonly string[]
  /** Published already in an emergency, reviewed afterwards. */
  readonly isRetrospective?: boolean
}

/**
 * Opens the next waiting step. Where everybody who could act at it is an author, the step goes to the fallback role of the
 * route, so that a small unit neither approves itself nor waits for ever.
 */
export async function openNextStep(tx: Tx, ctx: Context, review: ReviewCase): Promise<CaseStep | undefined> {
  const next = review.steps.find(({ state }) => state === 'waiting')
  if (!next) return undefined
  const holders = await holdersOf(tx, next.role, next.unitId)
  const isDeadlock = holders.every(({ id }) => review.authorIds.includes(id))
  const fallback = next.rule.fallbackRole ?? 'disclosure_office'
  const role = isDeadlock ? fallback : next.role
  const unitId = isDeadlock ? null : next.unitId
  const dueOn =
    next.rule.workdays === undefined
      ? null
      : addWorkingDays(dayOf(ctx.now()), next.rule.workdays, await loadWorkCalendar(ctx.db)).day
  await openStep(tx, next.id, { dueOn, role, unitId })
  await record(tx, ctx, {
    type: 'review.step-opened',
    subject: { type: 'review', id: review.id },
    unitId: review.unitId,
    data: {
      step: next.name,
      role,
      isFallback: isDeadlock,
      dueOn,
      subjectType: review.subjectType,
      subjectId: review.subjectId,
    },
  })
  return next
}

/** Starts the sign-off of a revision on the active route of its kind. Throws `review.no-route`, `review.already-open`. */
export async function openReview(tx: Tx, ctx: Context, request: ReviewRequest): Promise<{ caseId: string }> {
  const route = await getActiveRoute(tx, request.materialKind)
  const steps = applicableSteps(route, request)
  if (steps.length === 0) throw new AppError('review.no-route', { materialKind: request.materialKind })
  const caseId = await insertCase(tx, {
    ...request,
    routeId: route.id,
    isRetrospective: request.isRetrospective ?? false,
    openedBy: ctx.actor.id,
    steps,
  })
  await record(tx, ctx, {
    type: 'review.opened',
    subject: { type: 'review', id: caseId },
    unitId: request.unitId,
    data: {
      route: route.name,
      steps: steps.map(({ name }) => name),
      subjectType: request.subjectType,
      subjectId: request.subjectId,
      revisionHash: request.revisionHash,
    },
  })
  await openNextStep(tx, ctx, await lockCase(tx, caseId))
  return { caseId }
}

/** Ends a review without a decision: taken back by its author, or void because the material changed. */
export async function closeReview(
  tx: Tx,
  ctx: Context,
  { caseId, state, reason }: { caseId: string; state: 'voided' | 'recalled'; reason: string },
): Promise<void> {
  const review = await lockCase(tx, caseId)
  if (review.state !== 'open') throw new AppError('review.already-closed', { caseId })
  await closeSteps(tx, caseId, { from: ['waiting', 'open'], to: 'voided' })
  await setCaseState(tx, caseId, state)
  await record(tx, ctx, {
    type: `review.${state}`,
    subject: { type: 'review', id: caseId },
    unitId: review.unitId,
    reason,
    data: { subjectId: review.subjectId },
  })
}
