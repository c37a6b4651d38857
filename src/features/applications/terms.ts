import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { termOn } from '../legal/index.ts'
import type { Regime } from './domain/decision.ts'
import { type CaseTerms, ownTerm, type Rules, type Term } from './domain/rules.ts'

// 条例第三十五条 names no number of days: the office sets a day that is reasonable.
const DEFERRAL = '《中华人民共和国政府信息公开条例》第三十五条'

async function termOf(db: ReadDb, { ruleSet, term }: { ruleSet: Regime; term: string }, day: Day): Promise<Term> {
  const { value, instrument, article } = await termOn(db, { ruleSet, term }, day)
  return { days: value, article: `${instrument}${article}` }
}

/**
 * The terms under which an application that comes on a day is answered. 教育部令第29号 knows a reply only (第十八条); extension and
 * consultations that stop the clock exist there if the school's own instrument says so.
 */
export async function termsOn(db: ReadDb, rules: Rules, day: Day): Promise<CaseTerms> {
  const { regime: ruleSet, own } = rules
  const vacations = own.vacations ? `${own.vacations.instrument}${own.vacations.article}` : null
  const reply = await termOf(db, { ruleSet, term: 'reply' }, day)
  if (ruleSet === 'moe29')
    return {
      reply,
      extend: ownTerm(own.extend),
      supplementWithin: null,
      thirdParty: ownTerm(own.thirdParty),
      otherAgency: ownTerm(own.otherAgency),
      deferral: null,
      vacations,
    }
  const [extend, supplementWithin, thirdParty, otherAgency] = await Promise.all(
    ['extend', 'supplement', 'third-party', 'other-agency'].map((term) => termOf(db, { ruleSet, term }, day)),
  )
  return {
    reply,
    extend: extend ?? null,
    supplementWithin: supplementWithin ?? null,
    thirdParty: thirdParty ?? null,
    otherAgency: otherAgency ?? null,
    deferral: DEFERRAL,
    vacations,
  }
}
