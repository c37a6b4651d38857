import { verifySync } from 'otplib'
import type { Tx } from '../../platform/db/database.ts'
import { decrypt } from '../../platform/secret-key.ts'
import type { Account } from './accounts.store.ts'

const ONE_STEP_SECONDS = 30

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
  const result = verifySync({
    secret: decrypt(key, account.totpSecret),
    token: code,
    epochTolerance: ONE_STEP_SECONDS,
    ...(account.totpLastStep > 0 ? { afterTimeStep: account.totpLastStep } : {}),
  })
  if (!result.valid || !('timeStep' in result)) return false
  await tx.updateTable('account').set({ totp_last_step: result.timeStep }).where('id', '=', account.id).execute()
  return true
}
