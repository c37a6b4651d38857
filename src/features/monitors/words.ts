import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import type { WrongWord } from './domain/wrong-words.ts'
import { listOwnWords } from './looks.queries.ts'
import shipped from './shipped/wrong-words.json' with { type: 'json' }
import { saveWordRow } from './words.store.ts'

const SHIPPED: readonly WrongWord[] = shipped

/** The words that are sought: what ships, as the school has changed it. */
export async function wordsInForce(db: ReadDb): Promise<WrongWord[]> {
  const own = await listOwnWords(db)
  const changed = new Set(own.map(({ wrong }) => wrong))
  return [...SHIPPED.filter(({ wrong }) => !changed.has(wrong)), ...own.filter(({ isUsed }) => isUsed)]
}

/** Every word for those who keep the list: the school's own first. */
export async function viewWords(ctx: Context) {
  authorize(ctx, 'monitors.work')
  const own = await listOwnWords(ctx.db)
  const changed = new Set(own.map(({ wrong }) => wrong))
  const isShipped = new Set(SHIPPED.map(({ wrong }) => wrong))
  return [
    ...own.map(({ wrong, suggestion, isUsed }) => ({ wrong, suggestion, isUsed, isShipped: isShipped.has(wrong) })),
    ...SHIPPED.filter(({ wrong }) => !changed.has(wrong)).map(({ wrong, suggestion }) => ({
      ...{ wrong, suggestion, isUsed: true, isShipped: true },
    })),
  ]
}

/** Adds a word, changes its suggestion, or takes it out (`isUsed` false); everything is looked at anew in the next round. */
export async function saveWord(
  ctx: Context,
  word: { wrong: string; suggestion: string; isUsed: boolean },
): Promise<void> {
  authorize(ctx, 'monitors.manage')
  const wrong = word.wrong.trim()
  const suggestion = word.suggestion.trim()
  if (wrong.length < 2 || suggestion === '' || wrong === suggestion) throw new AppError('monitor.word-invalid')
  await ctx.transaction(async (tx) => {
    await saveWordRow(tx, { wrong, suggestion, isUsed: word.isUsed, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'monitor.word-saved',
      subject: { type: 'monitor-word', id: wrong },
      data: { wrong, suggestion, isUsed: word.isUsed },
    })
  })
}
