import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Somebody of the school's roll, and the accounts behind which this person stands; the one that is named like the number first. */
export interface OnRoll {
  readonly personId: string
  readonly staffNo: string
  readonly name: string
  readonly unitId: string | null
  readonly accountIds: readonly string[]
}

async function accountsOf(tx: Tx, personId: string, staffNo: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from account where person_id = ${personId}
    order by state = 'active' desc, login = lower(${staffNo}) desc, created_at, id`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Who has this staff or student number, whatever its capitals, locked, so that nobody gets two accounts by coming twice at once. Undefined for
 * an unknown number, one that two persons could mean, and somebody who has left.
 */
export async function lockOnRoll(tx: Tx, number: string): Promise<OnRoll | undefined> {
  const [row, ...others] = await tx
    .selectFrom('person')
    .select(['id', 'staff_no', 'name', 'unit_id'])
    .where(sql<boolean>`lower(staff_no) = lower(${number})`)
    .where('state', '=', 'active')
    .forUpdate()
    .execute()
  if (!row || others.length > 0) return undefined
  // Asked once the lock is held: what another window has just opened is seen.
  const accountIds = await accountsOf(tx, row.id, row.staff_no)
  return { personId: row.id, staffNo: row.staff_no, name: row.name, unitId: row.unit_id, accountIds }
}
