import { dayOf } from '../../kernel/day.ts'
import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record, snapshot } from '../../platform/ledger/record.ts'
import { objectionsToContent, objectionsToOpinion, type SecrecyFindings } from './domain/opinion.ts'
import { openNextStep } from './open-review.ts'
import { type CaseStep, closeSteps, insertOpinion, lockCase, type ReviewCase, setCaseState } from './review.store.ts'
import { approversOf, holdersOf, standsFor } from './reviewers.queries.ts'

/** An opinion on the revision with this hash. */
export interface OpinionInput {
  readonly caseId: string
  readonly decision: 'approve' | 'return'
  readonly opinion: string
  readonly revisionHash: string
  readonly findings?: SecrecyFindings
}

/** Where the review stands after an opinion, and which revision it was about. */
export interface OpinionOutcome {
  readonly state: 'open' | 'approved' | 'returned'
  readonly revisionId: string
}

/** Has every holder of the role who is no author agreed? */
async function isComplete(tx: Tx, review: ReviewCase, step: CaseStep): Promise<boolean> {
  if (step.mode === 'any') return true
  const [holders, approvals] = await Promise.all([holdersOf(tx, step.role, step.unitId), approversOf(tx, review.id)])
  const agreed = approvals
    .filter(({ stepId }) => stepId === step.id)
    .map(({ accountId, onBehalfOf }) => onBehalfOf ?? accountId)
  return holders.every(({ id }) => agreed.includes(id) || review.authorIds.includes(id))
}

async function moveOn(
  tx: Tx,
  ctx: Context,
  { review, step }: { review: ReviewCase; step: CaseStep },
): Promise<'open' | 'approved'> {
  if (!(await isComplete(tx, review, step))) return 'open'
  await closeSteps(tx, review.id, { from: ['open'], to: 'approved', stepId: step.id })
  if (await openNextStep(tx, ctx, review)) return 'open'
  await setCaseState(tx, review.id, 'approved')
  await record(tx, ctx, {
    type: 'review.approved',
    subject: { type: 'review', id: review.id },
    unitId: review.unitId,
    data: { subjectType: review.subjectType, subjectId: review.subjectId, revisionHash: review.revisionHash },
  })
  return 'approved'
}

async function giveBack(tx: Tx, review: ReviewCase, step: CaseStep): Promise<'returned'> {
  await closeSteps(tx, review.id, { from: ['open'], to: 'returned', stepId: step.id })
  await closeSteps(tx, review.id, { from: ['waiting'], to: 'voided' })
  await setCaseState(tx, review.id, 'returned')
  return 'returned'
}

/** For whom the actor speaks at this step; null is the actor's own right. Throws when the actor may not speak, or not so. */
async function rightToSpeak(
  tx: Tx,
  ctx: Context,
  { review, step, input }: { review: ReviewCase; step: CaseStep; input: OpinionInput },
): Promise<{ onBehalfOf: string | null }> {
  const [stands, approvals] = await Promise.all([
    standsFor(tx, ctx.actor.id, { role: step.role, unitId: step.unitId, today: dayOf(ctx.now()) }),
    approversOf(tx, review.id),
  ])
  refuse(
    objectionsToOpinion({
      caseState: review.state,
      standsFor: stands,
      actorId: ctx.actor.id,
      authorIds: review.authorIds,
      earlierApprovers: approvals.map(({ accountId }) => accountId),
      allowSamePerson: step.rule.allowSamePerson ?? false,
    }),
  )
  if (input.revisionHash !== review.revisionHash) throw new AppError('review.revision-changed')
  refuse(objectionsToContent({ ...input, findings: input.findings, isSecrecy: step.rule.isSecrecy ?? false }))
  const principal = stands.find((id) => !review.authorIds.includes(id)) ?? ctx.actor.id
  return { onBehalfOf: principal === ctx.actor.id ? null : principal }
}

interface Spoken {
  readonly review: ReviewCase
  readonly step: CaseStep
  readonly input: OpinionInput
  readonly onBehalfOf: string | null
}

async function keepOpinion(tx: Tx, ctx: Context, { review, step, input, onBehalfOf }: Spoken): Promise<void> {
  const { decision, findings, revisionHash } = input
  const opinion = input.opinion.trim()
  await insertOpinion(tx, {
    caseId: review.id,
    stepId: step.id,
    accountId: ctx.actor.id,
    onBehalfOf,
    actor: snapshot(ctx.actor),
    decision,
    opinion,
    findings,
    revisionHash,
  })
  const { subjectType, subjectId } = review
  await record(tx, ctx, {
    type: decision === 'approve' ? 'review.step-approved' : 'review.returned',
    subject: { type: 'review', id: review.id },
    unitId: review.unitId,
    reason: opinion,
    data: { step: step.name, onBehalfOf, findings: findings ?? null, subjectType, subjectId, revisionHash },
  })
}

/**
 * Gives an opinion at the open step, in the transaction of the front door. Throws `review.not-yours`, `review.own-work`,
 * `review.same-person`, `review.revision-changed`, `review.opinion-required`, `review.secrecy-incomplete`, `review.already-closed`.
 */
export async function giveOpinion(tx: Tx, ctx: Context, input: OpinionInput): Promise<OpinionOutcome> {
  authorize(ctx, 'review.take-part')
  const review = await lockCase(tx, input.caseId)
  const step = review.steps.find(({ state }) => state === 'open')
  if (!step) throw new AppError('review.already-closed', { caseId: input.caseId })
  const { onBehalfOf } = await rightToSpeak(tx, ctx, { review, step, input })
  await keepOpinion(tx, ctx, { review, step, input, onBehalfOf })
  const state =
    input.decision === 'approve' ? await moveOn(tx, ctx, { review, step }) : await giveBack(tx, review, step)
  return { state, revisionId: review.revisionId }
}
