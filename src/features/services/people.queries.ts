import { sql } from 'kysely'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { HolderKey } from './domain/holders.ts'

/** What the university knows of an account that applies. `supervisorId` is an account. */
export interface KnownApplicant {
  readonly accountId: string
  readonly name: string
  readonly number: string
  readonly kind: Exclude<PersonKind, 'visitor'>
  readonly unitId: string | null
  readonly unitName: string
  readonly supervisorId: string | null
}

/** The applicant behind an account; without one in use, undefined. */
export async function findApplicant(db: ReadDb | Tx, accountId: string): Promise<KnownApplicant | undefined> {
  const row = await db
    .selectFrom('account as a')
    .leftJoin('person as p', 'p.id', 'a.person_id')
    .leftJoin('account as s', (on) => on.onRef('s.person_id', '=', 'p.supervisor_id').on('s.state', '=', 'active'))
    .leftJoin('unit as u', (on) => on.on(sql`u.id`, '=', sql`coalesce(a.unit_id, p.unit_id)`))
    .select(['a.id as accountId', 'a.name', 's.id as supervisorId', 'u.id as unitId'])
    .select([
      sql<string>`coalesce(p.staff_no, '')`.as('number'),
      sql<string>`coalesce(p.kind, 'staff')`.as('kind'),
      sql<string>`coalesce(u.name, '')`.as('unitName'),
    ])
    .where('a.id', '=', accountId)
    .where('a.state', '=', 'active')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, kind: row.kind === 'student' ? 'student' : 'staff' }
}

/** The posts that the person behind an account holds today. */
export async function listPostsHeld(db: ReadDb | Tx, accountId: string): Promise<{ unitId: string; name: string }[]> {
  return db
    .selectFrom('account as a')
    .innerJoin('duty as d', 'd.person_id', 'a.person_id')
    .innerJoin('post as p', 'p.id', 'd.post_id')
    .select(['p.unit_id as unitId', 'p.name'])
    .where('a.id', '=', accountId)
    .where(sql<boolean>`d.from_on <= current_date and (d.until_on is null or d.until_on > current_date)`)
    .execute()
}

/** The accounts in use behind each of these keys. */
export async function listHoldersOf(
  db: ReadDb | Tx,
  keys: readonly HolderKey[],
): Promise<{ key: HolderKey; accountId: string; name: string }[]> {
  if (keys.length === 0) return []
  const asked = sql`${[...keys]}::text[]`
  const { rows } = await sql<{ key: string; accountId: string; name: string }>`
    with asked as (select unnest(${asked}) as key),
    granted as (
      select g.account_id, g.role, g.unit_id from role_grant g where g.revoked_at is null and g.role <> 'campus_member'
    ),
    held as (
      select 'unit:' || g.unit_id as key, g.account_id from granted g
        where g.role in ('unit_editor', 'unit_head') and g.unit_id is not null
      union select 'head:' || g.unit_id, g.account_id from granted g where g.role = 'unit_head' and g.unit_id is not null
      union select 'role:' || g.role, g.account_id from granted g where g.role not in ('unit_editor', 'unit_head', 'secrecy_reviewer')
      union select 'post:' || p.unit_id || ':' || p.name, a.id from duty d join post p on p.id = d.post_id
        join account a on a.person_id = d.person_id
        where d.from_on <= current_date and (d.until_on is null or d.until_on > current_date)
          and 'post:' || p.unit_id || ':' || p.name in (select key from asked)
      union select 'account:' || a.id, a.id from account a
        where a.id in (select substr(key, length('account:') + 1) from asked where key like 'account:%')
    )
    select h.key, a.id as "accountId", a.name from held h join asked using (key) join account a on a.id = h.account_id
    where a.state = 'active' order by h.key, a.id`.execute(db)
  return rows
}
