import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { ANY_YEAR } from './domain/lexemes.ts'

/** Where a search stops counting (“1,000 条以上”). */
export const COUNT_CAP = 1000
const TITLES = 200
const HEADS = 100
const RANKED = 300
const VERIFIED = 400
const LISTED = 400

/** What the index is asked, in its own language; texts are folded. */
export interface Asked {
  readonly anywhere: string
  readonly title: string
  readonly head: string
  readonly adjoining: string | undefined
  /** Texts that must stand in the document as they are; then fewer candidates are read. */
  readonly verbatim: readonly string[]
  /** The question as it was typed, for titles that contain it. */
  readonly whole: string
  readonly year: number | undefined
  readonly sort: 'relevance' | 'date'
  readonly limit: number
  readonly offset: number
}

/** How many of the answers stand under a unit, an item, a column or a year. */
export interface Facet {
  readonly kind: 'unit' | 'item' | 'column' | 'year'
  readonly key: string
  readonly n: number
}

/** The best candidates in order, how many there are (up to the cap and one more), and how they divide. */
export interface Candidates {
  readonly documentIds: readonly string[]
  readonly total: number
  readonly facets: readonly Facet[]
}

type Sql = RawBuilder<unknown>

const FOUND = sql`e.document_id, e.no, e.listed_on, e.title, e.unit_id, e.item_ids, e.column_ids`

function shownTo(viewer: Viewer): Sql {
  return sql`${visibleTo(viewer, 'e')} and (e.expires_at is null or e.expires_at > now())`
}

/**
 * The newest that match, one year after another, the newest first: it stops when there is enough, so that a word that stands
 * everywhere costs what a year of it costs, and a rare one a look into each year.
 */
function newest(question: string, viewer: Viewer, limit: number): Sql {
  return sql`select hit.* from (select prefix from band order by year desc) each_year cross join lateral (
      select ${FOUND} from search_entry e
      where e.words @@ replace(${question}::text, ${ANY_YEAR}::text, each_year.prefix)::tsquery and ${shownTo(viewer)}
      order by e.listed_on desc, e.no desc limit ${limit}
    ) hit limit ${limit}`
}

function verbatim(from: Sql, texts: readonly string[]): Sql {
  if (texts.length === 0) return from
  return sql`select raw.* from (${from}) raw join search_text t using (document_id) where ${sql.join(
    texts.map((text) => sql`position(${text}::text in coalesce(t.searched, raw.title || E'\\n' || t.body)) > 0`),
    sql` and `,
  )}`
}

function found(viewer: Viewer, asked: Asked): Sql {
  const { anywhere, title, head, adjoining, verbatim: texts } = asked
  const limit = texts.length === 0 ? COUNT_CAP + 1 : VERIFIED
  const arms: readonly (readonly [question: string | undefined, weight: number, limit: number])[] = [
    [anywhere, 1, limit],
    [title, 4, TITLES],
    [head, 1.5, HEADS],
    [adjoining, 2.5, TITLES],
  ]
  const lists = arms.flatMap(([question, weight, most]) =>
    question === undefined
      ? []
      : [sql`select arm.*, ${weight}::float as weight from (${verbatim(newest(question, viewer, most), texts)}) arm`],
  )
  return sql.join(lists, sql` union all `)
}

// A year counts less than a place; within the same place the newer wins.
const SCORE = sql`weight + case when whole then 3 else 0 end - least(2.5, 0.25 * (current_date - listed_on) / 365.0)`

/** Finds, counts and divides in one statement. */
export async function findCandidates(db: ReadDb, viewer: Viewer, asked: Asked): Promise<Candidates> {
  const order = asked.sort === 'date' ? sql`listed_on desc, no desc` : sql`${SCORE} desc, listed_on desc, no desc`
  const years = asked.year === undefined ? sql`true` : sql`year = ${asked.year}`
  const { rows } = await sql<Candidates>`
    with band as materialized (select year, prefix from search_band where ${years}),
    arm as materialized (${found(viewer, asked)}),
    hit as materialized (
      select document_id, min(no) as no, min(listed_on) as listed_on, min(unit_id) as unit_id, min(item_ids) as item_ids,
        min(column_ids) as column_ids, sum(weight) as weight,
        bool_or(weight = 4 and position(${asked.whole}::text in lower(title)) > 0) as whole
      from arm group by document_id
    ),
    ranked as (select document_id, no, listed_on, weight, whole from hit order by weight > 1 desc, listed_on desc, no desc limit ${RANKED + TITLES}),
    chosen as (select document_id, row_number() over (order by ${order}) as place
      from ${asked.sort === 'date' ? sql`hit` : sql`ranked`} order by place
      limit ${Math.max(0, Math.min(asked.limit, LISTED - asked.offset))} offset ${asked.offset}),
    facet as (
      select 'unit' as kind, unit_id as key, count(*)::int as n from hit group by unit_id
      union all select 'year', extract(year from listed_on)::text, count(*)::int from hit group by 2
      union all select 'item', id, count(*)::int from hit, unnest(item_ids) id group by id
      union all select 'column', id, count(*)::int from hit, unnest(column_ids) id group by id
    )
    select (select coalesce(array_agg(document_id order by place), '{}') from chosen) as "documentIds",
      (select count(*)::int from hit) as total,
      (select coalesce(json_agg(facet order by n desc, key), '[]') from facet) as facets`.execute(db)
  return rows[0] ?? { documentIds: [], total: 0, facets: [] }
}

/** The newest that match, as numbers and titles. */
export async function listMatches(
  db: ReadDb,
  viewer: Viewer,
  { question, most }: { question: string; most: number },
): Promise<{ documentId: string; no: number; title: string }[]> {
  const { rows } = await sql<{ documentId: string; no: number; title: string }>`
    with band as materialized (select year, prefix from search_band)
    select document_id as "documentId", no, title from (${newest(question, viewer, most)}) matching`.execute(db)
  return rows
}
