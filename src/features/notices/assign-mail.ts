import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { lockMail, saveAssignment } from './mail-messages.store.ts'
import { authorizeMail } from './mail-rights.ts'

/** Where a letter has gone: what it became, and the number that people know it by. */
export interface MailAssignment {
  readonly id: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly reason: string
}

/** Says in the caller's transaction where a letter has gone. Throws `mail.assigned-already`, `mail.not-found`. */
export async function assignMail(tx: Tx, ctx: Context, { id, subject, reason }: MailAssignment): Promise<void> {
  const mail = await lockMail(tx, id)
  if (mail.assignedId !== null) throw new AppError('mail.assigned-already')
  await saveAssignment(tx, id, subject)
  await record(tx, ctx, {
    type: 'mail.assigned',
    subject: { type: 'mail', id },
    unitId: mail.unitId,
    reason,
    data: { subject },
  })
}

/** Puts a letter aside by hand, with the reason (registered elsewhere, advertising, an answer by machine). */
export async function setMailAside(
  ctx: Context,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  if (reason.trim() === '') throw new AppError('document.reason-required')
  await ctx.transaction(async (tx) => {
    authorizeMail(ctx, await lockMail(tx, id))
    await assignMail(tx, ctx, { id, subject: { type: 'aside', id }, reason: reason.trim() })
  })
}
