import { randomInt } from 'node:crypto'
import { AppError } from '../../kernel/app-error.ts'
import { areCompatible, type Role } from '../../kernel/roles.ts'
import { authorize, type Context, SYSTEM } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import {
  clearFailures,
  findGrants,
  insertAccount,
  insertGrant,
  lockAccount,
  revokeGrant,
  setAccountState,
  setPassword,
} from './accounts.store.ts'
import { hashPassword } from './passwords.ts'
import { revokeSessions } from './sessions.store.ts'

const ALPHABETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-_.']
const INITIAL_LENGTH = 14

/** An initial password without characters that are mistaken for each other; shown once, to be changed at first sign-in. */
function initialPassword(): string {
  const all = ALPHABETS.join('')
  const rest = Array.from({ length: INITIAL_LENGTH - ALPHABETS.length }, () => all.charAt(randomInt(all.length)))
  return [...ALPHABETS.map((alphabet) => alphabet.charAt(randomInt(alphabet.length))), ...rest]
    .sort(() => randomInt(3) - 1)
    .join('')
}

/** Opens an account without any role; the security administrator grants those. */
export async function createAccount(
  ctx: Context,
  { login, name, unitId }: { login: string; name: string; unitId: string | null },
): Promise<{ id: string; password: string }> {
  authorize(ctx, 'accounts.manage')
  const password = initialPassword()
  const passwordHash = await hashPassword(password)
  return ctx.transaction(async (tx) => {
    const id = await insertAccount(tx, { login, name, unitId, passwordHash, mustChangePassword: true })
    await record(tx, ctx, { type: 'account.created', subject: { type: 'account', id }, unitId, data: { login, name } })
    return { id, password }
  })
}

/** The first of each kind of administrator, made on the command line of a new school. */
export async function createAdministrator(
  ctx: Context,
  { login, role }: { login: string; role: Role },
): Promise<{ id: string; password: string }> {
  if (ctx.actor !== SYSTEM) throw new AppError('access.denied')
  const password = initialPassword()
  const passwordHash = await hashPassword(password)
  return ctx.transaction(async (tx) => {
    const id = await insertAccount(tx, { login, name: login, unitId: null, passwordHash, mustChangePassword: true })
    await insertGrant(tx, id, { role, unitId: null, by: 'system' })
    await record(tx, ctx, { type: 'account.created', subject: { type: 'account', id }, data: { login, role } })
    return { id, password }
  })
}

/** Disables an account and ends its sessions, or enables it again. Nobody disables themselves. */
export async function setState(
  ctx: Context,
  { id, state, reason }: { id: string; state: 'active' | 'disabled'; reason: string },
): Promise<void> {
  authorize(ctx, 'accounts.manage')
  if (id === ctx.actor.id) throw new AppError('access.denied')
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, id)
    await setAccountState(tx, id, state)
    if (state === 'disabled') await revokeSessions(tx, id, {})
    await record(tx, ctx, {
      type: state === 'disabled' ? 'account.disabled' : 'account.enabled',
      subject: { type: 'account', id },
      reason,
      unitId: account.unitId,
    })
  })
}

/** Gives a new initial password, unlocks, and ends the sessions. */
export async function resetPassword(
  ctx: Context,
  { id, reason }: { id: string; reason: string },
): Promise<{ password: string }> {
  authorize(ctx, 'sessions.manage')
  const password = initialPassword()
  const passwordHash = await hashPassword(password)
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, id)
    await setPassword(tx, id, { passwordHash, mustChange: true })
    await revokeSessions(tx, id, {})
    await record(tx, ctx, {
      type: 'account.password-reset',
      subject: { type: 'account', id },
      unitId: account.unitId,
      reason,
    })
  })
  return { password }
}

/** Lifts the lock after wrong passwords. */
export async function unlock(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'sessions.manage')
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, id)
    await clearFailures(tx, id)
    await record(tx, ctx, { type: 'account.unlocked', subject: { type: 'account', id }, unitId: account.unitId })
  })
}

/**
 * Sets the roles of an account. Only the security administrator may, never for themselves; the three administrators
 * (系统、安全、审计) stand alone. Throws `role.incompatible`. Open sessions end, so that the change holds at once.
 */
export async function setRoles(
  ctx: Context,
  { id, roles, reason }: { id: string; roles: readonly { role: Role; unitId: string | null }[]; reason: string },
): Promise<void> {
  authorize(ctx, 'roles.grant')
  if (id === ctx.actor.id) throw new AppError('access.denied')
  if (!areCompatible(roles.map(({ role }) => role))) throw new AppError('role.incompatible')
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, id)
    const before = await findGrants(tx, id)
    const isSame = (a: { role: Role; unitId: string | null }, b: { role: Role; unitId: string | null }): boolean =>
      a.role === b.role && a.unitId === b.unitId
    for (const grant of before) if (!roles.some((role) => isSame(role, grant))) await revokeGrant(tx, id, grant)
    for (const grant of roles)
      if (!before.some((role) => isSame(role, grant))) await insertGrant(tx, id, { ...grant, by: ctx.actor.id })
    await revokeSessions(tx, id, {})
    await record(tx, ctx, {
      type: 'account.roles-changed',
      subject: { type: 'account', id },
      unitId: account.unitId,
      reason,
      data: { before, after: roles },
    })
  })
}
