import { formatDayCn } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { notify } from '../notices/index.ts'
import type { Task } from './plans.queries.ts'

/** What is told of a task. */
export interface News {
  readonly kind: 'issued' | 'claimed' | 'confirmed' | 'returned' | 'due-soon' | 'overdue'
  readonly title: string
  readonly text: string
  /** With it everybody is told once, however often it is ordered. */
  readonly once?: string
}

async function tell(tx: Tx, key: Buffer, { task, news, to }: { task: Task; news: News; to: readonly string[] }) {
  const { kind, title, text, once } = news
  for (const accountId of new Set(to))
    await notify(tx, key, {
      kind: `plans.${kind}`,
      receiver: { channel: 'console', accountId },
      subject: { type: 'plan', id: task.planId, reference: '' },
      unitId: task.unitId,
      title,
      text,
      path: `/plans/${task.planId}/tasks/${task.id}`,
      ...(once === undefined ? {} : { once: `plans.${kind}:${task.id}:${once}:${accountId}` }),
    })
}

/** Editors and heads of the unit that is responsible, and of those that help. */
export async function tellUnits(tx: Tx, key: Buffer, { task, news }: { task: Task; news: News }): Promise<void> {
  const to: string[] = []
  for (const unitId of [task.unitId, ...task.coUnitIds])
    to.push(...(await listHolders(tx, { roles: ['unit_editor', 'unit_head'], unitId })))
  await tell(tx, key, { task, news, to })
}

/** The office that made the plan. */
export async function tellMakers(tx: Tx, key: Buffer, { task, news }: { task: Task; news: News }): Promise<void> {
  const role = task.host === 'supervision' ? 'supervisor' : 'disclosure_office'
  await tell(tx, key, { task, news, to: await listHolders(tx, { roles: [role] }) })
}

/** A task in a line: its number, its words, its day. */
export function lineOf({ no, words, dueOn }: Task): string {
  return `第 ${String(no)} 项“${words}”，期限${formatDayCn(dueOn)}`
}
