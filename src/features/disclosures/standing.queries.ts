import { sql } from 'kysely'
import type { Audience, AudienceKind, Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** What is published under a document now, for those who register or link it: its text can be read if `isShown`. */
export interface Standing {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly unitId: string
  readonly audience: Audience
  readonly hash: string
  readonly isShown: boolean
}

interface Row {
  documentId: string
  no: number
  title: string
  unitId: string
  kind: AudienceKind
  members: string[]
  hash: string
  isShown: boolean
}

function toStanding({ kind, members, ...row }: Row): Standing {
  const audience = (members.length > 0 ? { kind, members } : { kind }) as Audience
  return { ...row, audience }
}

const COLUMNS = sql`p.document_id as "documentId", p.no::int as no, p.title, p.unit_id as "unitId", p.audience as kind,
  p.audience_members as members, r.hash,
  (p.state in ('live', 'kept') and (p.expires_at is null or p.expires_at > now())) as "isShown"`

/** The publications of these documents, whatever became of them. */
export async function listStanding(db: ReadDb | Tx, documentIds: readonly string[]): Promise<Standing[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<Row>`select ${COLUMNS} from publication p join revision r on r.id = p.revision_id
    where p.document_id = any(${[...documentIds]}::text[])`.execute(db)
  return rows.map(toStanding)
}

/** Who looks for a publication: what they may read, and everything of these units. */
export interface Seeker {
  readonly viewer: Viewer
  readonly unitIds: readonly string[]
}

const MOST_FOUND = 20

/** What can be read now and has these words in its title, or this number; the newest first. */
export async function findByTitle(db: ReadDb, { viewer, unitIds }: Seeker, words: string): Promise<Standing[]> {
  const no = /^\d{1,9}$/.test(words) ? Number(words) : 0
  const { rows } = await sql<Row>`select ${COLUMNS} from publication p join revision r on r.id = p.revision_id
    where p.state = 'live' and (p.expires_at is null or p.expires_at > now())
      and (${visibleTo(viewer, 'p')} or p.unit_id = any(${[...unitIds]}::text[]))
      and (p.no = ${no} or strpos(p.title, ${words}) > 0 or p.doc_no = ${words})
    order by (p.no = ${no}) desc, p.listed_on desc, p.no desc limit ${MOST_FOUND}`.execute(db)
  return rows.map(toStanding)
}

/** What everybody can read of these items, with the items under which it counts; the newest first. */
export async function listOpenOfItems(
  db: ReadDb,
  itemIds: readonly string[],
): Promise<{ documentId: string; itemIds: string[] }[]> {
  if (itemIds.length === 0) return []
  const { rows } = await sql<{ documentId: string; itemIds: string[] }>`
    select p.document_id as "documentId", array_agg(x.item_id order by x.item_id) as "itemIds"
    from publication_item x join publication p using (document_id)
    where x.item_id = any(${[...itemIds]}::text[]) and p.state = 'live' and p.audience = 'public'
      and (p.expires_at is null or p.expires_at > now())
    group by p.document_id, p.listed_on, p.no order by p.listed_on desc, p.no desc`.execute(db)
  return rows
}
