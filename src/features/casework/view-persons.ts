import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CaseFile } from './casework.queries.ts'
import type { CaseKind } from './domain/case-kind.ts'
import { noteOnCase } from './note-on-case.ts'
import { openPersons } from './persons.store.ts'

/** Opens who the persons of a locked case are, for a stated purpose: the view is an event of the case and on the ledger. */
export async function viewPersons(
  tx: Tx,
  ctx: Context,
  { kind, file, key, purpose, on }: { kind: CaseKind; file: CaseFile; key: Buffer; purpose: string; on: Day },
) {
  const persons = await openPersons(tx, key, file.id)
  const data = { persons: persons.map(({ id, role }) => ({ id, role })) }
  await noteOnCase(tx, ctx, { file, area: kind.area, type: 'identity-viewed', on, reason: purpose, data })
  return persons
}
