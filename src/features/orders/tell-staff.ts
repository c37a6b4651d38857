import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { headsOf, tellStaff, workersOn } from '../casework/index.ts'
import type { Order } from './orders.queries.ts'

interface About {
  readonly id: string
  readonly number: string
  readonly leadUnitId: string
}

const TITLES = {
  issued: '收到整改通知',
  kept: '异议不成立，请继续整改',
  'sent-back': '整改复核未通过，请重新整改',
  passed: '整改已复核通过',
  revoked: '整改通知已撤销',
} as const

/** Tells those at work on it in the unit, and its heads. */
export async function tellUnit(
  tx: Tx,
  key: Buffer,
  { about, news, text }: { about: About; news: keyof typeof TITLES; text: string },
): Promise<void> {
  const workers = await workersOn(tx, { ...about, kind: 'order', state: '', unitIds: [about.leadUnitId], dueOn: null })
  await tellStaff(tx, key, {
    kind: `orders.${news}`,
    about,
    to: [...workers, ...(await headsOf(tx, about))],
    title: `${TITLES[news]}：${about.number}`,
    text,
    path: `/orders/${about.id}`,
  })
}

/** The supervision office; and the leaders where nobody in it but who ordered could look again. */
async function inspectors(tx: Tx, orderedBy: string): Promise<string[]> {
  const supervisors = await listHolders(tx, { roles: ['supervisor'] })
  if (supervisors.some((id) => id !== orderedBy)) return supervisors
  return [...supervisors, ...(await listHolders(tx, { roles: ['leader', 'principal_leader'] }))]
}

/** Tells those who look again that a unit has answered or objected. */
export async function tellSupervisors(
  tx: Tx,
  key: Buffer,
  { order, news }: { order: Order; news: 'answered' | 'objected' },
): Promise<void> {
  const { id, number, unitId, unitName, orderedBy } = order
  const says =
    news === 'answered'
      ? '报告了整改情况，请由发出通知以外的人员复核'
      : '对整改通知提出了异议，请由发出通知以外的人员决定'
  await tellStaff(tx, key, {
    kind: `orders.${news}`,
    about: { id, number, leadUnitId: unitId },
    to: await inspectors(tx, orderedBy),
    title: `${news === 'answered' ? '待复核' : '待决定'}：整改通知 ${number}`,
    text: `${unitName}${says}。`,
    path: `/orders/${id}`,
  })
}

/** What an order is told about. */
export function aboutOf({ id, number, unitId }: Order): About {
  return { id, number, leadUnitId: unitId }
}
