import type { Day } from '../../kernel/day.ts'
import { recordDelivery } from '../letters/index.ts'
import { applicantOf } from './case-letters.ts'
import type { Held } from './on-case.ts'

/** How an answer reached the applicant. */
export const DELIVERIES = ['online', 'email', 'post', 'counter'] as const
export type DeliveryWay = (typeof DELIVERIES)[number]

/** A delivery of the answer. Without `to` it went to what the applicant gave: mailbox, address, or themselves; the mail's number may stand in the note. */
export interface AnswerDelivery {
  readonly way: DeliveryWay
  readonly on: Day
  readonly note: string
  readonly to?: string | undefined
  readonly trackingNo?: string | undefined
}

/** Keeps how the letter of an answer reached the applicant, with whom and by which number. Throws the codes of `recordDelivery`. */
export async function recordAnswerDelivery(
  held: Held,
  key: Buffer,
  { letterId, delivery }: { letterId: string; delivery: AnswerDelivery },
): Promise<void> {
  const { tx, ctx } = held
  const { way, on: deliveredOn, note, to, trackingNo = way === 'post' ? note : '' } = delivery
  const { email, address, name } = await applicantOf(held, key)
  const known = { online: '', email, post: address, counter: name }[way]
  const result = way === 'post' || way === 'counter' ? 'received' : 'sent'
  await recordDelivery(tx, ctx, { key, letterId, way, result, deliveredOn, to: to ?? known, trackingNo, note })
}
