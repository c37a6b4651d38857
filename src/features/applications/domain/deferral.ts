import type { Day } from '../../../kernel/day.ts'
import type { ErrorCode } from '../../../kernel/error-codes.ts'

/** What the clock says of a deferral. */
export const deferralWords = '申请的数量、频次明显超过合理范围，理由合理，确定延迟答复的合理期限'

/** What decides about putting an answer off. `article` null where the rules of the case know no deferral. */
export interface DeferralFacts {
  readonly article: string | null
  readonly deferredUntil: Day | null
  readonly dueOn: Day | null
  readonly today: Day
}

/** Why an answer cannot be put off at all; empty when it can. 条例第三十五条 sets no longest time: it has to be reasonable. */
export function objectionsToDeferral({ article, deferredUntil, dueOn, today }: DeferralFacts): ErrorCode[] {
  if (article === null) return ['application.regime-lacks-deferral']
  if (deferredUntil !== null) return ['application.deferred-already']
  // What is late stays late: the day is set before the term is over.
  return dueOn !== null && today > dueOn ? ['application.overdue'] : []
}

/** Why it cannot be put off to this day. */
export function deferralObjections(facts: DeferralFacts, until: Day): ErrorCode[] {
  const isLater = until > facts.today && (facts.dueOn === null || until > facts.dueOn)
  return [...objectionsToDeferral(facts), ...(isLater ? [] : (['application.deferral-too-early'] as const))]
}
