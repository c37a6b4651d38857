import { type RawBuilder, sql } from 'kysely'
import type { AudienceKind, Viewer } from '../../kernel/audience.ts'
import type { ChannelKind } from '../../kernel/channel-terms.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** A file that proves an appearance. */
export interface Proof {
  readonly id: string
  readonly name: string
}

/** Something that appeared in a channel (发布登记), with what has become of it since. */
export interface Appearance {
  readonly id: string
  readonly channelId: string
  readonly channelName: string
  readonly kind: ChannelKind
  readonly documentId: string | null
  /** The number of the publication; null for what has none. */
  readonly no: number | null
  readonly title: string
  readonly unitId: string
  readonly unitName: string
  readonly appearedOn: string
  readonly untilOn: string | null
  readonly place: string
  readonly note: string
  readonly audience: AudienceKind
  readonly members: readonly string[]
  readonly hash: string | null
  readonly nowHash: string | null
  readonly publicationState: string | null
  readonly isOver: boolean
  readonly closingKind: string | null
  /** Corrected by another entry, or registered by mistake: it does not count. */
  readonly isVoid: boolean
  readonly takenDownOn: string | null
  /** The same was shown in this channel again later. */
  readonly isSuperseded: boolean
  readonly correctsId: string | null
  readonly reason: string
  readonly voidReason: string
  readonly registeredBy: string
  readonly registeredAt: Date
  readonly proofs: readonly Proof[]
}

type Sql = RawBuilder<unknown>

const IS_VOID = sql`(exists (select from appearance n where n.corrects_id = a.id)
  or exists (select from appearance_end e where e.appearance_id = a.id and e.kind = 'void'))`

const SUPERSEDED = sql`exists (select from appearance l where l.document_id = a.document_id and l.channel_id = a.channel_id
  and l.id <> a.id and (l.appeared_on, l.registered_at) > (a.appeared_on, a.registered_at)
  and (c.kind <> 'posting' or l.place = a.place)
  and not exists (select from appearance n where n.corrects_id = l.id)
  and not exists (select from appearance_end e where e.appearance_id = l.id and e.kind = 'void'))`

// As it is called now: what it was called before may have been taken back with good reason.
const TITLE = sql`coalesce(p.title, a.title)`

const COLUMNS = sql`a.id, a.channel_id as "channelId", c.name as "channelName", c.kind, a.document_id as "documentId", p.no::int as no,
  ${TITLE} as title, a.unit_id as "unitId", u.name as "unitName", a.appeared_on::text as "appearedOn", a.until_on::text as "untilOn",
  a.place, a.note, a.audience, a.audience_members as members, a.shown_hash as hash, r.hash as "nowHash",
  p.state as "publicationState", coalesce(p.expires_at <= now(), false) as "isOver", p.closing_kind as "closingKind",
  ${IS_VOID} as "isVoid", down.on_day::text as "takenDownOn", ${SUPERSEDED} as "isSuperseded", a.corrects_id as "correctsId",
  a.reason, coalesce(mistake.reason, '') as "voidReason", by.name as "registeredBy", a.registered_at as "registeredAt",
  coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name) order by f.added_at, f.id)
    from appearance_proof f where f.appearance_id = a.id), '[]') as proofs`

const FROM = sql`from appearance a join channel c on c.id = a.channel_id join unit u on u.id = a.unit_id
  join account by on by.id = a.registered_by
  left join publication p on p.document_id = a.document_id left join revision r on r.id = p.revision_id
  left join appearance_end down on down.appearance_id = a.id and down.kind = 'taken-down'
  left join appearance_end mistake on mistake.appearance_id = a.id and mistake.kind = 'void'`

/** What readers may know of: the title of what was taken down, or is not meant for them, is told to nobody. */
function shownTo(viewer: Viewer): Sql {
  return sql`(${visibleTo(viewer, 'a')} and (a.document_id is null or (${visibleTo(viewer, 'p')} and p.state = 'live'
    and (p.expires_at is null or p.expires_at > now()))))`
}

/** Whose register is read: everything of some units, and what the viewer may see of the others. */
export interface Reach {
  readonly unitIds: readonly string[]
  /** Null: of their own units only. */
  readonly viewer: Viewer | null
}

/** Which entries; everything given must hold. */
export interface AppearanceFilter {
  readonly channelId?: string | undefined
  readonly documentId?: string | undefined
  readonly unitId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly q?: string | undefined
}

function within({ unitIds, viewer }: Reach): Sql {
  const own = sql`a.unit_id = any(${[...unitIds]}::text[])`
  // Those who watch over everything know also what was withdrawn.
  if (viewer?.readsAll === true) return sql`true`
  return viewer === null ? own : sql`(${own} or ${shownTo(viewer)})`
}

