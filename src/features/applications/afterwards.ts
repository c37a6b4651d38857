import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { insertLinks, listLinks, markMystery } from '../casework/index.ts'
import { getDocumentRecord, startDocument } from '../disclosures/index.ts'
import { insertRemedy, saveApplication, saveRemedyOutcome } from './applications.store.ts'
import { GIVEN_ROWS } from './domain/decision.ts'
import { type Held, onCase, refuseDay } from './on-case.ts'
import { caseOf } from './own-case.ts'

/** The ways in which an applicant may seek a remedy: 举报, 申诉, 行政复议, 行政诉讼. */
export const REMEDIES = ['report', 'appeal', 'reconsideration', 'litigation'] as const
export type Remedy = (typeof REMEDIES)[number]

export const REMEDY_OUTCOMES = ['upheld', 'corrected', 'withdrawn', 'other'] as const
export type RemedyOutcome = (typeof REMEDY_OUTCOMES)[number]

/** 登记救济: a report, an appeal to the higher authority, a reconsideration or a suit has been brought somewhere. */
export async function registerRemedy(
  ctx: Context,
  { id, kind, body, registeredOn }: { id: string; kind: Remedy; body: string; registeredOn: Day },
): Promise<{ remedyId: string }> {
  return onCase(ctx, { id, rights: ['office', 'watch'] }, async (held) => {
    refuseDay(registeredOn, held)
    const remedyId = newId()
    await insertRemedy(held.tx, { id: remedyId, caseId: id, kind, body, registeredOn })
    await held.step({ move: 'register-remedy', type: 'remedy-registered', data: { remedyId, kind, registeredOn } })
    return { remedyId }
  })
}

/**
 * 救济结果: 维持, 纠正, 撤回 or another. Throws `application.remedy-not-found`, `application.remedy-closed`, and
 * `application.remedy-not-begun` for a day before it was brought: it would be in no period then.
 */
export async function endRemedy(
  ctx: Context,
  end: { id: string; remedyId: string; outcome: RemedyOutcome; note: string; endedOn: Day },
): Promise<void> {
  const { id, remedyId, outcome, note, endedOn } = end
  await onCase(ctx, { id, rights: ['office', 'watch'] }, async (held) => {
    refuseDay(endedOn, held)
    await saveRemedyOutcome(held.tx, { id: remedyId, caseId: id, outcome, note, endedOn })
    await held.step({ move: 'end-remedy', type: 'remedy-ended', reason: note, data: { remedyId, outcome, endedOn } })
  })
}

/** 定期评估 (条例第十八条): what was refused is looked at again; `nextOn` null when that is over. */
export async function reassess(
  ctx: Context,
  { id, conclusion, nextOn }: { id: string; conclusion: string; nextOn: Day | null },
): Promise<void> {
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    if (nextOn !== null && nextOn <= held.today) throw new AppError('day.invalid', { nextOn })
    await saveApplication(held.tx, id, { reassess_on: nextOn })
    await held.step({ move: 'reassess', type: 'reassessed', reason: conclusion, data: { nextOn } })
  })
}

/** The document that this answer became before, unless it was thrown away since. */
async function documentOf({ tx, ctx, file }: Held): Promise<string | undefined> {
  const links = await listLinks(tx, file.id)
  const ids = links.flatMap(({ kind, targetId }) => (kind === 'disclosed-as' ? [targetId] : []))
  for (const id of ids) if ((await getDocumentRecord(tx, ctx.actor, id)).workState !== 'discarded') return id
  return undefined
}

/**
 * 转为主动公开 (条例第四十四条): starts a document of the leading unit, which goes through review like any other, in one transaction with
 * its link to the case. Doing it again answers the document that is there. Throws `application.not-granted`.
 */
export async function discloseAnswer(
  ctx: Context,
  { id, title }: { id: string; title: string },
): Promise<{ documentId: string }> {
  return onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const { tx, file } = held
    held.assertMove('disclose')
    if (!GIVEN_ROWS.includes(file.outcome) || file.leadUnitId === null) throw new AppError('application.not-granted')
    const present = await documentOf(held)
    if (present !== undefined) return { documentId: present }
    const documentId = await startDocument(tx, ctx, { unitId: file.leadUnitId, title })
    await insertLinks(tx, id, [{ kind: 'disclosed-as', targetType: 'document', targetId: documentId }])
    await held.step({ move: 'disclose', type: 'made-proactive', data: { documentId } })
    return { documentId }
  })
}

/**
 * 暗访: the supervision office marks one that it filed itself, which the query code proves: nobody else was told it. The mark is shown
 * to nobody who handles the case; it leaves the statistics. Throws `case.lookup-failed`, `application.mystery-marked`.
 */
export async function markAsMystery(ctx: Context, { id, code }: { id: string; code: string }): Promise<void> {
  await onCase(ctx, { id, rights: ['watch'] }, async ({ tx, file }) => {
    if (file.isMystery) throw new AppError('application.mystery-marked')
    await caseOf(ctx, { number: file.number, code })
    await markMystery(tx, id)
    await record(tx, ctx, {
      type: 'supervision.mystery-marked',
      subject: { type: 'case', id },
      data: { number: file.number },
    })
  })
}
