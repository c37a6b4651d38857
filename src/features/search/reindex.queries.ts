import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** The documents in whose text a folded word stands. Reads every text: for the queue, not for a request. */
export async function listHolding(db: ReadDb, word: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select document_id as id from search_entry e join search_text t using (document_id)
    where position(${word}::text in coalesce(t.searched, e.title || E'\\n' || t.body)) > 0
    order by document_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Entries of what is no longer live. */
export async function listStrays(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.document_id as id from search_entry e join publication p using (document_id) where p.state <> 'live'`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