function matching({ channelId, documentId, unitId, from, until, q }: AppearanceFilter): Sql[] {
  return [
    ...(channelId === undefined ? [] : [sql`a.channel_id = ${channelId}`]),
    ...(documentId === undefined ? [] : [sql`a.document_id = ${documentId}`]),
    ...(unitId === undefined ? [] : [sql`a.unit_id = ${unitId}`]),
    ...(from === undefined ? [] : [sql`a.appeared_on >= ${from}::date`]),
    ...(until === undefined ? [] : [sql`a.appeared_on <= ${until}::date`]),
    ...(q === undefined || q === '' ? [] : [sql`strpos(${TITLE} || ' ' || a.place, ${q}) > 0`]),
  ]
}

/** A page of the register, the newest first. */
export async function listAppearances(
  db: ReadDb,
  reach: Reach,
  { page = 1, size = 20, ...filter }: AppearanceFilter & { page?: number | undefined; size?: number | undefined },
): Promise<{ total: number; rows: Appearance[] }> {
  const where = sql.join([within(reach), ...matching(filter)], sql` and `)
  const [{ rows }, counted] = await Promise.all([
    sql<Appearance>`select ${COLUMNS} ${FROM} where ${where}
      order by a.appeared_on desc, a.registered_at desc, a.id limit ${size} offset ${(page - 1) * size}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total ${FROM} where ${where}`.execute(db),
  ])
  return { total: counted.rows[0]?.total ?? 0, rows }
}

