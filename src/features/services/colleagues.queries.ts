import { sql } from 'kysely'
import { rolesWith } from '../../kernel/roles.ts'
import type { ReadDb } from '../../platform/db/database.ts'

const MOST = 20

/** Accounts in use that may enter the console, by a part of the name; at most twenty. */
export async function findColleagues(db: ReadDb, q: string): Promise<{ id: string; name: string; unitName: string }[]> {
  return db
    .selectFrom('account as a')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.id', 'a.name', sql<string>`coalesce(u.name, '')`.as('unitName')])
    .where('a.state', '=', 'active')
    .where(sql<boolean>`position(lower(${q}) in lower(a.name)) > 0`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grant as g')
          .select('g.id')
          .whereRef('g.account_id', '=', 'a.id')
          .where('g.revoked_at', 'is', null)
          .where('g.role', 'in', rolesWith('console.enter')),
      ),
    )
    .orderBy('a.name')
    .limit(MOST)
    .execute()
}
