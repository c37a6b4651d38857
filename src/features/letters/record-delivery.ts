import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Delivery, isComplete } from './domain/delivery.ts'
import { openLetterKey, sealPart } from './letter-content.ts'
import { insertDelivery, lockLetter } from './letters.store.ts'

/** A delivery of a signed letter; there may be several. */
export interface DeliveryOrder extends Delivery {
  /** The school's secret key. */
  readonly key: Buffer
  readonly letterId: string
}

/**
 * Keeps how, when and by whom a letter was delivered (送达). To whom, and the number of the mail, are sealed. Throws
 * `letter.not-frozen`, `letter.delivery-incomplete`, `letter.delivery-before-date` (also for a day to come).
 */
export async function recordDelivery(
  tx: Tx,
  ctx: Context,
  { key: schoolKey, letterId, way, result, deliveredOn, ...detail }: DeliveryOrder,
): Promise<{ deliveryId: string }> {
  const letter = await lockLetter(tx, letterId)
  if (letter.state !== 'frozen' || letter.datedOn === null) throw new AppError('letter.not-frozen', { id: letterId })
  if (!isComplete({ way, result, deliveredOn, ...detail })) throw new AppError('letter.delivery-incomplete', { way })
  if (deliveredOn < letter.datedOn || deliveredOn > dayOf(ctx.now()))
    throw new AppError('letter.delivery-before-date', { datedOn: letter.datedOn })
  const id = newId()
  const name = `delivery ${id}` as const
  const sealed = sealPart(openLetterKey(schoolKey, letter), JSON.stringify(detail), { letterId, name })
  await insertDelivery(tx, { id, letterId, way, result, deliveredOn, sealed, actor: ctx.actor })
  await record(tx, ctx, {
    type: 'letter.delivered',
    subject: { type: 'letter', id: letterId },
    unitId: letter.unitId,
    data: { about: letter.subject, number: letter.number, way, result, deliveredOn },
  })
  return { deliveryId: id }
}
