import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { findReadable } from '../disclosures/index.ts'
import { readRules } from './applications.queries.ts'
import { termsOn } from './terms.ts'

/** What the public is told about how applications are handled now. */
export async function describeHandling(ctx: Context) {
  const rules = await readRules(ctx.db)
  const terms = await termsOn(ctx.db, rules, dayOf(ctx.now()))
  return { ...terms, onlineReceipt: rules.onlineReceipt }
}

const MOST = 10

/** 就地答复: somebody about to apply found the answer among what is already public. It is counted, and nothing is known of who it was. Throws `application.nothing-offered`. */
export async function acceptFound(ctx: Context, { nos }: { nos: readonly number[] }): Promise<void> {
  const found = await Promise.all(
    [...new Set(nos)].slice(0, MOST).map((no) => findReadable(ctx.db, ctx.actor.viewer, no)),
  )
  const numbers = found.flatMap((article) => (article?.revision ? [article.no] : []))
  const [first] = numbers
  if (first === undefined) throw new AppError('application.nothing-offered')
  await ctx.transaction((tx) =>
    record(tx, ctx, {
      type: 'application.found-already',
      subject: { type: 'publication', id: String(first) },
      data: { nos: numbers },
    }),
  )
}
