import { sendNext } from '../../src/features/notices/send-next.ts'
import { smtpCourier } from '../../src/platform/mail/smtp-courier.ts'
import { FROM } from '../support/notice-sending.ts'
import { childContext } from './child-context.ts'

// Sends every notice that is due and ends; the test kills it on the way.
const { ctx, key, url, close } = childContext()
const outlet = { channel: 'email', domain: 'example.edu.cn', courier: smtpCourier({ url, from: FROM }) } as const
while ((await sendNext({ ctx, key, outlet })) === 'tried');
await close()
