import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { type Desk, headsOf, type Receiver, type WaitingCase, workersOn } from '../casework/index.ts'
import { APPLICATION, type ApplicationState, STATE_NAMES } from './domain/application-kind.ts'
import { unitsWith, watchesAll } from './domain/policy.ts'

// The office has it before it is given to a unit, while others are asked, and when it only has to be delivered.
const WITH_OFFICE = ['registered', 'consulting', 'signed']

function officers(tx: Tx): Promise<string[]> {
  return listHolders(tx, { roles: ['disclosure_office'] })
}

async function handlers(tx: Tx, about: WaitingCase): Promise<string[]> {
  const workers = await workersOn(tx, about)
  const { unitIds, state } = about
  return unitIds.length === 0 || WITH_OFFICE.includes(state) ? [...workers, ...(await officers(tx))] : workers
}

/** Who is told of an application that falls due: those at work on it, the head of the leading unit, the office, who signs. */
async function receivers(tx: Tx, about: WaitingCase, to: Receiver): Promise<string[]> {
  switch (to) {
    case 'handler':
      return handlers(tx, about)
    case 'head':
      return headsOf(tx, about)
    case 'office':
      return officers(tx)
    case 'leader':
      return listHolders(tx, { roles: ['leader'] })
  }
}

/** Applications as the engine watches over them. */
export const applicationsDesk: Desk = {
  name: 'applications',
  kinds: { [APPLICATION.name]: '申请' },
  path: '/applications',
  duty: '答复',
  stateName: (state) => STATE_NAMES[state as ApplicationState],
  isPrivate: () => false,
  watches: (roles) =>
    watchesAll(roles)
      ? [{ kinds: [APPLICATION.name], unitIds: null }]
      : [{ kinds: [APPLICATION.name], unitIds: unitsWith(roles, 'cases.urge') }],
  receivers,
}
