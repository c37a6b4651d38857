import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { mayBeKept, readQuestion } from './domain/question.ts'
import { addQuestions, type Asking } from './questions.store.ts'

const MOST_WAITING = 20
const LONGEST_WAIT_MS = 60_000

/** Collects what is looked for, and writes it down now and then: a search shall not wait for a write. */
export interface QuestionLog {
  /** Counts a question; what was found nowhere is written at once. Keeps nobody's name or address, and nothing that looks like a number of a person. */
  readonly note: (ctx: Context, asked: { readonly q: string; readonly found: number }) => Promise<void>
}

/** A log for one process. What it has not written when the process ends is lost: these are rough counts. */
export function makeQuestionLog(): QuestionLog {
  const waiting = new Map<string, Asking>()
  let written = 0
  return {
    async note(ctx, { q, found }) {
      const { whole } = readQuestion(q, () => [])
      if (!mayBeKept(whole)) return
      const now = ctx.now()
      const day = dayOf(now)
      const key = `${day} ${whole}`
      const before = waiting.get(key) ?? { day, q: whole, asked: 0, missed: 0 }
      waiting.set(key, { ...before, asked: before.asked + 1, missed: before.missed + (found === 0 ? 1 : 0) })
      const isDue = waiting.size >= MOST_WAITING || now.getTime() - written > LONGEST_WAIT_MS
      if (found > 0 && !isDue) return
      const askings = [...waiting.values()]
      waiting.clear()
      written = now.getTime()
      await ctx.transaction((tx) => addQuestions(tx, askings))
    },
  }
}
