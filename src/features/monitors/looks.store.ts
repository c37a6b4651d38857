import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId } from '../../platform/ids.ts'
import type { InnerLink } from './domain/links.ts'

/** Publications that changed wait to be looked at. */
export async function insertDue(tx: Tx, documentIds: readonly string[]): Promise<void> {
  await sql`insert into monitor_due (document_id) select unnest(${[...documentIds]}::text[])
    on conflict do nothing`.execute(tx)
}

/** Takes these out of those that wait, before they are read: what changes from now on waits again. Answers those that did wait. */
export async function takeDue(tx: Tx, documentIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from monitor_due where document_id = any(${[...documentIds]}::text[]) returning document_id as id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** A text as it was looked at. */
export interface Seen {
  readonly documentId: string
  readonly hash: string
}

/** Keeps in which text, by which version of the rules, these were looked at. */
export async function saveSeen(tx: Tx, seen: readonly Seen[], version: string): Promise<void> {
  await sql`
    insert into monitor_seen (document_id, revision_hash, version)
    select n."documentId", n.hash, ${version} from json_to_recordset(${json(seen)}::json) as n ("documentId" text, hash text)
    on conflict (document_id) do update set revision_hash = excluded.revision_hash, version = excluded.version`.execute(
    tx,
  )
}

/** Forgets what is not public any more. */
export async function forgetSeen(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return
  const gone = [...documentIds]
  await sql`delete from monitor_seen where document_id = any(${gone}::text[])`.execute(tx)
  await sql`delete from monitor_link where document_id = any(${gone}::text[])`.execute(tx)
}

/** The links that these publications have now. */
export async function saveLinks(
  tx: Tx,
  documentIds: readonly string[],
  links: readonly (InnerLink & { readonly documentId: string })[],
): Promise<void> {
  await sql`delete from monitor_link where document_id = any(${[...documentIds]}::text[])`.execute(tx)
  if (links.length === 0) return
  await sql`
    insert into monitor_link (document_id, href, target_no, file_id)
    select "documentId", href, "targetNo", "fileId" from json_to_recordset(${json(links)}::json)
      as n ("documentId" text, href text, "targetNo" bigint, "fileId" text)`.execute(tx)
}

/** The round that runs, or a new one. */
export async function beginRound(tx: Tx, now: Date): Promise<{ id: string; cursor: string }> {
  const running = await tx
    .selectFrom('monitor_round')
    .select(['id', 'cursor_id as cursor'])
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (running) return running
  const id = newId()
  await tx.insertInto('monitor_round').values({ id, begun_at: now, ended_at: null }).execute()
  return { id, cursor: '' }
}

/** What a piece of a round came to; `cursor` is where the next begins. */
export interface Piece {
  readonly cursor?: string
  readonly documents: number
  readonly opened: number
  readonly cured: number
}

/** Adds a piece to the round. */
export async function addPiece(tx: Tx, id: string, { cursor, documents, opened, cured }: Piece): Promise<void> {
  await tx
    .updateTable('monitor_round')
    .set((eb) => ({
      documents: eb('documents', '+', documents),
      opened: eb('opened', '+', opened),
      cured: eb('cured', '+', cured),
      ...(cursor === undefined ? {} : { cursor_id: cursor }),
    }))
    .where('id', '=', id)
    .execute()
}

/** The round is over; answers what it came to. */
export async function endRound(tx: Tx, id: string, now: Date): Promise<Omit<Piece, 'cursor'>> {
  return tx
    .updateTable('monitor_round')
    .set({ ended_at: now })
    .where('id', '=', id)
    .returning(['documents', 'opened', 'cured'])
    .executeTakeFirstOrThrow()
}
