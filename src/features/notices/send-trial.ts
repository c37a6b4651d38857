import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import type { Channel } from './domain/notice.ts'
import { notify } from './notify.ts'

/** Sends a notice that says only that sending works. Throws `notice.address-invalid`. */
export async function sendTrial(
  ctx: Context,
  key: Buffer,
  { channel, address }: { readonly channel: Exclude<Channel, 'console'>; readonly address: string },
): Promise<string> {
  authorize(ctx, 'mail.manage')
  return ctx.transaction(async (tx) => {
    const id = await notify(tx, key, {
      kind: 'notices.trial',
      receiver: { channel, address },
      subject: { type: 'trial', id: '', reference: '' },
      orderedBy: ctx.actor.id,
      title: '信息公开平台发送测试',
      text: '这是信息公开平台的一条测试消息。收到它，说明发送设置正确，无需回复。',
    })
    if (id === undefined) throw new AppError('service.fault')
    await record(tx, ctx, { type: 'notice.trial-ordered', subject: { type: 'notice', id }, data: { channel } })
    return id
  })
}
