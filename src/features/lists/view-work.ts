import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { CallResult } from '../../kernel/list-terms.ts'
import { grants } from '../../kernel/roles.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { listUnits } from '../organisation/index.ts'
import { isReviewerOf, openStepFor } from '../review/index.ts'
import { listCallers } from './callers.queries.ts'
import {
  type ChangeLine,
  findChange,
  listCalls,
  listChangedEntries,
  listChanges,
  listTasks,
} from './changes.queries.ts'
import { changedFields, EMPTY_FIELDS } from './domain/entry.ts'
import { listCurrentEntries } from './public-guide.ts'

const MOST_LINES = 500

/** The units whose work on the lists the actor sees; null for all. */
async function ownUnits(ctx: Context): Promise<string[] | null> {
  if (ctx.actor.roles.some((grant) => grants(grant, 'lists.read') && grants(grant, 'lists.read', '*'))) return null
  const units = await listUnits(ctx.db)
  return units.filter(({ id }) => may(ctx.actor, 'lists.read', id)).map(({ id }) => id)
}

function toLine({ createdAt, ...line }: ChangeLine) {
  return { ...line, createdAt: createdAt.toISOString() }
}

/** Changes of the units that the actor works for, the latest first. */
export async function viewChanges(
  ctx: Context,
  { page = 1, size = 20 }: { page?: number | undefined; size?: number | undefined },
) {
  authorize(ctx, 'lists.read')
  const { total, rows } = await listChanges(ctx.db, { unitIds: await ownUnits(ctx), page, size })
  return { total, rows: rows.map(toLine) }
}

async function getReadable(ctx: Context, id: string): Promise<ChangeLine> {
  const line = await findChange(ctx.db, id)
  const isReader =
    line !== undefined &&
    (may(ctx.actor, 'lists.read', line.unitId) || (await isReviewerOf(ctx.db, ctx.actor, { type: 'list-change', id })))
  if (!isReader) throw new AppError('list-change.not-found', { id })
  return line
}

/** One change with a page of its entries, before and after. Throws `list-change.not-found`. */
export async function viewChange(
  ctx: Context,
  { id, page = 1, size = 50 }: { id: string; page?: number | undefined; size?: number | undefined },
) {
  authorize(ctx, 'console.enter')
  const line = await getReadable(ctx, id)
  const [rows, step] = await Promise.all([
    listChangedEntries(ctx.db, id, { page, size }),
    openStepFor(ctx.db, ctx, line.reviewCaseId),
  ])
  const isOpen = line.state === 'in-review'
  return {
    ...toLine(line),
    mayGiveOpinion: isOpen && step.objections.length === 0,
    isSecrecy: step.isSecrecy,
    stepName: step.stepName,
    mayRecall: isOpen && may(ctx.actor, 'lists.write', line.unitId),
    rows: rows.map((row) => ({
      ...row,
      changed: row.isEnded ? [] : changedFields(row.before ?? EMPTY_FIELDS, row.after),
    })),
  }
}

/** What is to be looked at after a change above, in the units that the actor works for. */
export async function viewTasks(ctx: Context) {
  authorize(ctx, 'lists.read')
  const [tasks, held] = await Promise.all([
    listTasks(ctx.db, await ownUnits(ctx), MOST_LINES),
    listCurrentEntries(ctx.db, dayOf(ctx.now()), { kind: 'service' }),
  ])
  const matters = new Map(held.map(({ id, says }) => [id, says.matter]))
  return {
    rows: tasks.map(({ openedAt, changed, ...task }) => ({
      ...task,
      changed: [...changed],
      matter: matters.get(task.entryId) ?? '（已取消）',
      openedAt: openedAt.toISOString(),
      mayWrite: task.outcome === null && may(ctx.actor, 'lists.write', task.unitId),
    })),
  }
}

/** The rota of test calls: one's own, or everybody's for whoever plans it. */
export async function viewCalls(ctx: Context, { mine = false }: { mine?: boolean | undefined }) {
  authorize(ctx, 'lists.read')
  const mayPlan = may(ctx.actor, 'lists.manage')
  const sees = mayPlan && !mine ? null : ctx.actor.id
  const [calls, callers] = await Promise.all([
    listCalls(ctx.db, { accountId: sees, limit: MOST_LINES }),
    mayPlan ? listCallers(ctx.db) : [],
  ])
  return {
    mayPlan,
    callers: callers.map(({ id, name, unitName }) => ({ id, name, unitName })),
    rows: calls.map(({ accountId, calledAt, kind, result, unitId: _, ...call }) => ({
      ...call,
      kind: kind as 'phone',
      result: result as CallResult | null,
      isMine: accountId === ctx.actor.id,
      calledAt: calledAt?.toISOString() ?? null,
    })),
  }
}
