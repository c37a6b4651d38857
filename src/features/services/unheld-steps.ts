import { WHO_NAMES } from '../../kernel/flow-terms.ts'
import type { Definition } from '../../kernel/hall-terms.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { DefinitionFault } from './domain/definition-faults.ts'
import { chainOf } from './domain/holders.ts'
import { listHoldersOf } from './people.queries.ts'

/** Steps that name somebody by post, role or unit, and nobody holds it now: a matter would go past those who were meant. */
export async function unheldSteps(db: ReadDb | Tx, { flow }: Definition): Promise<DefinitionFault[]> {
  const steps = flow.steps.map(({ name, who }) => {
    const named = who.filter(({ kind }) => ['post', 'role', 'unit', 'unit-head'].includes(kind))
    return {
      name,
      kinds: who.map(({ kind }) => WHO_NAMES[kind]).join('、'),
      keys: chainOf(named, { unitId: null, supervisorId: null }, () => null)[0] ?? [],
      isNamed: named.length > 0 && named.length === who.length,
    }
  })
  const held = new Set(
    (
      await listHoldersOf(
        db,
        steps.flatMap(({ keys }) => keys),
      )
    ).map(({ key }) => key),
  )
  return steps
    .filter(({ keys, isNamed }) => isNamed && !keys.some((key) => held.has(key)))
    .map(({ name, kinds }) => ({
      place: `流程 · ${name}`,
      message: `目前没有在用的账号能够办理这一环节（${kinds}）。`,
    }))
}
