import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** A link that waits to be looked at. */
export interface DueLink {
  readonly href: string
  readonly host: string
  readonly failedDays: readonly string[]
}

/** Links whose day has come, those first that waited longest. */
export async function listDueLinks(db: ReadDb, today: string, limit: number): Promise<DueLink[]> {
  const { rows } = await sql<DueLink>`
    select l.href, l.host, l.failed_days::text[] as "failedDays" from monitor_outer_link l
    where l.next_on <= ${today}::date and exists (select from monitor_outer_place p where p.href = l.href)
    order by l.next_on, l.href limit ${limit}`.execute(db)
  return rows
}

/** A link that leads nowhere or where it should not, in a publication. */
export interface BadLink {
  readonly documentId: string
  readonly href: string
  readonly state: 'dead' | 'dangerous'
  readonly reason: string
}

/** Every such link, with where it stands. */
export async function listBadLinks(db: ReadDb): Promise<BadLink[]> {
  const { rows } = await sql<BadLink>`
    select p.document_id as "documentId", l.href, l.state, l.reason from monitor_outer_link l join monitor_outer_place p using (href)
    where l.state in ('dead', 'dangerous') order by l.href, p.document_id`.execute(db)
  return rows
}

/** The hosts to which nothing may link. */
export async function listHosts(db: ReadDb) {
  return db.selectFrom('monitor_host').select(['host', 'note']).orderBy('host').execute()
}

/** How many links are in each state. */
export async function countLinks(db: ReadDb): Promise<{ state: string; count: number }[]> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from monitor_outer_link group by 1 order by 1`.execute(db)
  return rows
}

/** A page of the links, those that are wrong first. */
export async function listOuterLinks(
  db: ReadDb,
  { state, page, size }: { state: string | undefined; page: number; size: number },
) {
  const where = state === undefined ? sql`true` : sql`l.state = ${state}`
  const [{ rows }, counted] = await Promise.all([
    sql<{ href: string; state: string; reason: string; checkedAt: Date | null; places: number }>`
      select l.href, l.state, l.reason, l.checked_at as "checkedAt",
        (select count(*) from monitor_outer_place p where p.href = l.href)::int as places
      from monitor_outer_link l where ${where}
      order by array_position(array['dangerous', 'dead', 'failed'], l.state), l.href limit ${size} offset ${(page - 1) * size}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total from monitor_outer_link l where ${where}`.execute(db),
  ])
  return { total: counted.rows[0]?.total ?? 0, rows }
}

/** Where a page showed something else than what is published, with the revision it was compared with. */
export async function listDiffering(
  db: ReadDb,
): Promise<{ appearanceId: string; revisionHash: string; difference: string }[]> {
  return db
    .selectFrom('monitor_shown_text')
    .select(['appearance_id as appearanceId', 'revision_hash as revisionHash', 'difference'])
    .where('difference', '<>', '')
    .execute()
}
