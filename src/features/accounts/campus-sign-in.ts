import { AppError } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { ADMINISTRATORS } from '../../kernel/roles.ts'
import type { Named } from '../../platform/campus/campus-door.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Account, findGrants, insertAccount, isLoginTaken, lockAccount, setNameAndUnit } from './accounts.store.ts'
import { lockOnRoll, type OnRoll } from './campus.store.ts'
import { NO_PASSWORD } from './passwords.ts'
import { admit, checkSecondFactor, type Outcome, type Place, refuseSignIn, type SignedIn } from './sign-in.ts'

/** The account is right, and asks for the code of its second factor. */
export interface CodeWanted {
  readonly codeWantedFrom: string
}

/** The account of somebody who comes for the first time: no role, no password, the number as its name. */
async function openAccount(tx: Tx, ctx: Context, { personId, staffNo, name, unitId }: OnRoll): Promise<string> {
  const login = staffNo.toLowerCase()
  const id = await insertAccount(tx, { login, name, unitId, personId, passwordHash: NO_PASSWORD })
  await record(tx, ctx, {
    type: 'account.created',
    subject: { type: 'account', id },
    unitId,
    data: { login, name, by: 'campus' },
  })
  return id
}

type Found = { readonly account: Account } | { readonly account: undefined; readonly refusal: ErrorCode }

/** An account that the roll opened goes with it: who changes the college reads what is for the new one, and no longer for the old. */
async function followRoll(
  tx: Tx,
  ctx: Context,
  { known, account }: { known: OnRoll; account: Account },
): Promise<Account> {
  const { name, unitId } = known
  const isSame = account.name === name && account.unitId === unitId
  if (account.passwordHash !== NO_PASSWORD || isSame) return account
  await setNameAndUnit(tx, account.id, { name, unitId })
  await record(tx, ctx, {
    type: 'account.followed-roll',
    subject: { type: 'account', id: account.id },
    unitId,
    data: { before: { name: account.name, unitId: account.unitId }, after: { name, unitId } },
  })
  return { ...account, name, unitId }
}

async function accountOf(tx: Tx, ctx: Context, number: string): Promise<Found> {
  const known = await lockOnRoll(tx, number)
  if (!known) return { account: undefined, refusal: 'access.campus-unknown' }
  const [first] = known.accountIds
  if (first !== undefined)
    return { account: await followRoll(tx, ctx, { known, account: await lockAccount(tx, first) }) }
  if (await isLoginTaken(tx, known.staffNo)) return { account: undefined, refusal: 'access.campus-taken' }
  return { account: await lockAccount(tx, await openAccount(tx, ctx, known)) }
}

/**
 * What speaks against this account. The three administrators are not let in by the word of another system: whoever runs that could
 * otherwise become any of them. The lock after wrong guesses keeps only those out who have something to guess, the code.
 */
async function objectionTo(tx: Tx, account: Account): Promise<ErrorCode | undefined> {
  if (account.isDisabled) return 'access.disabled'
  const grants = await findGrants(tx, account.id)
  if (grants.some(({ role }) => ADMINISTRATORS.includes(role))) return 'access.campus-administrator'
  return account.isLocked && account.totpSecret !== null ? 'access.locked' : undefined
}

/**
 * Signs in whom the campus has named (统一身份认证): the account of the person with this number, which is opened at the first time. Who has a
 * second factor is asked for its code. Throws `access.campus-unknown`, `.campus-taken`, `.campus-administrator`, `.disabled`, `.locked`.
 */
export async function signInFromCampus(
  ctx: Context,
  { number, ticket }: Named,
  place: Place,
): Promise<SignedIn | CodeWanted> {
  const outcome = await ctx.transaction(async (tx): Promise<Outcome | CodeWanted> => {
    const found = await accountOf(tx, ctx, number.trim())
    const { account } = found
    const refusal = 'refusal' in found ? found.refusal : await objectionTo(tx, found.account)
    if (!account || refusal !== undefined)
      return refuseSignIn(tx, ctx, { ...place, account, refusal: refusal ?? 'access.denied', login: number })
    if (account.totpSecret !== null) return { codeWantedFrom: account.id }
    return admit(tx, ctx, { ...place, account, cameBy: { by: 'campus', ticket } })
  })
  if ('refusal' in outcome) throw new AppError(outcome.refusal)
  return outcome
}

/** Signs in whom the campus has named by the code of the second factor. Throws `access.wrong-code` and the codes of above. */
export async function confirmFromCampus(
  ctx: Context,
  { accountId, ticket, code }: { accountId: string; ticket: string; code: string },
  place: Place,
): Promise<SignedIn> {
  const outcome = await ctx.transaction(async (tx): Promise<Outcome> => {
    const account = await lockAccount(tx, accountId)
    const refusal =
      (await objectionTo(tx, account)) ?? (await checkSecondFactor(tx, account, { code, key: place.terms.totpKey }))
    return refusal === undefined
      ? admit(tx, ctx, { ...place, account, cameBy: { by: 'campus', ticket } })
      : refuseSignIn(tx, ctx, { ...place, account, refusal, login: account.login })
  })
  if ('refusal' in outcome) throw new AppError(outcome.refusal)
  return outcome
}
