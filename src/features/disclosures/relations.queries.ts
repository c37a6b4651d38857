import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { RelationKind } from '../../kernel/channel-terms.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** One document relates to another: it explains it (`of`), or is explained by it (`by`). */
export interface Related {
  readonly relationId: string
  /** The document from which it is seen. */
  readonly documentId: string
  readonly kind: RelationKind
  readonly direction: 'of' | 'by'
  readonly otherId: string
  /** Of the other; null and its working title while it is not published. */
  readonly no: number | null
  readonly title: string
  readonly unitId: string
  readonly isShown: boolean
}

const IS_SHOWN = sql`(p.state = 'live' and (p.expires_at is null or p.expires_at > now()))`

// Both ends of each relation, from the side of the documents that are asked about.
function ends(documentIds: readonly string[]): RawBuilder<unknown> {
  const ids = sql`${[...documentIds]}::text[]`
  return sql`(select id, from_id as "documentId", to_id as other_id, kind, 'of' as direction from document_relation
      where from_id = any(${ids})
    union all select id, to_id, from_id, kind, 'by' from document_relation where to_id = any(${ids})) e`
}

/** What these documents relate to, as far as both are published and the viewer may see the other. */
export async function listRelated(db: ReadDb, viewer: Viewer, documentIds: readonly string[]): Promise<Related[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<Related>`
    select e.id as "relationId", e."documentId", e.kind, e.direction, e.other_id as "otherId", p.no::int as no, p.title,
      p.unit_id as "unitId", true as "isShown"
    from ${ends(documentIds)} join publication p on p.document_id = e.other_id
    where ${IS_SHOWN} and ${visibleTo(viewer, 'p')} order by e.direction desc, e.kind, p.listed_on, p.no`.execute(db)
  return rows
}

/** The documents to which these relate, whether anybody sees them or not: what is shown of these changes with them. */
export async function listRelatedIds(db: ReadDb, documentIds: readonly string[]): Promise<string[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct e.other_id as id from ${ends(documentIds)} order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

/** Everything that a document relates to, for those who work on it: what they may read, and all of their units. */
export async function listRelations(
  db: ReadDb,
  { viewer, unitIds }: { viewer: Viewer; unitIds: readonly string[] },
  documentId: string,
): Promise<Related[]> {
  const { rows } = await sql<Related>`
    select e.id as "relationId", e."documentId", e.kind, e.direction, e.other_id as "otherId", p.no::int as no,
      coalesce(p.title, d.title) as title, o.unit_id as "unitId", coalesce(${IS_SHOWN}, false) as "isShown"
    from ${ends([documentId])} join document o on o.id = e.other_id join draft d on d.document_id = o.id
    left join publication p on p.document_id = o.id
    where (p.document_id is not null and ${IS_SHOWN} and ${visibleTo(viewer, 'p')}) or o.unit_id = any(${[...unitIds]}::text[])
    order by e.direction desc, e.kind, p.listed_on, o.id`.execute(db)
  return rows
}

/** A relation of this document to another, which it makes itself. */
export async function findRelation(db: Tx, { fromId, id }: { fromId: string; id: string }) {
  return db
    .selectFrom('document_relation')
    .select(['id', 'kind', 'to_id as toId'])
    .where('id', '=', id)
    .where('from_id', '=', fromId)
    .executeTakeFirst()
}

/** A rule that nobody has explained. */
export interface Unexplained {
  readonly documentId: string
  readonly title: string
  readonly unitId: string
  readonly listedOn: string
}

// What a rule of the school is called. 依据待核对: which documents need an interpretation is not said by any text that was read.
const RULE_TITLE = String.raw`(办法|规定|细则|条例|章程|规则|意见|方案)(（[^）]*）)?$`

/** Rules with a number of the office that everybody reads, listed between two days, that no published document explains. */
export async function listUnexplained(
  db: ReadDb,
  { from, until }: { from: string; until: string },
): Promise<Unexplained[]> {
  const { rows } = await sql<Unexplained>`
    select p.document_id as "documentId", p.title, p.unit_id as "unitId", p.listed_on::text as "listedOn" from publication p
    where p.state = 'live' and p.audience = 'public' and (p.expires_at is null or p.expires_at > now()) and p.doc_no <> ''
      and p.listed_on between ${from}::date and ${until}::date and p.title ~ ${RULE_TITLE}
      and not exists (select from document_relation r join publication i on i.document_id = r.from_id
        where r.to_id = p.document_id and r.kind = 'interprets' and i.state = 'live' and i.audience = 'public'
          and (i.expires_at is null or i.expires_at > now()))
    order by p.document_id`.execute(db)
  return rows
}

/** After how many days a rule without an interpretation is told; null: never. */
export async function interpretationDays(db: ReadDb): Promise<number | null> {
  const row = await db.selectFrom('interpretation_setting').select('days').where('id', '=', 1).executeTakeFirst()
  return row?.days ?? null
}
