import { AppError, refuse } from '../../kernel/app-error.ts'
import { dayOf, parseDay } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { objectionsToEditing } from './domain/standing.ts'
import { listProblems } from './problems.queries.ts'
import type { Report } from './reports.queries.ts'
import {
  addEditor,
  deleteProblem,
  insertProblem,
  lockProblem,
  lockReport,
  type ProblemFields,
  saveProblem,
} from './reports.store.ts'

/** A problem as the form has it. */
export type SentProblem = Omit<ProblemFields, 'curedOn'>

/** Throws `report.problem-incomplete` for one that is cured and does not say how. */
function fieldsOf(ctx: Context, sent: SentProblem, curedOn: string | null): ProblemFields {
  const cure = sent.cure.trim()
  if (sent.state === 'cured' && cure === '') throw new AppError('report.problem-incomplete')
  if (sent.dueOn !== null) parseDay(sent.dueOn)
  const day = sent.state === 'cured' ? (curedOn ?? dayOf(ctx.now())) : null
  const { unitId, dueOn, state } = sent
  return { problem: sent.problem.trim(), measure: sent.measure.trim(), unitId, dueOn, state, cure, curedOn: day }
}

async function noteWritten(tx: Tx, ctx: Context, act: { reportId: string; id: string; state: string }) {
  await record(tx, ctx, {
    type: 'report.problem-written',
    subject: { type: 'report', id: act.reportId },
    data: { problemId: act.id, state: act.state },
  })
}

/** A new problem of a report that is being written. Throws `report.not-in-draft`, `report.problem-incomplete`. */
export async function addProblem(
  ctx: Context,
  { reportId, ...sent }: SentProblem & { reportId: string },
): Promise<{ id: string }> {
  authorize(ctx, 'reports.write')
  return ctx.transaction(async (tx) => {
    const report = await lockReport(tx, reportId)
    refuse(objectionsToEditing(report))
    const id = await insertProblem(tx, reportId, fieldsOf(ctx, sent, null))
    await addEditor(tx, report, ctx.actor.id)
    await noteWritten(tx, ctx, { reportId, id, state: sent.state })
    return { id }
  })
}

/** What was signed stays as it was; only what came of a problem is written down afterwards. */
async function ofSigned(tx: Tx, { report, id, fields }: { report: Report; id: string; fields: ProblemFields }) {
  const kept = (await listProblems(tx, report)).find((each) => each.id === id)
  if (!kept) throw new AppError('report.problem-not-found')
  const { problem, measure, unitId, dueOn } = kept
  return { ...fields, problem, measure, unitId, dueOn }
}

/**
 * Changes a problem; of a report that was signed only state and cure. Throws `report.problem-not-found`, `report.problem-incomplete`,
 * `report.not-in-draft` while its report waits for its signature.
 */
export async function changeProblem(ctx: Context, { id, ...sent }: SentProblem & { id: string }): Promise<void> {
  authorize(ctx, 'reports.write')
  await ctx.transaction(async (tx) => {
    const { reportId, curedOn } = await lockProblem(tx, id)
    const report = await lockReport(tx, reportId)
    if (report.state === 'checked') refuse(objectionsToEditing(report))
    const fields = fieldsOf(ctx, sent, curedOn)
    if (report.state === 'draft') await addEditor(tx, report, ctx.actor.id)
    await saveProblem(tx, id, report.state === 'draft' ? fields : await ofSigned(tx, { report, id, fields }))
    await noteWritten(tx, ctx, { reportId, id, state: sent.state })
  })
}

/** Takes a problem out of a report that is being written. Throws `report.problem-not-found`, `report.not-in-draft`. */
export async function removeProblem(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx, 'reports.write')
  await ctx.transaction(async (tx) => {
    const { reportId, state } = await lockProblem(tx, id)
    const report = await lockReport(tx, reportId)
    refuse(objectionsToEditing(report))
    await deleteProblem(tx, id)
    await addEditor(tx, report, ctx.actor.id)
    await record(tx, ctx, {
      type: 'report.problem-removed',
      subject: { type: 'report', id: reportId },
      data: { problemId: id, state },
    })
  })
}
