import type { Tx } from '../../platform/db/database.ts'
import type { LegalTerm, RuleSetId } from './domain/legal-term.ts'
import data from './rule-sets.json' with { type: 'json' }

interface RuleSet {
  readonly id: RuleSetId
  readonly name: string
  readonly instrument: string
  readonly note: string
  readonly terms: readonly LegalTerm[]
}

const SHIPPED = data as readonly RuleSet[]

async function saveTerm(tx: Tx, ruleSetId: RuleSetId, term: LegalTerm): Promise<void> {
  const values = {
    value: term.value,
    unit: term.unit,
    article: term.article,
    source: term.source,
    is_verified: term.isVerified,
    valid_to: term.validUntil,
  }
  await tx
    .insertInto('rule_term')
    .values({ rule_set_id: ruleSetId, key: term.key, valid_from: term.validFrom, ...values })
    .onConflict((c) => c.columns(['rule_set_id', 'key', 'valid_from']).doUpdateSet(values))
    .execute()
}

/** Brings the shipped rule sets into the database, as often as one likes: an upgrade carries corrected and new terms. */
export async function loadShippedTerms(tx: Tx): Promise<void> {
  for (const { id, name, instrument, note, terms } of SHIPPED) {
    await tx
      .insertInto('rule_set')
      .values({ id, name, instrument, note })
      .onConflict((c) => c.column('id').doUpdateSet({ name, instrument, note }))
      .execute()
    for (const term of terms) await saveTerm(tx, id, term)
  }
}
