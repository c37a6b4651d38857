import { grants } from '../../kernel/roles.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { type Desk, headsOf, type Receiver, type WaitingCase, workersOn } from '../casework/index.ts'
import { ORDER, stateName } from './domain/order-kind.ts'

function supervisors(tx: Tx): Promise<string[]> {
  return listHolders(tx, { roles: ['supervisor'] })
}

/** Who is told of an order that falls due: who cures it, the head of the unit, the supervision office, the leaders. */
async function receivers(tx: Tx, about: WaitingCase, to: Receiver): Promise<string[]> {
  switch (to) {
    case 'handler':
      return about.state === 'objected' ? supervisors(tx) : workersOn(tx, about)
    case 'head':
      return headsOf(tx, about)
    case 'office':
      return supervisors(tx)
    case 'leader':
      return listHolders(tx, { roles: ['leader'] })
  }
}

/** Rectification orders as the engine watches over them. */
export const ordersDesk: Desk = {
  name: 'orders',
  kinds: { [ORDER.name]: '整改通知' },
  path: '/orders',
  duty: '整改',
  stateName,
  isPrivate: () => false,
  watches(roles) {
    if (roles.some((grant) => grants(grant, 'orders.read'))) return [{ kinds: [ORDER.name], unitIds: null }]
    const unitIds = roles.flatMap((grant) =>
      grant.unitId !== null && grants(grant, 'cases.urge', grant.unitId) ? [grant.unitId] : [],
    )
    return [{ kinds: [ORDER.name], unitIds }]
  },
  receivers,
}
