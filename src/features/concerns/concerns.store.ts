import { sql } from 'kysely'
import type { ConcernDecision } from '../../kernel/concern-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'

/** Decisions are made one after the other: two at once would both replace the same one. */
export async function lockDecisions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('concern_decision'))`.execute(tx)
}

/** Writes a decision. */
export async function insertDecision(
  tx: Tx,
  made: {
    id: string
    candidate: string | null
    matter: string
    decision: ConcernDecision
    words: string
    documentId: string | null
    numbers: object
    replacesId: string | null
    by: string
  },
): Promise<void> {
  const { id, candidate, matter, decision, words, documentId, numbers, replacesId, by } = made
  await tx
    .insertInto('concern_decision')
    .values({
      ...{ id, candidate, matter, decision, words, document_id: documentId, replaces_id: replacesId, decided_by: by },
      numbers: json(numbers),
    })
    .execute()
}
