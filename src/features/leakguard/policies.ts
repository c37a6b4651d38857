import type { ReadDb } from '../../platform/db/database.ts'
import { LEAK_KINDS } from '../../kernel/leak-kinds.ts'
import { type Actions, ALWAYS_BLOCKED, type LeakPolicy } from './domain/policy.ts'
import { listOwnPolicies } from './leakguard.queries.ts'
import data from './policies.json' with { type: 'json' }

/** A policy, and whether the school has changed it. */
export interface PolicyInForce extends LeakPolicy {
  readonly isChanged: boolean
  readonly isShipped: boolean
}

const GENERAL = data.general as Actions

// What ships with the platform; a school's own word for an item takes its place.
const SHIPPED: readonly LeakPolicy[] = data.policies.flatMap(({ itemNumbers, changes, ...policy }) =>
  itemNumbers.map((itemNumber) => ({ ...policy, itemNumber, actions: { ...GENERAL, ...changes } as Actions })),
)

/** Kinds that a stored word does not name hold as in general; what must always block does. */
function complete(actions: Partial<Actions>): Actions {
  const whole = { ...GENERAL, ...actions }
  return Object.fromEntries(
    LEAK_KINDS.map((kind) => [kind, ALWAYS_BLOCKED.includes(kind) ? 'block' : whole[kind]]),
  ) as Actions
}

/** Every policy in force: the general one first. */
export async function listPolicies(db: ReadDb): Promise<PolicyInForce[]> {
  const own = await listOwnPolicies(db)
  const isSame = (a: { catalogueId: string; itemNumber: string }) => (b: { catalogueId: string; itemNumber: string }) =>
    a.catalogueId === b.catalogueId && a.itemNumber === b.itemNumber
  const shipped = SHIPPED.map((policy) => {
    const changed = own.find(isSame(policy))
    const actions = changed ? complete(changed.actions) : policy.actions
    return { ...policy, actions, isChanged: changed !== undefined, isShipped: true }
  })
  const added = own
    .filter((policy) => !SHIPPED.some(isSame(policy)))
    .map((policy) => ({
      ...policy,
      name: '本校设定',
      basis: '',
      actions: complete(policy.actions),
      isChanged: true,
      isShipped: false,
    }))
  return [...shipped, ...added]
}
