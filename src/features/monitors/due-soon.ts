import { STRANGER } from '../../kernel/audience.ts'
import { dayOf, daysBetween, formatDayCn } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { listItemStates } from '../catalogue/index.ts'
import { notify } from '../notices/index.ts'
import { scopeOf } from './view-findings.ts'

async function itemsDueSoon({ db, now }: { db: ReadDb; now: () => Date }) {
  const items = await listItemStates(db, { now: now(), viewer: STRANGER })
  return items.flatMap(({ id, number, title, rule, state }) =>
    state.name === 'due_soon' && state.dueOn !== null
      ? [
          {
            id,
            number,
            title,
            unitId: rule?.unitId ?? null,
            unitName: rule?.unitName ?? '',
            dueOn: state.dueOn,
            reason: state.reason,
          },
        ]
      : [],
  )
}

/** 即将到期: what units must publish before long, the nearest first; a unit sees its own. */
export async function viewDueSoon(ctx: Context) {
  authorize(ctx, 'monitors.read')
  const scope = scopeOf(ctx.actor)
  const today = dayOf(ctx.now())
  const rows = (await itemsDueSoon(ctx)).filter(({ unitId }) => scope === null || scope.includes(unitId ?? ''))
  return rows
    .map((row) => ({ ...row, daysLeft: daysBetween(today, row.dueOn), path: `/catalogue/items/${row.id}` }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number))
}

/** Tells the editors and heads of a unit what falls due before long; of each due day once. */
export async function tellDueSoon(ctx: Context, key: Buffer): Promise<void> {
  for (const { id, number, title, unitId, dueOn, reason } of await itemsDueSoon(ctx)) {
    if (unitId === null) continue
    await ctx.transaction(async (tx) => {
      const holders = await listHolders(tx, { roles: ['unit_editor', 'unit_head'], unitId })
      for (const accountId of holders)
        await notify(tx, key, {
          kind: 'monitors.due-soon',
          receiver: { channel: 'console', accountId },
          subject: { type: 'item', id, reference: '' },
          unitId,
          title: `公开事项 ${number} ${title} 即将到期`,
          text: `请在${formatDayCn(dueOn)}之前公开新的信息。${reason}`,
          path: '/monitors/due-soon',
          once: `monitors.due-soon:${id}:${dueOn}:${accountId}`,
        })
    })
  }
}
