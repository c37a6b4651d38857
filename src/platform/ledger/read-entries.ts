import { sql } from 'kysely'
import type { ReadDb } from '../db/database.ts'

/** Everything on the ledger about one thing, in order, with what it takes to compute each hash again. `at` is UTC to the microsecond. */
export async function entriesAbout(db: ReadDb, { type, id }: { type: string; id: string }) {
  return db
    .selectFrom('ledger')
    .select(['position', 'type', 'subject_type as subjectType', 'subject_id as subjectId', 'unit_id as unitId'])
    .select(['actor', 'reason', 'data', 'request_id as requestId', 'hash'])
    .select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'))
    .where('subject_type', '=', type)
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
}
