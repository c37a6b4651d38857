import type { Tx } from '../../platform/db/database.ts'
import type { Notice } from './notices.store.ts'
import { notify } from './notify.ts'

const CHANNEL_WORDS = { email: '邮件', sms: '短信', wecom: '企业微信消息', console: '提醒' } as const

/** Tells whoever ordered the notice that it did not arrive; there is nobody to tell where the platform itself ordered it. */
export async function tellOfFailure(
  tx: Tx,
  key: Buffer,
  { id, channel, reference, orderedBy, unitId }: Notice,
): Promise<void> {
  if (orderedBy === null) return
  const about = reference === '' ? '' : `（${reference}）`
  await notify(tx, key, {
    kind: 'notices.failed',
    receiver: { channel: 'console', accountId: orderedBy },
    subject: { type: 'notice', id, reference },
    unitId,
    title: `一条${CHANNEL_WORDS[channel]}没有送达${about}`,
    text: '服务器拒收、退回，或多次发送未能确认。请信息公开办公室在“发送记录”中查看原因，或改用其他方式告知对方。',
  })
}
