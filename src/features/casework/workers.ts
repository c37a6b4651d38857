import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import type { WaitingCase } from './waiting-cases.queries.ts'

/** The heads of the leading unit. */
export async function headsOf(tx: Tx, { leadUnitId }: Pick<WaitingCase, 'leadUnitId'>): Promise<string[]> {
  return leadUnitId === null ? [] : listHolders(tx, { roles: ['unit_head'], unitId: leadUnitId })
}

/** Who works on a case in the units that have it; where a unit has nobody, its head. */
export async function workersOn(tx: Tx, about: WaitingCase): Promise<string[]> {
  const editors: string[] = []
  for (const unitId of about.unitIds) editors.push(...(await listHolders(tx, { roles: ['unit_editor'], unitId })))
  return editors.length === 0 ? headsOf(tx, about) : editors
}
