import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { findSealedTotp, lockAccount, saveTotp, setPassword } from './accounts.store.ts'
import { isStrongPassword } from './domain/password.ts'
import { hashPassword, isPassword, NO_PASSWORD } from './passwords.ts'
import { markSecondFactor, revokeSessions } from './sessions.store.ts'
import { acceptTotp, sealTotp } from './totp.store.ts'

function assertSignedIn(ctx: Context): void {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
}

/** Changes one's own password; all other sessions end. Throws `access.wrong-credentials`, `access.password-too-weak`. */
export async function changeOwnPassword(
  ctx: Context,
  { current, next }: { current: string; next: string },
): Promise<void> {
  assertSignedIn(ctx)
  const passwordHash = await hashPassword(next)
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, ctx.actor.id)
    if (!(await isPassword(account.passwordHash, current))) throw new AppError('access.wrong-credentials')
    if (!isStrongPassword(next, account.login) || next === current) throw new AppError('access.password-too-weak')
    await setPassword(tx, account.id, { passwordHash, mustChange: false })
    await revokeSessions(tx, account.id, { keep: ctx.actor.sessionId })
    await record(tx, ctx, {
      type: 'account.password-changed',
      subject: { type: 'account', id: account.id },
      unitId: account.unitId,
    })
  })
}

/** Ends one of one's own sessions, or (no id) all but this one. */
export async function endOwnSessions(ctx: Context, id?: string): Promise<number> {
  assertSignedIn(ctx)
  return ctx.transaction(async (tx) => {
    const ended = await revokeSessions(tx, ctx.actor.id, id === undefined ? { keep: ctx.actor.sessionId } : { id })
    if (ended > 0)
      await record(tx, ctx, {
        type: 'account.sessions-ended',
        subject: { type: 'account', id: ctx.actor.id },
        unitId: ctx.actor.unitId,
        data: { ended },
      })
    return ended
  })
}

/** Starts a second factor (动态验证码): a secret for an authenticator app, as QR code and as text. It counts once confirmed. */
export async function beginTotp(
  ctx: Context,
  { key, issuer }: { key: Buffer; issuer: string },
): Promise<{ secret: string; qr: string }> {
  assertSignedIn(ctx)
  const { generateSecret, generateURI } = await import('otplib')
  const { default: QRCode } = await import('qrcode')
  const secret = generateSecret()
  const { login } = await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, ctx.actor.id)
    if ((await findSealedTotp(tx, account.id)).isConfirmed) throw new AppError('access.second-factor-set')
    await saveTotp(tx, account.id, { sealedSecret: sealTotp(key, account.id, secret), isConfirmed: false })
    return account
  })
  return { secret, qr: await QRCode.toDataURL(generateURI({ issuer, label: login, secret })) }
}

/** Confirms the second factor with its first code. Throws `access.wrong-code`. */
export async function confirmTotp(ctx: Context, { key, code }: { key: Buffer; code: string }): Promise<void> {
  assertSignedIn(ctx)
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, ctx.actor.id)
    const { sealedSecret, isConfirmed } = await findSealedTotp(tx, account.id)
    if (sealedSecret === null || isConfirmed) throw new AppError('access.wrong-code')
    await saveTotp(tx, account.id, { sealedSecret, isConfirmed: true })
    if (!(await acceptTotp(tx, { ...account, totpSecret: sealedSecret, totpLastStep: 0 }, { code, key })))
      throw new AppError('access.wrong-code')
    // The session that confirmed it stays; it has just shown the second factor.
    await markSecondFactor(tx, ctx.actor.sessionId)
    await revokeSessions(tx, account.id, { keep: ctx.actor.sessionId })
    await record(tx, ctx, {
      type: 'account.second-factor-set',
      subject: { type: 'account', id: account.id },
      unitId: account.unitId,
    })
  })
}

/** Takes the second factor away again, with the password (where there is one) and a last code. */
export async function removeTotp(
  ctx: Context,
  { key, code, password }: { key: Buffer; code: string; password: string },
): Promise<void> {
  assertSignedIn(ctx)
  await ctx.transaction(async (tx) => {
    const account = await lockAccount(tx, ctx.actor.id)
    const isOwner = account.passwordHash === NO_PASSWORD || (await isPassword(account.passwordHash, password))
    if (!isOwner) throw new AppError('access.wrong-credentials')
    if (!(await acceptTotp(tx, account, { code, key }))) throw new AppError('access.wrong-code')
    await saveTotp(tx, account.id, { sealedSecret: null, isConfirmed: false })
    await record(tx, ctx, {
      type: 'account.second-factor-removed',
      subject: { type: 'account', id: account.id },
      unitId: account.unitId,
    })
  })
}
