import { dayOf } from '../../kernel/day.ts'
import { monthsLater } from '../../kernel/months.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { WORDS_KEPT_MONTHS } from './domain/kept.ts'
import { eraseWordsOf } from './surveys.store.ts'

/** Erases the free words of questionnaires that ended long enough ago. Answers how many; a night without any leaves no entry. */
export async function eraseOldWords(ctx: Context): Promise<number> {
  const before = monthsLater(dayOf(ctx.now()), -WORDS_KEPT_MONTHS)
  return ctx.transaction(async (tx) => {
    const count = await eraseWordsOf(tx, before)
    if (count > 0)
      await record(tx, ctx, {
        type: 'survey.words-erased',
        subject: { type: 'survey', id: 'all' },
        data: { count, endedBefore: before },
      })
    return count
  })
}
