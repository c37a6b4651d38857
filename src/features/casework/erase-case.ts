import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import type { CaseFile } from './casework.queries.ts'
import { erasePersons } from './persons.store.ts'

/**
 * Takes out of a locked case everything that names a person, once its retention period is over; number, days, states and
 * outcome stay. Doing it again does nothing. Throws `case.not-erasable`.
 */
export async function eraseCase(
  tx: Tx,
  ctx: Context,
  { file, today }: { file: CaseFile; today: Day },
): Promise<boolean> {
  if (file.retentionUntil === null || today <= file.retentionUntil) throw new AppError('case.not-erasable')
  if (file.erasedAt !== null) return false
  await erasePersons(tx, file.id)
  await record(tx, ctx, {
    type: 'case.erased',
    subject: { type: 'case', id: file.id },
    unitId: file.leadUnitId,
    data: { number: file.number, retentionUntil: file.retentionUntil },
  })
  return true
}
