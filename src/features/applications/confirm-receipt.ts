import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { insertMessage } from '../casework/index.ts'
import { STATION } from './domain/words.ts'
import { issueLetter } from './case-letters.ts'
import { receiptValues, transferValues } from './domain/notice-letters.ts'
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

/** Where something goes that is no application, and where it counts in the national table. */
const TRANSFERS = {
  enquiry: { name: '咨询', row: 'other.other' },
  petition: { name: '信访', row: 'notProcessed.petition' },
  report: { name: '举报', row: 'notProcessed.petition' },
} as const
export type TransferTo = keyof typeof TRANSFERS

/** Where it goes, why, and, where they are known, the office that takes it over and how to reach it. */
export interface TransferOrder {
  readonly id: string
  readonly to: TransferTo
  readonly hasConsent: boolean
  readonly note: string
  readonly toName?: string | undefined
  readonly contact?: string | undefined
}

/** 转办: what is no application goes its own way, if the applicant agrees, with 移送告知. Throws `application.consent-required`. */
export async function transferApplication(ctx: Context, key: Buffer, order: TransferOrder): Promise<void> {
  const { id, to, hasConsent, note, toName = '', contact = '' } = order
  if (!hasConsent) throw new AppError('application.consent-required')
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    held.assertMove('transfer')
    const { tx, today, file } = held
    const { name, row } = TRANSFERS[to]
    await insertMessage(tx, key, {
      caseId: id,
      direction: 'to-applicant',
      author: STATION,
      text: `经您同意，这件事已转为${name}办理。${note}`,
    })
    const values = transferValues({ name, note, toName, contact, on: today })
    const letter = await issueLetter(held, key, { letter: 'transfer', values })
    await held.step({
      move: 'transfer',
      type: 'transferred',
      reason: note,
      clock: file.clockState === 'none' ? [] : [{ type: 'stop', on: today }],
      data: { transferTo: to, letter },
      patch: { outcome: row, concludedOn: today },
    })
  })
}
