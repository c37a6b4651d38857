import { known, type ReadDb } from '../../platform/db/database.ts'
import { holdingOn, type LegalTerm, type RuleSetId, type TermUnit } from './domain/legal-term.ts'

/** A term with the instrument that sets it. */
export interface TermOnDay extends LegalTerm {
  readonly instrument: string
}

function readTerm(db: ReadDb, ruleSet: RuleSetId, term: string) {
  return db
    .selectFrom('rule_term as t')
    .innerJoin('rule_set as s', 's.id', 't.rule_set_id')
    .selectAll('t')
    .select('s.instrument')
    .where('t.rule_set_id', '=', ruleSet)
    .where('t.key', '=', term)
    .execute()
}

/** What a rule set says about a term on a day. Throws when it says nothing: a deadline is never guessed. */
export async function termOn(
  db: ReadDb,
  { ruleSet, term }: { ruleSet: RuleSetId; term: string },
  day: string,
): Promise<TermOnDay> {
  const rows = await known(db, `term ${ruleSet} ${term}`, () => readTerm(db, ruleSet, term))
  const wordings = rows.map((row) => ({
    key: row.key,
    value: row.value,
    unit: row.unit as TermUnit,
    article: row.article,
    source: row.source,
    instrument: row.instrument,
    isVerified: row.is_verified,
    validFrom: row.valid_from,
    validUntil: row.valid_to,
  }))
  const found = holdingOn(wordings, day)
  if (!found) throw new Error(`no term ${ruleSet}/${term} on ${day}`)
  return found
}
