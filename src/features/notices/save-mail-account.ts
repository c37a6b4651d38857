import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { seal } from '../../platform/sealed.ts'
import { isReachable } from './domain/notice.ts'
import {
  insertMailAccount,
  isAddressTaken,
  lockMailAccount,
  type MailAccount,
  type MailAccountValues,
  updateMailAccount,
} from './mail-accounts.store.ts'

/** A mailbox as the office fills it in; `id` empty for a new one, `password` empty to keep the one there is. */
export interface MailAccountInput extends MailAccountValues {
  readonly id: string
  readonly password: string
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

function refuseUnsafe({ address, host, security, keptFor, unitId }: MailAccountValues): void {
  if (keptFor === 'supervision' && unitId !== null) throw new AppError('mailbox.not-found')
  if (!isReachable('email', address)) throw new AppError('notice.address-invalid')
  // The password of a mailbox does not cross a network in the open.
  if (security === 'plain' && !LOOPBACK.test(host)) throw new AppError('mailbox.not-encrypted')
}

// Letters that came for one are not the other's.
async function lockOwn(tx: Tx, id: string, { keptFor }: MailAccountValues): Promise<MailAccount> {
  const account = await lockMailAccount(tx, id)
  if (account.keptFor !== keptFor) throw new AppError('mailbox.not-found', { id })
  return account
}

async function save(tx: Tx, key: Buffer, { id: given, password, ...values }: MailAccountInput): Promise<string> {
  const id = given === '' ? newId() : given
  const passwordSealed = password === '' ? undefined : seal(key, password, `mail-account:${id}`)
  if (await isAddressTaken(tx, values.address, id)) throw new AppError('mailbox.address-taken')
  const before = given === '' ? undefined : await lockOwn(tx, id, values)
  if (before) await updateMailAccount(tx, before, { ...values, passwordSealed })
  else if (passwordSealed === undefined) throw new AppError('mailbox.password-required')
  else await insertMailAccount(tx, id, { ...values, passwordSealed })
  return id
}

/**
 * Adds or changes a mailbox that the platform reads; the supervision office sets its own, and what a mailbox is kept for stays. Throws `notice.address-invalid`, `mailbox.not-encrypted`,
 * `mailbox.address-taken`, `mailbox.password-required`, `mailbox.not-found`.
 */
export async function saveMailAccount(ctx: Context, key: Buffer, input: MailAccountInput): Promise<string> {
  authorize(ctx, input.keptFor === 'supervision' ? 'mailboxes.supervise' : 'mail.manage')
  refuseUnsafe(input)
  return ctx.transaction(async (tx) => {
    const id = await save(tx, key, input)
    const { unitId, address, host, folder, state } = input
    await record(tx, ctx, {
      type: 'mailbox.saved',
      subject: { type: 'mailbox', id },
      unitId,
      data: { address, host, folder, state, isPasswordNew: input.password !== '' },
    })
    return id
  })
}
