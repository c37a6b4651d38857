import { dayOf } from '../../kernel/day.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { periodName } from '../figures/index.ts'
import {
  objectionsToChecking,
  objectionsToEditing,
  objectionsToPublishing,
  objectionsToReturning,
  objectionsToSigning,
  turnOf,
} from './domain/standing.ts'
import { faultsOfReport, problemsOf, putTogether } from './put-together.ts'
import { getReport, listOpinions, listReports, type Report } from './reports.queries.ts'
import { TEMPLATES } from './templates.ts'

/** The templates that a report can be begun from. */
export function viewTemplates(ctx: Context) {
  authorize(ctx, 'reports.write')
  return TEMPLATES
}

/** Every report, the newest period first, and what waits for whoever asks. */
export async function viewReports(ctx: Context) {
  authorize(ctx, 'reports.read')
  const { actor } = ctx
  const [today, person] = [dayOf(ctx.now()), rightsOf(ctx)]
  return (await listReports(ctx.db, { isPublic: false })).map((head) => {
    const turn = turnOf({ ...head, isOver: head.to < today }, { id: actor.id, ...person })
    return { ...head, name: periodName(head), turn: turn ?? null }
  })
}

function rightsOf({ actor }: Context) {
  return { mayWrite: may(actor, 'reports.write'), maySign: may(actor, 'reports.sign') }
}

const DENIED = ['access.denied'] as const

/** Why the actor may not; empty where they may. */
function objectionsOf(ctx: Context, report: Report): Readonly<Record<string, readonly ErrorCode[]>> {
  const { actor } = ctx
  const { mayWrite: writes, maySign: signs } = rightsOf(ctx)
  return {
    edit: writes ? objectionsToEditing(report) : DENIED,
    check: writes ? objectionsToChecking(report, actor.id) : DENIED,
    sign: signs ? objectionsToSigning(report, actor.id) : DENIED,
    return: writes || signs ? objectionsToReturning(report) : DENIED,
    publish: writes ? objectionsToPublishing(report) : DENIED,
  }
}

/** A report as it is worked on: its words, its figures, how it reads, what is wrong with it. Throws `report.not-found`. */
export async function viewReport(ctx: Context, id: string) {
  authorize(ctx, 'reports.read')
  const report = await getReport(ctx.db, id)
  const [problems, opinions] = await Promise.all([problemsOf(ctx.db, report), listOpinions(ctx.db, id)])
  return {
    report,
    problems,
    opinions,
    name: periodName(report),
    sheet: report.sheet ?? (await putTogether(ctx, report, problems)),
    faults: report.state === 'draft' ? await faultsOfReport(ctx.db, report) : [],
    objections: objectionsOf(ctx, report),
  }
}
