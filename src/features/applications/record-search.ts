import type { Context } from '../../platform/context.ts'
import { sha256 } from '../../platform/ids.ts'
import { insertMessage } from '../casework/index.ts'
import { saveSearch } from './applications.store.ts'
import { STATION } from './domain/words.ts'
import { onCase } from './on-case.ts'

/** 检索记录: where was looked, how, with which words, and what came of it. Without one nobody may say 不存在; the letter tells the last one. */
export async function recordSearch(
  ctx: Context,
  key: Buffer,
  { id, ...search }: { id: string; places: string; method: string; words: string; result: string },
): Promise<void> {
  const { places, method, words, result } = search
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    await insertMessage(held.tx, key, {
      caseId: id,
      direction: 'note',
      author: ctx.actor.unitName === '' ? STATION : ctx.actor.unitName,
      text: `检索记录。范围：${places}；方法：${method}；检索词：${words}；结果：${result}`,
    })
    await saveSearch(held.tx, key, { caseId: id, search: { on: held.today, ...search } })
    await held.step({
      move: 'record-search',
      type: 'search-recorded',
      data: { hash: sha256(`${places}\n${method}\n${words}\n${result}`) },
    })
  })
}
