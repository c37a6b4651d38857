import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Sets what the school says of a word; a later word replaces an earlier one. */
export async function saveWordRow(
  tx: Tx,
  { wrong, suggestion, isUsed, by }: { wrong: string; suggestion: string; isUsed: boolean; by: string },
): Promise<void> {
  const said = { suggestion, is_used: isUsed, changed_by: by }
  await tx
    .insertInto('monitor_word')
    .values({ wrong, ...said })
    .onConflict((c) => c.column('wrong').doUpdateSet({ ...said, changed_at: sql`clock_timestamp()` }))
    .execute()
}