/** How many entries within this reach count in each channel, and when the last was. */
export async function countByChannel(
  db: ReadDb,
  reach: Reach,
): Promise<Map<string, { total: number; lastOn: string }>> {
  const { rows } = await sql<{ id: string; total: number; lastOn: string }>`
    select a.channel_id as id, count(*)::int as total, max(a.appeared_on)::text as "lastOn" ${FROM}
    where not ${IS_VOID} and ${within(reach)} group by 1`.execute(db)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** One entry. */
export async function findAppearance(db: ReadDb | Tx, id: string): Promise<Appearance | undefined> {
  const { rows } = await sql<Appearance>`select ${COLUMNS} ${FROM} where a.id = ${id}`.execute(db)
  return rows[0]
}

/** What may have drifted: what counts, still shows and is either of a publication that changed or of a posting whose last day is over. */
export async function listSuspects(db: ReadDb, today: string, reach?: Reach): Promise<Appearance[]> {
  const { rows } = await sql<Appearance>`select ${COLUMNS} ${FROM}
    where ${reach ? within(reach) : sql`true`} and not ${IS_VOID} and down.on_day is null and not ${SUPERSEDED}
      and ((a.document_id is not null and (r.hash <> a.shown_hash or p.state <> 'live' or p.expires_at <= now()))
        or a.until_on < ${today}::date)
    order by a.appeared_on, a.id`.execute(db)
  return rows
}

/** Where else something appeared, as far as this reader may know and as far as it still shows there. */
export async function listWhereShown(db: ReadDb, viewer: Viewer, documentId: string): Promise<Appearance[]> {
  const { rows } = await sql<Appearance>`select ${COLUMNS} ${FROM}
    where a.document_id = ${documentId} and not ${IS_VOID} and not ${SUPERSEDED} and down.on_day is null and ${shownTo(viewer)}
    order by a.appeared_on, c.sort, a.id`.execute(db)
  return rows
}

/** The newest entries of each channel that a reader may know of. */
export async function listNewestByChannel(db: ReadDb, viewer: Viewer, size: number): Promise<Appearance[]> {
  const { rows } = await sql<Appearance>`select * from (
      select ${COLUMNS}, row_number() over (partition by a.channel_id order by a.appeared_on desc, a.registered_at desc) as place_no
      ${FROM} where not ${IS_VOID} and ${shownTo(viewer)}) newest
    where place_no <= ${size} order by "appearedOn" desc, "registeredAt" desc, id`.execute(db)
  return rows
}

/** What counts in a period: everything, or what was there for everybody. */
export interface Counted {
  readonly from: string
  readonly to: string
  readonly isPublicOnly: boolean
}

function counts({ from, to, isPublicOnly }: Counted): Sql {
  return sql`not ${IS_VOID} and a.appeared_on between ${from}::date and ${to}::date
    and ${isPublicOnly ? sql`a.audience = 'public'` : sql`true`}`
}

/** How many appeared in each channel. */
export async function countAppearances(
  db: ReadDb,
  counted: Counted,
): Promise<{ name: string; kind: ChannelKind; count: number }[]> {
  const { rows } = await sql<{ name: string; kind: ChannelKind; count: number }>`
    select c.name, c.kind, count(*)::int as count from appearance a join channel c on c.id = a.channel_id
    where ${counts(counted)} group by c.id order by 3 desc, c.sort, c.name`.execute(db)
  return rows
}

/** One line for each that counts, in order: what a closed figure is sealed by. */
export async function listAppearanceKeys(db: ReadDb, counted: Counted): Promise<{ kind: ChannelKind; key: string }[]> {
  const { rows } = await sql<{ kind: ChannelKind; key: string }>`
    select c.kind, a.id || ' ' || a.appeared_on::text || ' ' || c.id as key from appearance a join channel c on c.id = a.channel_id
    where ${counts(counted)} order by 2`.execute(db)
  return rows
}

/** Those of a period that this reader may know of, the newest first. */
export async function listCountedAppearances(db: ReadDb, counted: Counted, viewer: Viewer): Promise<Appearance[]> {
  const { rows } = await sql<Appearance>`select ${COLUMNS} ${FROM}
    where ${counts(counted)} and ${shownTo(viewer)} order by a.appeared_on desc, a.id`.execute(db)
  return rows
}

/** A file that proves an appearance, with the unit whose it is. */
export async function findProof(db: ReadDb, id: string) {
  return db
    .selectFrom('appearance_proof as f')
    .innerJoin('appearance as a', 'a.id', 'f.appearance_id')
    .select(['f.sha256', 'f.name', 'f.media_type as mediaType', 'f.size', 'a.id as appearanceId'])
    .where('f.id', '=', id)
    .executeTakeFirst()
}

/** May this entry be read within this reach? */
export async function isWithin(db: ReadDb, reach: Reach, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 ${FROM} where a.id = ${id} and ${within(reach)}`.execute(db)
  return rows.length > 0
}

/** The hash with which each publication was last shown in a channel, as far as it still shows there. */
export async function listShownIn(db: ReadDb, channelId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ documentId: string; hash: string }>`
    select a.document_id as "documentId", a.shown_hash as hash from appearance a join channel c on c.id = a.channel_id
    where a.channel_id = ${channelId} and a.document_id is not null and not ${IS_VOID} and not ${SUPERSEDED}
      and not exists (select from appearance_end e where e.appearance_id = a.id)`.execute(db)
  return new Map(rows.map(({ documentId, hash }) => [documentId, hash]))
}

/** The addresses of the web at which these publications still show elsewhere. */
export async function listWebPlaces(
  db: ReadDb,
  documentIds: readonly string[],
): Promise<{ documentId: string; href: string }[]> {
  const { rows } = await sql<{ documentId: string; href: string }>`
    select distinct a.document_id as "documentId", a.place as href from appearance a join channel c on c.id = a.channel_id
    where a.document_id = any(${[...documentIds]}::text[]) and a.place ~* '^https?://' and not ${IS_VOID} and not ${SUPERSEDED}
      and not exists (select from appearance_end e where e.appearance_id = a.id) order by 1, 2`.execute(db)
  return rows
}

/** What a page elsewhere should show: the appearance, and the text with which it was registered, which is what is published now. */
export interface Showing {
  readonly id: string
  readonly channelName: string
  readonly appearedOn: string
  readonly unitId: string
  readonly href: string
  readonly title: string
  readonly bodyText: string
  readonly hash: string
}

/** Appearances that should show at these addresses, or with these ids, what everybody can read now; a drifted one is told otherwise. */
export async function listShowing(
  db: ReadDb,
  { hrefs, ids }: { hrefs?: readonly string[]; ids?: readonly string[] },
): Promise<Showing[]> {
  const which = hrefs ? sql`a.place = any(${[...hrefs]}::text[])` : sql`a.id = any(${[...(ids ?? [])]}::text[])`
  const { rows } = await sql<Showing>`
    select a.id, c.name as "channelName", a.appeared_on::text as "appearedOn", a.unit_id as "unitId", a.place as href, p.title,
      r.body_text as "bodyText", r.hash
    from appearance a join channel c on c.id = a.channel_id join publication p on p.document_id = a.document_id
      join revision r on r.id = p.revision_id
    where ${which} and c.kind = 'online' and p.state = 'live' and p.audience = 'public' and r.hash = a.shown_hash
      and (p.expires_at is null or p.expires_at > now()) and not ${IS_VOID} and not ${SUPERSEDED}
      and not exists (select from appearance_end e where e.appearance_id = a.id) order by a.id`.execute(db)
  return rows
}
