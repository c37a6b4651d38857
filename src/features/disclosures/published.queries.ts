import { sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { Day } from '../../kernel/day.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** What had been published by the end of a day, whether it still shows or not; as far as the viewer may see it. */
export interface PublishedBy {
  readonly viewer: Viewer
  readonly to: Day
  readonly from?: Day | undefined
  /** Only what still shows: the title of what was taken down is told to nobody. */
  readonly stillShown?: boolean
}

/** A publication behind a figure. */
export interface PublishedRow {
  /** The number in its address. */
  readonly no: number
  readonly title: string
  readonly listedOn: string
  readonly unitId: string
}

const SHOWN = sql`and p.state = 'live' and (p.expires_at is null or p.expires_at > now())`

function published({ viewer, to, from, stillShown = false }: PublishedBy) {
  const since = from === undefined ? sql`` : sql`and p.listed_on >= ${from}::date`
  return sql`from publication p where p.listed_on <= ${to}::date ${since} and ${visibleTo(viewer, 'p')} ${stillShown ? SHOWN : sql``}`
}

/** How many. */
export async function countPublished(db: ReadDb, asked: PublishedBy): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${published(asked)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many of them no longer show: they are few, and found without looking at those that do. */
export async function countGone(db: ReadDb, asked: PublishedBy): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${published(asked)}
      and (p.state <> 'live' or (p.state = 'live' and p.expires_at is not null and p.expires_at <= now()))`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many were published on a day: all of them, and what everybody may read. */
export interface PublishedOn {
  readonly day: string
  readonly all: number
  readonly public: number
}

/** Every day on which something was published, in one look: what several periods are counted from. */
export async function tallyPublished(db: ReadDb): Promise<PublishedOn[]> {
  const { rows } = await sql<PublishedOn>`
    select listed_on::text as day, count(*)::int as "all", count(*) filter (where audience = 'public')::int as "public"
    from publication group by listed_on`.execute(db)
  return rows
}

/** How many by unit, the most first. */
export async function countPublishedByUnit(
  db: ReadDb,
  asked: PublishedBy,
): Promise<{ unitId: string; count: number }[]> {
  const { rows } = await sql<{ unitId: string; count: number }>`
    select p.unit_id as "unitId", count(*)::int as count ${published(asked)} group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** A page of them, the newest first. */
export async function listPublished(
  db: ReadDb,
  asked: PublishedBy & { readonly page: number; readonly size: number },
): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select p.no::int as no, p.title, p.listed_on::text as "listedOn", p.unit_id as "unitId"
    ${published(asked)} order by p.listed_on desc, p.no desc limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(
    db,
  )
  return rows
}

/** All of them by index number and day, in order: what a closed figure is sealed by. */
export async function listPublishedKeys(db: ReadDb, asked: PublishedBy): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select p.index_no || ' ' || p.listed_on::text as key ${published(asked)} order by 1`.execute(db)
  return rows.map(({ key }) => key)
}

/** These of the keys, as far as the viewer may see them and they still show. */
export async function listPublishedByKeys(
  db: ReadDb,
  { viewer, keys }: { readonly viewer: Viewer; readonly keys: readonly string[] },
): Promise<(PublishedRow & { readonly key: string })[]> {
  if (keys.length === 0) return []
  const indexNos = keys.map((key) => key.split(' ')[0])
  const { rows } = await sql<PublishedRow & { key: string }>`
    select p.index_no || ' ' || p.listed_on::text as key, p.no::int as no, p.title, p.listed_on::text as "listedOn",
      p.unit_id as "unitId"
    from publication p where p.index_no = any(${indexNos}::text[]) and ${visibleTo(viewer, 'p')} ${SHOWN}`.execute(db)
  return rows
}

/** What is public for an item by the end of a period. */
export interface ItemTally {
  readonly itemId: string
  readonly total: number
  /** Of these, made public since the beginning of the period. */
  readonly fresh: number
  readonly lastOn: string
}

/** What everybody can read for each item, and for those that count for it; one with nothing is left out. */
export async function tallyByItem(
  db: ReadDb,
  { groups, from, to }: { groups: ReadonlyMap<string, readonly string[]>; from: Day; to: Day },
): Promise<ItemTally[]> {
  const pairs = [...groups].flatMap(([itemId, members]) => members.map((member) => [itemId, member] as const))
  const { rows } = await sql<ItemTally>`
    select w.item_id as "itemId", count(distinct x.document_id)::int as total, max(x.listed_on)::text as "lastOn",
      count(distinct x.document_id) filter (where x.listed_on >= ${from}::date)::int as fresh
    from unnest(${pairs.map(([itemId]) => itemId)}::text[], ${pairs.map(([, member]) => member)}::text[]) w (item_id, member)
    join publication_item x on x.item_id = w.member and x.is_live and x.audience = 'public' and x.listed_on <= ${to}::date
    join publication p on p.document_id = x.document_id and (p.expires_at is null or p.expires_at > now())
    group by 1`.execute(db)
  return rows
}
