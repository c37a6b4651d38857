import { sql } from 'kysely'
import { type Role, UNIT_BOUND } from '../../kernel/roles.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { NO_PASSWORD } from './passwords.ts'

/** An account in the administrators' list; no secret of any kind. */
export interface AccountRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly unitId: string | null
  readonly unitName: string
  readonly state: 'active' | 'disabled'
  readonly isLocked: boolean
  readonly hasSecondFactor: boolean
  readonly lastSeenAt: Date | null
  readonly roles: readonly { role: Role; unitId: string | null; unitName: string }[]
}

/** What accounts are looked for by; `q` is part of the login, the name or the unit. */
export interface AccountFilter {
  readonly q: string
  readonly role?: Role | undefined
  readonly unitId?: string | undefined
  readonly state?: 'active' | 'disabled' | 'locked' | undefined
}

function matching(db: ReadDb, { q, role, unitId, state }: AccountFilter) {
  const like = `%${q.replaceAll(/[%_\\]/g, '\\$&')}%`
  let query = db
    .selectFrom('account as a')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .where((eb) => eb.or([eb('a.login', 'ilike', like), eb('a.name', 'ilike', like), eb('u.name', 'ilike', like)]))
  if (unitId !== undefined) query = query.where('a.unit_id', '=', unitId)
  if (state === 'locked') query = query.where('a.locked_until', '>', sql<Date>`now()`)
  else if (state !== undefined) query = query.where('a.state', '=', state)
  if (role === undefined) return query
  return query.where(
    sql<boolean>`exists (select 1 from role_grant r where r.account_id = a.id and r.role = ${role} and r.revoked_at is null)`,
  )
}

// The roles in force, with the names of their units.
const currentRoles = sql<
  { role: Role; unitId: string | null; unitName: string }[]
>`(select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'unitName', coalesce(gu.name, ''))), '[]')
    from role_grant g left join unit gu on gu.id = g.unit_id where g.account_id = a.id and g.revoked_at is null)`

/** A page of accounts, by login. */
export async function listAccounts(
  db: ReadDb,
  { page, size, ...filter }: AccountFilter & { page: number; size: number },
): Promise<{ total: number; rows: AccountRow[] }> {
  const query = matching(db, filter)
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'a.id',
      'a.login',
      'a.name',
      'a.unit_id',
      'u.name as unit_name',
      'a.state',
      'a.totp_confirmed_at',
      'a.last_seen_at',
    ])
    .select([sql<boolean>`coalesce(a.locked_until > now(), false)`.as('is_locked'), currentRoles.as('roles')])
    .orderBy('a.login')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      unitId: row.unit_id,
      unitName: row.unit_name ?? '',
      state: row.state as AccountRow['state'],
      isLocked: row.is_locked,
      hasSecondFactor: row.totp_confirmed_at !== null,
      lastSeenAt: row.last_seen_at,
      roles: row.roles,
    })),
  }
}

/** The sessions of an account that are open now, newest first. */
export async function listOpenSessions(db: ReadDb, accountId: string, idleMinutes: number) {
  return db
    .selectFrom('session')
    .select(['id', 'created_at as createdAt', 'seen_at as seenAt', 'address', 'user_agent as userAgent'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .where('seen_at', '>', sql<Date>`now() - ${idleMinutes} * interval '1 minute'`)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
}

/** With what somebody comes into this account. */
export async function findMeans(
  db: ReadDb,
  accountId: string,
): Promise<{ hasPassword: boolean; hasSecondFactor: boolean }> {
  const row = await db
    .selectFrom('account')
    .select(['password_hash', 'totp_confirmed_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return { hasPassword: row.password_hash !== NO_PASSWORD, hasSecondFactor: row.totp_confirmed_at !== null }
}

/** The accounts in use that hold one of these roles now; those that hold for a unit only where it is that unit. */
export async function listHolders(
  db: ReadDb,
  { roles, unitId = null }: { roles: readonly Role[]; unitId?: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from account a join role_grant g on g.account_id = a.id
    where a.state = 'active' and g.revoked_at is null and g.role = any(${[...roles]}::text[])
      and (g.unit_id is null or g.role <> all(${[...UNIT_BOUND]}::text[]) or g.unit_id = ${unitId})
    order by a.id`.execute(db)
  return rows.map(({ id }) => id)
}
