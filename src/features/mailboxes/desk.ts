import { type Permission, rolesWith } from '../../kernel/roles.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { type Desk, headsOf, type Receiver, type WaitingCase, workersOn } from '../casework/index.ts'
import { CASE_NAMES, CASE_WORDS, type LetterState, STATE_NAMES } from './domain/letter-kind.ts'
import { scopeOf, unitsUrged } from './domain/policy.ts'
import { getLetter } from './letters.queries.ts'
import { getMailbox } from './mailboxes.queries.ts'

function holders(tx: Tx, permission: Permission, unitId: string | null = null): Promise<string[]> {
  return listHolders(tx, { roles: rolesWith(permission), unitId })
}

/** The supervision office without those who also serve in the unit complained of: they do not learn of the complaint. */
async function supervisors(tx: Tx, { id }: WaitingCase): Promise<string[]> {
  const { aboutUnitId } = await getLetter(tx, id)
  const all = await holders(tx, 'mailboxes.supervise')
  if (aboutUnitId === null) return all
  const own = await listHolders(tx, { roles: ['unit_editor', 'unit_head', 'secrecy_reviewer'], unitId: aboutUnitId })
  return all.filter((person) => !own.includes(person))
}

/** Who lets the answer go out that was drafted. */
async function releasers(tx: Tx, about: WaitingCase): Promise<string[]> {
  const { mailboxId } = await getLetter(tx, about.id)
  const { release } = await getMailbox(tx, { id: mailboxId })
  if (release === 'leader') return holders(tx, 'mailboxes.sign')
  return release === 'head' && about.leadUnitId !== null ? headsOf(tx, about) : holders(tx, 'mailboxes.handle')
}

async function handlers(tx: Tx, about: WaitingCase): Promise<string[]> {
  const { unitIds, state } = about
  if (state === 'drafted') return releasers(tx, about)
  if (unitIds.length === 0) return holders(tx, 'mailboxes.handle')
  return workersOn(tx, about)
}

/** Who is told of a letter that falls due; of a complaint to the supervision office nobody but that office. */
async function receivers(tx: Tx, about: WaitingCase, to: Receiver): Promise<string[]> {
  if (about.kind === 'complaint') return to === 'handler' || to === 'office' ? supervisors(tx, about) : []
  switch (to) {
    case 'handler':
      return handlers(tx, about)
    case 'head':
      return headsOf(tx, about)
    case 'office':
      return holders(tx, 'mailboxes.handle')
    case 'leader':
      return listHolders(tx, { roles: ['leader'] })
  }
}

const OPEN_KINDS = CASE_NAMES.filter((name) => name !== 'complaint')

/** Letters, suggestions, complaints and calls as the engine watches over them. */
export const mailboxesDesk: Desk = {
  name: 'mailboxes',
  kinds: CASE_WORDS,
  path: '/mailbox-letters',
  duty: '答复',
  stateName: (state) => STATE_NAMES[state as LetterState],
  isPrivate: (kind) => kind === 'complaint',
  watches(roles) {
    const { handles, supervises, ownUnitIds } = scopeOf(roles)
    // Who serves in a unit might be the one complained of: such a person finds complaints in the inbox, where each is asked for.
    const complaints = supervises && ownUnitIds.length === 0 ? [{ kinds: ['complaint'], unitIds: null }] : []
    const letters = { kinds: OPEN_KINDS, unitIds: handles ? null : unitsUrged(roles) }
    return [letters, ...complaints]
  },
  receivers,
}
