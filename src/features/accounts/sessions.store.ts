import { sql } from 'kysely'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { newId, newSecret, sha256 } from '../../platform/ids.ts'
import type { RoleGrant } from '../../kernel/roles.ts'

/** How long sessions live. */
export interface SessionTerms {
  readonly idleMinutes: number
  readonly hours: number
}

/** Where a sign-in came from, shown in the list of sessions. */
export interface SignInOrigin {
  readonly address: string
  readonly userAgent: string
}

/** How somebody came in: with a password of ours, or named by the campus, with the ticket by which it ends the session. */
export type CameBy = { readonly by: 'password' } | { readonly by: 'campus'; readonly ticket: string }

interface SessionRow {
  session_id: string
  account_id: string
  name: string
  unit_id: string | null
  unit_name: string | null
  is_party_member: boolean | null
  must_change_password: boolean
  roles: RoleGrant[]
  group_ids: string[] | null
  unit_ids: string[] | null
  stale: boolean
}

/** The one who is signed in, and whether the password must be changed before anything else. */
export interface SignedIn {
  readonly actor: Actor
  readonly mustChangePassword: boolean
  readonly isStale: boolean
}

function toSignedIn(row: SessionRow): SignedIn {
  const viewer = {
    isMember: true,
    isPartyMember: row.is_party_member ?? false,
    unitIds: row.unit_ids ?? [],
    groupIds: row.group_ids ?? [],
    readsAll: row.roles.some(({ role }) => role === 'supervisor' || role === 'disclosure_office'),
  }
  const actor = {
    id: row.account_id,
    name: row.name,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    roles: row.roles,
    viewer,
    sessionId: row.session_id,
  }
  return { actor, mustChangePassword: row.must_change_password, isStale: row.stale }
}

/** Who holds this token; undefined when the session ended, idled out, was revoked, or the account is disabled. */
export async function findSignedIn(db: ReadDb, token: string, terms: SessionTerms): Promise<SignedIn | undefined> {
  const found = await sql<SessionRow>`
    select s.id as session_id, a.id as account_id, a.name, a.unit_id, u.name as unit_name, p.is_party_member,
      a.must_change_password and s.came_by = 'password' as must_change_password,
      s.seen_at < now() - interval '1 minute' as stale,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)) from role_grant g
        where g.account_id = a.id and g.revoked_at is null), '[]') as roles,
      (select array_agg(m.group_id) from viewer_group_member m where m.account_id = a.id) as group_ids,
      (with recursive up as (
        select id, parent_id from unit where id = a.unit_id
          or id in (select g.unit_id from role_grant g where g.account_id = a.id and g.revoked_at is null)
        union select parent.id, parent.parent_id from unit parent join up on parent.id = up.parent_id
      ) select array_agg(id) from up) as unit_ids
    from session s join account a on a.id = s.account_id left join unit u on u.id = a.unit_id left join person p on p.id = a.person_id
    where s.token_hash = ${sha256(token)} and s.revoked_at is null and s.ends_at > now()
      and s.seen_at > now() - ${terms.idleMinutes} * interval '1 minute' and a.state = 'active'
      and (a.totp_confirmed_at is null or s.second_factor_at is not null)`.execute(db)
  const [row] = found.rows
  return row && toSignedIn(row)
}

/** Opens a session and answers its token, of which only the hash is kept. */
export async function openSession(
  tx: Tx,
  accountId: string,
  terms: SessionTerms & SignInOrigin & { secondFactor: boolean; cameBy?: CameBy },
): Promise<{ id: string; token: string }> {
  const token = newSecret()
  const id = newId()
  const { cameBy = { by: 'password' } } = terms
  const ticket = cameBy.by === 'campus' ? cameBy.ticket : ''
  await tx
    .insertInto('session')
    .values({
      id,
      token_hash: sha256(token),
      account_id: accountId,
      address: terms.address,
      user_agent: terms.userAgent.slice(0, 300),
      ends_at: sql<Date>`clock_timestamp() + ${terms.hours} * interval '1 hour'`,
      second_factor_at: terms.secondFactor ? sql<Date>`clock_timestamp()` : null,
      came_by: cameBy.by,
      campus_ticket_hash: ticket === '' ? null : sha256(ticket),
    })
    .execute()
  await tx
    .updateTable('account')
    .set({ last_seen_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', accountId)
    .execute()
  return { id, token }
}

/** Notes that the session is in use; called at most once a minute. */
export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.updateTable('session').set({ seen_at: sql<Date>`clock_timestamp()` }).where('id', '=', sessionId).execute()
}

/** Ends sessions: one of an account, or all but `keep`. Answers how many ended. */
export async function revokeSessions(
  tx: Tx,
  accountId: string,
  which: { id?: string; keep?: string },
): Promise<number> {
  let query = tx
    .updateTable('session')
    .set({ revoked_at: sql<Date>`clock_timestamp()` })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
  if (which.id !== undefined) query = query.where('id', '=', which.id)
  if (which.keep !== undefined) query = query.where('id', '<>', which.keep)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Did the campus name the holder of this session? */
export async function hasComeFromCampus(db: ReadDb, sessionId: string): Promise<boolean> {
  const row = await db.selectFrom('session').select('came_by').where('id', '=', sessionId).executeTakeFirst()
  return row?.came_by === 'campus'
}

/** Ends what is open of these persons in whom the campus had named. */
export async function endCampusSessionsOf(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`
    update session s set revoked_at = clock_timestamp() from account a
    where a.id = s.account_id and a.person_id = any(${[...personIds]}::text[]) and s.came_by = 'campus'
      and s.revoked_at is null`.execute(tx)
}

/** The open sessions that came with this ticket of the campus. */
export async function findByTicket(db: ReadDb, ticket: string): Promise<{ id: string; accountId: string }[]> {
  return db
    .selectFrom('session')
    .select(['id', 'account_id as accountId'])
    .where('campus_ticket_hash', '=', sha256(ticket))
    .where('revoked_at', 'is', null)
    .execute()
}

/** Notes that this session has shown the second factor. */
export async function markSecondFactor(tx: Tx, sessionId: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ second_factor_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', sessionId)
    .execute()
}
