import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'

/** Adds or changes a word of the dictionary. */
export async function upsertTerm(tx: Tx, word: string, means: readonly string[]): Promise<void> {
  const values = { means: [...means], changed_at: sql<Date>`clock_timestamp()` }
  await tx
    .insertInto('search_term')
    .values({ word, means: [...means] })
    .onConflict((c) => c.column('word').doUpdateSet(values))
    .execute()
}

/** Takes a word out of the dictionary. Throws `search.term-not-found`. */
export async function deleteTerm(tx: Tx, word: string): Promise<void> {
  const done = await tx.deleteFrom('search_term').where('word', '=', word).executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new AppError('search.term-not-found', { word })
}

/** The next version of the dictionary. */
export async function raiseVersion(tx: Tx): Promise<number> {
  const row = await tx
    .insertInto('search_dictionary')
    .values({ version: 1, indexed_version: 0 })
    .onConflict((c) => c.column('one').doUpdateSet({ version: sql`search_dictionary.version + 1` }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Shows a document first for a question. */
export async function insertPin(tx: Tx, word: string, documentId: string): Promise<void> {
  await tx
    .insertInto('search_pin')
    .values({ word, document_id: documentId })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Takes the office's answer to a question back. */
export async function deletePin(tx: Tx, word: string, documentId: string): Promise<void> {
  const done = await tx
    .deleteFrom('search_pin')
    .where('word', '=', word)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new AppError('search.term-not-found', { word })
}
