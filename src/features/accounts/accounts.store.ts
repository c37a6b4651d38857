import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Role } from '../../kernel/roles.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'

/** An account as sign-in sees it. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly unitId: string | null
  readonly passwordHash: string
  readonly isLocked: boolean
  readonly isDisabled: boolean
  readonly failedAttempts: number
  readonly totpSecret: string | null
  readonly totpLastStep: number
  readonly mustChangePassword: boolean
}

/** A new account, password already hashed. */
export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly unitId: string | null
  readonly personId?: string | null
  readonly passwordHash: string
  readonly mustChangePassword?: boolean
}

async function lockBy(tx: Tx, column: 'id' | 'login', value: string): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('account')
    .selectAll()
    .select(sql<boolean>`coalesce(locked_until > clock_timestamp(), false)`.as('is_locked'))
    .where(column, '=', value)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      login: row.login,
      name: row.name,
      unitId: row.unit_id,
      passwordHash: row.password_hash,
      isLocked: row.is_locked,
      isDisabled: row.state !== 'active',
      failedAttempts: row.failed_attempts,
      mustChangePassword: row.must_change_password,
      totpSecret: row.totp_confirmed_at === null ? null : row.totp_secret,
      totpLastStep: row.totp_last_step,
    }
  )
}

/** The account of a login, locked for this transaction. */
export function lockAccountByLogin(tx: Tx, login: string): Promise<Account | undefined> {
  return lockBy(tx, 'login', login.trim().toLowerCase())
}

/** The account, locked. Throws `account.not-found`. */
export async function lockAccount(tx: Tx, id: string): Promise<Account> {
  const account = await lockBy(tx, 'id', id)
  if (!account) throw new AppError('account.not-found', { id })
  return account
}

/** Creates an account. Throws `account.login-taken`. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = newId()
  const done = await tx
    .insertInto('account')
    .values({
      id,
      login: account.login.trim().toLowerCase(),
      name: account.name,
      unit_id: account.unitId,
      person_id: account.personId ?? null,
      password_hash: account.passwordHash,
      must_change_password: account.mustChangePassword ?? false,
    })
    .onConflict((c) => c.column('login').doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('account.login-taken', { login: account.login })
  return id
}

/** Is there an account of this name? */
export async function isLoginTaken(tx: Tx, login: string): Promise<boolean> {
  const row = await tx
    .selectFrom('account')
    .select('id')
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst()
  return row !== undefined
}

/** Counts a failed sign-in and locks after `limit` of them for `minutes`. */
export async function countFailure(
  tx: Tx,
  id: string,
  { limit, minutes }: { limit: number; minutes: number },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      failed_attempts: sql`failed_attempts + 1`,
      locked_until: sql`case when failed_attempts + 1 >= ${limit} then clock_timestamp() + ${minutes} * interval '1 minute' else locked_until end`,
    })
    .where('id', '=', id)
    .execute()
}

/** Forgets failures: after a good sign-in, or by the security administrator. */
export async function clearFailures(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('account').set({ failed_attempts: 0, locked_until: null }).where('id', '=', id).execute()
}

/** Grants a role; granting again what is held changes nothing. */
export async function insertGrant(
  tx: Tx,
  accountId: string,
  grant: { role: Role; unitId: string | null; by: string },
): Promise<void> {
  await tx
    .insertInto('role_grant')
    .values({ id: newId(), account_id: accountId, role: grant.role, unit_id: grant.unitId, granted_by: grant.by })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Replaces the password; `mustChange` when somebody else chose it. */
export async function setPassword(
  tx: Tx,
  id: string,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      password_hash: passwordHash,
      must_change_password: mustChange,
      password_changed_at: sql`clock_timestamp()`,
      failed_attempts: 0,
      locked_until: null,
    })
    .where('id', '=', id)
    .execute()
}

/** Disables or enables; accounts are never deleted. */
export async function setAccountState(tx: Tx, id: string, state: 'active' | 'disabled'): Promise<void> {
  await tx.updateTable('account').set({ state }).where('id', '=', id).execute()
}

/** What an account is called and to which unit it belongs. */
export async function setNameAndUnit(
  tx: Tx,
  id: string,
  { name, unitId }: { name: string; unitId: string | null },
): Promise<void> {
  await tx.updateTable('account').set({ name, unit_id: unitId }).where('id', '=', id).execute()
}

/** The roles an account holds now. */
export async function findGrants(tx: Tx, accountId: string): Promise<{ role: Role; unitId: string | null }[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select(['role', 'unit_id'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map((row) => ({ role: row.role as Role, unitId: row.unit_id }))
}

/** Takes a role away; what is not held changes nothing. */
export async function revokeGrant(
  tx: Tx,
  accountId: string,
  { role, unitId }: { role: Role; unitId: string | null },
): Promise<void> {
  await tx
    .updateTable('role_grant')
    .set({ revoked_at: sql`clock_timestamp()` })
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where(sql<boolean>`unit_id is not distinct from ${unitId}`)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Keeps a new second factor (encrypted); it counts only once confirmed. */
export async function saveTotp(
  tx: Tx,
  id: string,
  { sealedSecret, isConfirmed }: { sealedSecret: string | null; isConfirmed: boolean },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      totp_secret: sealedSecret,
      totp_confirmed_at: isConfirmed ? sql<Date>`clock_timestamp()` : null,
      totp_last_step: 0,
    })
    .where('id', '=', id)
    .execute()
}

/** The secret waiting to be confirmed, or in use. */
export async function findSealedTotp(
  tx: Tx,
  id: string,
): Promise<{ sealedSecret: string | null; isConfirmed: boolean }> {
  const row = await tx
    .selectFrom('account')
    .select(['totp_secret', 'totp_confirmed_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { sealedSecret: row.totp_secret, isConfirmed: row.totp_confirmed_at !== null }
}
