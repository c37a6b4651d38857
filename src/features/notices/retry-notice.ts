import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { mayRetry } from './domain/notice.ts'
import { beginRound, findAttempts, lockNotice } from './notices.store.ts'

/** Sends a notice again by hand, at once. Throws `notice.accepted-already`, `notice.being-sent`, `notice.not-found`. */
export async function retryNotice(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'mail.manage')
  await ctx.transaction(async (tx) => {
    const notice = await lockNotice(tx, id)
    if (!mayRetry(notice)) throw new AppError('notice.accepted-already')
    if ((await findAttempts(tx, id)).open !== undefined) throw new AppError('notice.being-sent')
    const isOpen = notice.state === 'uncertain'
    await beginRound(tx, notice, { state: isOpen ? 'uncertain' : 'queued', at: ctx.now() })
    await record(tx, ctx, {
      type: 'notice.retried',
      subject: { type: 'notice', id },
      unitId: notice.unitId,
      data: { kind: notice.kind, channel: notice.channel, reference: notice.reference, before: notice.state },
    })
  })
}
