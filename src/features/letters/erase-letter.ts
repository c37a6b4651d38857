import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { destroyKey, lockLetter } from './letters.store.ts'

/**
 * Destroys what a letter says (保存期满销毁): its key goes, and with it every text, file and delivery, also in the file store. That
 * there was a letter, its number, its day and its hash stay. Throws `letter.not-found`, `letter.erased`.
 */
export async function eraseLetter(
  tx: Tx,
  ctx: Context,
  { letterId, reason }: { letterId: string; reason: string },
): Promise<void> {
  const letter = await lockLetter(tx, letterId)
  await destroyKey(tx, letterId)
  await record(tx, ctx, {
    type: 'letter.erased',
    subject: { type: 'letter', id: letterId },
    unitId: letter.unitId,
    reason,
    data: { about: letter.subject, number: letter.number, hash: letter.hash },
  })
}
