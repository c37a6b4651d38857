import type { Tx } from '../../platform/db/database.ts'
import { seal, unseal } from '../../platform/sealed.ts'
import { decryptOld } from '../../platform/secret-key.ts'
import type { Account } from './accounts.store.ts'

const ONE_STEP_SECONDS = 30
// Base64 never has a colon: what an earlier release kept is told apart by it.
const MARK = 'sealed:'

/** The secret of a second factor as it is kept: bound to its account, under the key that the database does not know. */
export function sealTotp(key: Buffer, accountId: string, secret: string): string {
  return MARK + seal(key, secret, `totp ${accountId}`).toString('base64')
}

function unsealTotp(key: Buffer, accountId: string, kept: string): string {
  if (!kept.startsWith(MARK)) return decryptOld(key, kept)
  return unseal(key, Buffer.from(kept.slice(MARK.length), 'base64'), `totp ${accountId}`).toString('utf8')
}

/**
 * Is this the current six-digit code (RFC 6238)? One step of drift is forgiven; a code is good once, because the step
 * it belongs to is remembered.
 */
export async function acceptTotp(
  tx: Tx,
  account: Account,
  { code, key }: { code: string; key: Buffer },
): Promise<boolean> {
  if (account.totpSecret === null || !/^\d{6}$/.test(code)) return false
  const { verifySync } = await import('otplib')
  const result = verifySync({
    secret: unsealTotp(key, account.id, account.totpSecret),
    token: code,
    epochTolerance: ONE_STEP_SECONDS,
    ...(account.totpLastStep > 0 ? { afterTimeStep: account.totpLastStep } : {}),
  })
  if (!result.valid || !('timeStep' in result)) return false
  await tx.updateTable('account').set({ totp_last_step: result.timeStep }).where('id', '=', account.id).execute()
  return true
}
