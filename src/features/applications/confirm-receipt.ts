import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { issueLetter } from './case-letters.ts'
import { receiptValues } from './domain/notice-letters.ts'
import { type Channel, replyStart } from './domain/rules.ts'
import { dueAfter, onCase, refuseDay } from './on-case.ts'
import { tellApplicant } from './tell-applicant.ts'

/** 确认收到: both sides have confirmed, the clock starts (条例第三十一条), and the applicant gets 登记回执. Throws `case.receipt-before-opening`, `case.day-in-future`. */
export async function confirmReceipt(
  ctx: Context,
  key: Buffer,
  { id, receivedOn }: { id: string; receivedOn: Day },
): Promise<void> {
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    refuseDay(receivedOn, held)
    held.assertMove('confirm-receipt')
    const start = replyStart(receivedOn, held.terms)
    const dueOn = (await dueAfter(held, [start])) ?? ''
    const { file } = held
    await tellApplicant(held, key, { what: 'received', dueOn })
    const letter = await issueLetter({ ...held, file: { ...file, receivedOn } }, key, {
      letter: 'receipt',
      values: receiptValues(file.channel as Channel, dueOn),
    })
    await held.step({
      move: 'confirm-receipt',
      type: 'registered',
      clock: [start],
      data: { receivedOn, letter },
      patch: { receivedOn },
    })
  })
}
