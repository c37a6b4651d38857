import type { ReadDb } from '../../platform/db/database.ts'

/** A column of a site (栏目). */
export interface SiteColumn {
  readonly id: string
  readonly siteId: string
  readonly slug: string
  readonly name: string
  readonly kind: 'list' | 'gallery' | 'page'
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
  readonly columns: readonly SiteColumn[]
}

/** The slug of the school's own portal. */
export const PORTAL_SLUG = 'portal'

interface SiteFilter {
  readonly unitId?: string
  readonly slug?: string
  readonly id?: string
}

function findSites(db: ReadDb, only: SiteFilter) {
  let query = db.selectFrom('site').selectAll()
  if (only.unitId !== undefined) query = query.where('unit_id', '=', only.unitId)
  if (only.slug !== undefined) query = query.where('slug', '=', only.slug)
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
    kind: row.kind as SiteColumn['kind'],
    intro: row.intro,
    updateIntervalDays: row.update_interval_days,
    onHome: row.on_home,
    sort: row.sort,
    state: row.state as SiteColumn['state'],
  }))
}

/** All sites, the portal first, or only the ones asked for. */
export async function listSites(db: ReadDb, only: SiteFilter = {}): Promise<Site[]> {
  const sites = await findSites(db, only)
  if (sites.length === 0) return []
  const columns = await findColumnsOf(
    db,
    sites.map(({ id }) => id),
  )
  return sites.map(({ id, unit_id: unitId, slug, name }) => ({
    id,
    unitId,
    slug,
    name,
    columns: columns.filter(({ siteId }) => siteId === id),
  }))
}

/** A column with its site, by their slugs; undefined when there is none or it is closed. */
export async function findColumn(
  db: ReadDb,
  siteSlug: string,
  columnSlug: string,
): Promise<{ site: Site; column: SiteColumn } | undefined> {
  const [site] = await listSites(db, { slug: siteSlug })
  const column = site?.columns.find(({ slug, state }) => slug === columnSlug && state === 'active')
  return site && column ? { site, column } : undefined
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
