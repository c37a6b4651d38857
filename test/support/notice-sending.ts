import { type NoticeOrder, notify } from '../../src/features/notices/notify.ts'
import { sendNext, type Sender } from '../../src/features/notices/send-next.ts'
import { smtpCourier } from '../../src/platform/mail/smtp-courier.ts'
import type { School } from './school.ts'

/** Who writes in these tests. */
export const FROM = '示例大学信息公开办公室 <xxgk@example.edu.cn>'
export const RECEIVER = 'applicant@example.com'

/** A mail about a case; state only what matters to the test. */
export function aMail(values: Partial<NoticeOrder> = {}): NoticeOrder {
  return {
    kind: 'test.told',
    receiver: { channel: 'email', address: RECEIVER },
    subject: { type: 'case', id: 'case-1', reference: 'YSQ2026-00001' },
    title: '关于您的申请',
    text: '您好：申请已经收到。',
    ...values,
  }
}

/** Orders a notice in a transaction of its own. */
export async function order(school: School, values: Partial<NoticeOrder> = {}): Promise<string> {
  const { db, secretKey } = school.parts
  const id = await db.transaction().execute((tx) => notify(tx, secretKey, aMail(values)))
  if (id === undefined) throw new Error('nothing was ordered')
  return id
}

/** A sender of mail to this server. */
export function mailSender(school: School, url: string): Sender {
  const outlet = { channel: 'email', domain: 'example.edu.cn', courier: smtpCourier({ url, from: FROM }) } as const
  return { ctx: school.as(), key: school.parts.secretKey, outlet }
}

/** Sends what is due, until nothing is or the server cannot be used. */
export async function sendAll(sender: Sender): Promise<'idle' | 'away'> {
  for (;;) {
    const done = await sendNext(sender)
    if (done !== 'tried') return done
  }
}

/** A notice as it stands in the database. */
export function findNotice(school: School, id: string) {
  return school.parts.db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Lets the clock of the process go on. */
export function later(school: School, minutes: number): void {
  school.clock.now = new Date(school.clock.now.getTime() + minutes * 60_000)
}
