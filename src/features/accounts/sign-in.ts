import { AppError } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Account, clearFailures, countFailure, lockAccountByLogin } from './accounts.store.ts'
import { isPassword, spendComparison } from './passwords.ts'
import { type CameBy, openSession, type SessionTerms, type SignInOrigin } from './sessions.store.ts'
import { acceptTotp } from './totp.store.ts'

/** What one gives to sign in; `code` is the six digits of the second factor, if the account has one. */
export interface Credentials {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
}

/** The rules of sign-in, from the configuration. */
export interface SignInTerms extends SessionTerms {
  readonly lockAfter: number
  readonly lockMinutes: number
  readonly totpKey: Buffer
}

/** A fresh session: the token goes into the cookie and is kept nowhere. */
export interface SignedIn {
  readonly token: string
  readonly accountId: string
  readonly mustChangePassword: boolean
}

/** A session, or why there is none. */
export type Outcome = SignedIn | { readonly refusal: ErrorCode }
/** Under which rules, and from where, somebody signs in. */
export type Place = { readonly terms: SignInTerms; readonly origin: SignInOrigin }

/** What speaks against coming in without, or with this, code of the second factor. */
export async function checkSecondFactor(
  tx: Tx,
  account: Account,
  { code, key }: { code: string | undefined; key: Buffer },
): Promise<ErrorCode | undefined> {
  if (account.totpSecret === null) return undefined
  if (code === undefined || code === '') return 'access.second-factor-required'
  return (await acceptTotp(tx, account, { code, key })) ? undefined : 'access.wrong-code'
}

type Decision = { readonly account: Account } | { readonly account: Account | undefined; readonly refusal: ErrorCode }

async function decide(tx: Tx, { login, password, code }: Credentials, terms: SignInTerms): Promise<Decision> {
  const account = await lockAccountByLogin(tx, login)
  if (!account) {
    await spendComparison(password)
    return { account, refusal: 'access.wrong-credentials' }
  }
  if (account.isLocked) return { account, refusal: 'access.locked' }
  const isRight = await isPassword(account.passwordHash, password)
  if (!isRight) return { account, refusal: 'access.wrong-credentials' }
  if (account.isDisabled) return { account, refusal: 'access.disabled' }
  const refusal = await checkSecondFactor(tx, account, { code, key: terms.totpKey })
  return refusal === undefined ? { account } : { account, refusal }
}

/** Keeps a refusal: on the ledger, and towards the lock where it was a guess. */
export async function refuseSignIn(
  tx: Tx,
  ctx: Context,
  {
    account,
    refusal,
    login,
    terms,
    origin,
  }: Place & { account: Account | undefined; refusal: ErrorCode; login: string },
): Promise<Outcome> {
  const isFailure = refusal === 'access.wrong-credentials' || refusal === 'access.wrong-code'
  if (account && isFailure) await countFailure(tx, account.id, { limit: terms.lockAfter, minutes: terms.lockMinutes })
  // Asking for the second factor is a step of signing in, not a refusal to keep.
  if (refusal !== 'access.second-factor-required')
    await record(tx, ctx, {
      type: 'account.sign-in-refused',
      subject: { type: 'account', id: account?.id ?? 'unknown' },
      data: { login: login.slice(0, 60), refusal, address: origin.address },
    })
  return { refusal }
}

/** Opens the session of whoever may come in, and puts it on the ledger. */
export async function admit(
  tx: Tx,
  ctx: Context,
  { account, terms, origin, cameBy }: Place & { account: Account; cameBy: CameBy },
): Promise<SignedIn> {
  await clearFailures(tx, account.id)
  const session = await openSession(tx, account.id, {
    ...terms,
    ...origin,
    secondFactor: account.totpSecret !== null,
    cameBy,
  })
  const actor = { ...ctx.actor, id: account.id, name: account.name, unitId: account.unitId }
  await record(
    tx,
    { ...ctx, actor },
    {
      type: 'account.signed-in',
      subject: { type: 'account', id: account.id },
      unitId: account.unitId,
      data: { sessionId: session.id, address: origin.address, ...(cameBy.by === 'campus' ? { by: 'campus' } : {}) },
    },
  )
  const mustChangePassword = account.mustChangePassword && cameBy.by === 'password'
  return { token: session.token, accountId: account.id, mustChangePassword }
}

/**
 * Signs in (身份鉴别). Failures count towards the lock and stand on the ledger; the refusal for an unknown login is the
 * same, and as slow, as for a wrong password. Throws the `access.*` codes.
 */
export async function signIn(ctx: Context, credentials: Credentials, place: Place): Promise<SignedIn> {
  // The failure must be kept, so the transaction commits and the refusal is thrown after it.
  const outcome = await ctx.transaction(async (tx): Promise<Outcome> => {
    const decision = await decide(tx, credentials, place.terms)
    return 'refusal' in decision
      ? refuseSignIn(tx, ctx, { ...place, ...decision, login: credentials.login })
      : admit(tx, ctx, { ...place, ...decision, cameBy: { by: 'password' } })
  })
  if ('refusal' in outcome) throw new AppError(outcome.refusal)
  return outcome
}
