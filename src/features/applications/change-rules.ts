import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { readRules } from './applications.queries.ts'
import { saveRules } from './applications.store.ts'
import type { Rules } from './domain/rules.ts'

/**
 * 办理规则: what the school has decided about applications; it holds for those that come from now on. A term of the school's own
 * needs the instrument and article that set it. Throws `application.rule-without-source`.
 */
export async function changeRules(ctx: Context, rules: Rules): Promise<void> {
  authorize(ctx, 'applications.handle')
  const { extend, thirdParty, otherAgency, vacations } = rules.own
  const own = [extend, thirdParty, otherAgency, vacations].filter((term) => term !== undefined)
  if (own.some(({ instrument, article }) => instrument.trim() === '' || article.trim() === ''))
    throw new AppError('application.rule-without-source')
  await ctx.transaction(async (tx) => {
    const before = await readRules(tx)
    await saveRules(tx, rules, ctx.actor.id)
    await record(tx, ctx, {
      type: 'setting.application-rules-changed',
      subject: { type: 'setting', id: 'applications' },
      data: { before, after: rules },
    })
  })
}
