import type { Context } from '../../platform/context.ts'
import { type MailboxAccess, readMailbox } from '../../platform/mail/imap-reader.ts'
import { unseal } from '../../platform/sealed.ts'
import { inspectMail } from './inspect-mail.ts'
import { findActiveAccounts, type MailAccount, noteChecked } from './mail-accounts.store.ts'
import { takeInMail } from './take-in-mail.ts'

/** What reading the school's mailboxes needs. */
export interface MailReader {
  readonly ctx: Context
  readonly key: Buffer
  /** Letters above this many bytes are noted, and stay where they are. */
  readonly mostBytes: number
}

function accessTo({ id, passwordSealed, ...account }: MailAccount, { key, mostBytes }: MailReader): MailboxAccess {
  return { ...account, password: unseal(key, passwordSealed, `mail-account:${id}`).toString('utf8'), mostBytes }
}

/** What went wrong, in words for the office. The server's own may hold addresses and stay out. */
function faultWords(error: unknown): string {
  const { code = '', authenticationFailed } = error as { code?: unknown; authenticationFailed?: unknown }
  if (authenticationFailed === true) return '账号或口令被服务器拒绝'
  const known = typeof code === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(code) ? `（${code}）` : ''
  return `没有读完，将自动重试${known}`
}

async function readOne(reader: MailReader, account: MailAccount): Promise<number> {
  const { ctx } = reader
  let taken = 0
  let fault = ''
  try {
    await readMailbox(accessTo(account, reader), account, async (arrived) => {
      if (await takeInMail(reader, account.id, arrived)) taken += 1
    })
  } catch (error) {
    fault = faultWords(error)
  }
  await ctx.transaction((tx) => noteChecked(tx, account.id, fault))
  return taken
}

/**
 * Reads every mailbox once and looks into the files that came. A mailbox that cannot be read says so in the list of mailboxes and
 * holds up no other. Answers how many letters are new.
 */
export async function readMailboxes(reader: MailReader): Promise<number> {
  let taken = 0
  for (const account of await findActiveAccounts(reader.ctx.db)) taken += await readOne(reader, account)
  await inspectMail(reader.ctx, reader.key)
  return taken
}
