import { known, type ReadDb } from '../../platform/db/database.ts'

/**
 * What a column is: a list of titles, albums of pictures, one standing page, topics, or a list whose lines carry a day of
 * their own (events, tenders with their stages, jobs with their last day).
 */
export type ColumnKind = 'list' | 'gallery' | 'page' | 'topics' | 'events' | 'tenders' | 'jobs'

/** A column of a site (栏目). */
export interface SiteColumn {
  readonly id: string
  readonly siteId: string
  readonly slug: string
  readonly name: string
  readonly kind: ColumnKind
  readonly intro: string
  readonly updateIntervalDays: number | null
  readonly onHome: boolean
  readonly sort: number
  readonly state: 'active' | 'closed'
}

/** The portal or a unit's sub-site, with its columns in order. */
export interface Site {
  readonly id: string
  readonly unitId: string | null
  readonly slug: string
  readonly name: string
  readonly intro: string
  /** A host name of its own, exactly as the browser sends it; null for none. */
  readonly host: string | null
  readonly contacts: readonly Named[]
  readonly links: readonly Named[]
  /** Number of the publication whose picture the front shows. */
  readonly featuredNo: number | null
  readonly columns: readonly SiteColumn[]
}

/** A telephone number or an address of a friendly site, under its name. */
export interface Named {
  readonly name: string
  readonly value: string
}

/** The slug of the school's own portal. */
export const PORTAL_SLUG = 'portal'

interface SiteFilter {
  readonly unitId?: string
  readonly slug?: string
  readonly id?: string
  readonly host?: string
}

function findSites(db: ReadDb, only: SiteFilter) {
  let query = db.selectFrom('site').selectAll()
  if (only.unitId !== undefined) query = query.where('unit_id', '=', only.unitId)
  if (only.slug !== undefined) query = query.where('slug', '=', only.slug)
  if (only.host !== undefined) query = query.where('host', '=', only.host)
  if (only.id !== undefined) query = query.where('id', '=', only.id)
  return query
    .orderBy((eb) => eb('unit_id', 'is not', null))
    .orderBy('slug')
    .execute()
}

async function findColumnsOf(db: ReadDb, siteIds: readonly string[]): Promise<SiteColumn[]> {
  const rows = await db
    .selectFrom('site_column')
    .selectAll()
    .where('site_id', 'in', [...siteIds])
    .orderBy('sort')
    .orderBy('slug')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    slug: row.slug,
    name: row.name,
    kind: row.kind as ColumnKind,
    intro: row.intro,
    updateIntervalDays: row.update_interval_days,
    onHome: row.on_home,
    sort: row.sort,
    state: row.state as SiteColumn['state'],
  }))
}

/** All sites, the portal first, or only the ones asked for. */
export async function listSites(db: ReadDb, only: SiteFilter = {}): Promise<readonly Site[]> {
  return known(db, `sites ${JSON.stringify(only)}`, () => readSites(db, only))
}

async function readSites(db: ReadDb, only: SiteFilter): Promise<Site[]> {
  const sites = await findSites(db, only)
  if (sites.length === 0) return []
  const columns = await findColumnsOf(
    db,
    sites.map(({ id }) => id),
  )
  return sites.map(({ id, unit_id: unitId, featured_no: featuredNo, contacts, links, ...site }) => ({
    ...site,
    id,
    unitId,
    featuredNo,
    contacts: contacts as Named[],
    links: links as Named[],
    columns: columns.filter(({ siteId }) => siteId === id),
  }))
}

/** A column of the site that is not closed. */
export function activeColumn(site: Site, columnSlug: string): SiteColumn | undefined {
  return site.columns.find(({ slug, state }) => slug === columnSlug && state === 'active')
}

/** A column and the address of its site, as a link to it needs them. */
export interface ColumnPlace {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly state: string
  readonly siteSlug: string
  readonly unitId: string | null
}

/** The first of these columns, those of the portal before those of units; undefined when there is none. */
export async function findFirstColumn(db: ReadDb, columnIds: readonly string[]): Promise<ColumnPlace | undefined> {
  if (columnIds.length === 0) return undefined
  return known(db, `first column ${columnIds.join(' ')}`, () => readFirstColumn(db, columnIds))
}

function readFirstColumn(db: ReadDb, columnIds: readonly string[]): Promise<ColumnPlace | undefined> {
  return db
    .selectFrom('site_column as c')
    .innerJoin('site as s', 's.id', 'c.site_id')
    .select(['c.id', 'c.slug', 'c.name', 'c.state', 's.slug as siteSlug', 's.unit_id as unitId'])
    .where('c.id', 'in', [...columnIds])
    .orderBy((eb) => eb('s.unit_id', 'is not', null))
    .orderBy('s.slug')
    .orderBy('c.sort')
    .orderBy('c.slug')
    .limit(1)
    .executeTakeFirst()
}
