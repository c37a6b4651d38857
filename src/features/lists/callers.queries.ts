import type { ReadDb } from '../../platform/db/database.ts'
import { rolesWith } from '../../kernel/roles.ts'
import type { Caller } from './domain/rota.ts'

/** Those of these accounts who may read the lists in the console, with their units. */
export async function findCallers(db: ReadDb, accountIds: readonly string[]): Promise<Caller[]> {
  const all = await listCallers(db)
  return all.filter(({ id }) => accountIds.includes(id)).map(({ id, unitId }) => ({ accountId: id, unitId }))
}

/** Everybody who can be asked to try contacts. */
export async function listCallers(
  db: ReadDb,
): Promise<{ id: string; name: string; unitId: string | null; unitName: string }[]> {
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('role_grant as g', 'g.account_id', 'a.id')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.id', 'a.name', 'a.unit_id', 'u.name as unit_name'])
    .where('a.state', '=', 'active')
    .where('g.revoked_at', 'is', null)
    .where('g.role', 'in', rolesWith('lists.read'))
    .distinct()
    .orderBy('a.name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, unitId: row.unit_id, unitName: row.unit_name ?? '' }))
}
