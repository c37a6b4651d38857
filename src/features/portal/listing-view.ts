import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { countPublications, listByColumn, listPublications, listUpcoming } from '../disclosures/index.ts'
import { publicCount } from '../figures/index.ts'
import type { Unit } from '../organisation/index.ts'
import type { ColumnKind } from '../sites/index.ts'
import { withRelated } from './article-beside.ts'
import { toPictures } from './lines.ts'
import { type Chosen, homeOf, type ListingPlace, type ListingQuery, resolveFilters } from './listing-filters.ts'
import { linesFor } from './occasion-lines.ts'
import { siteHeadOf } from './site-view.ts'
import { topicCards } from './topic-view.ts'
import type { Crumb } from './views/frame.tsx'
import type { ListingView } from './views/listing.tsx'

const UPCOMING = 100
const UPCOMING_TITLES: Partial<Record<ColumnKind, readonly [string, string]>> = {
  events: ['即将举行', '已经举行和其他'],
  jobs: ['正在报名', '已经截止和其他'],
}

interface Filter {
  readonly unitId?: string | undefined
  readonly columnId?: string | undefined
  readonly year?: number | undefined
  readonly itemIds?: readonly string[] | undefined
  readonly kind?: Chosen['kind']
}

/** What is counted beforehand for this filter; nothing for a year, a class or a kind, or for a unit within a column. */
function counterOf({ unitId, columnId, year, itemIds, kind }: Filter) {
  if (year !== undefined || itemIds !== undefined || kind !== undefined) return undefined
  if (columnId !== undefined)
    return unitId === undefined ? ({ dimension: 'column', key: columnId } as const) : undefined
  return unitId === undefined ? ({ dimension: 'all', key: '' } as const) : ({ dimension: 'unit', key: unitId } as const)
}

/** How many the reader may see: from the counters where they know, counted up to a cap where they do not. */
export async function totalOf(ctx: Context, filter: Filter): Promise<{ total: number; isCapped: boolean }> {
  const counter = counterOf(filter)
  const counted = counter && (await publicCount(ctx.db, ctx.actor.viewer, counter))
  return counted === undefined
    ? countPublications(ctx.db, ctx.actor.viewer, filter)
    : { total: counted, isCapped: false }
}

function filterOf({ column, unit }: ListingPlace, { unit: chosen, ...more }: Chosen): Filter {
  // A sub-site's own column holds only its own; filtering by unit again would be idle work.
  const byUnit = chosen && !(unit && column)
  return { ...more, unitId: byUnit ? chosen.id : undefined, columnId: column?.id ?? more.columnId }
}

function titleOf({ column, unit }: ListingPlace, chosen: Unit | undefined): string {
  if (column) return column.name
  if (unit) return '本单位公开的信息'
  return chosen ? `${chosen.name}公开的信息` : '最新公开'
}

function crumbsOf({ unit, base }: ListingPlace, title: string): Crumb[] {
  if (!unit) return [{ name: title }]
  return [{ name: '部门与学院', href: '/units' }, { name: unit.name, href: homeOf(base) }, { name: title }]
}

function feedOf({ column }: ListingPlace, chosen: Unit | undefined): string {
  if (column) return `/feeds/columns/${column.id}.xml`
  return chosen ? `/feeds/units/${chosen.slug}.xml` : '/feeds/latest.xml'
}

function isFiltered({ year, unitSlug, classId, columnSlug, kind }: ListingQuery): boolean {
  return [year, unitSlug, classId, columnSlug, kind].some((value) => value !== undefined)
}

/** Events to come and jobs that are open, which stand before the rest; null where the column knows no such thing. */
async function upcomingOf(ctx: Context, { column }: ListingPlace, query: ListingQuery) {
  const titles = column && UPCOMING_TITLES[column.kind]
  if (!titles || isFiltered(query)) return null
  const today = dayOf(ctx.now())
  const list = await listUpcoming(ctx.db, ctx.actor.viewer, { columnId: column.id, from: today, size: UPCOMING })
  const lines = await linesFor(ctx, column.kind, { list, today })
  return { title: titles[0], restTitle: titles[1], lines, isShown: query.page === 1 }
}

/** The day of the newest entry of a column that the reader may see. */
async function lastOf(ctx: Context, { column }: ListingPlace): Promise<string | null> {
  if (!column) return null
  const newest = await listByColumn(ctx.db, ctx.actor.viewer, { columnIds: [column.id], size: 1 })
  return newest.get(column.id)?.[0]?.listedOn ?? null
}

/** What a column tells its readers of how often it is updated (栏目更新). */
function freshnessOf({ column }: ListingPlace, last: string | null): string {
  if (!column || column.updateIntervalDays === null) return ''
  const latest = last === null ? '目前还没有内容' : `最近更新于 ${last}`
  return `本栏目每 ${String(column.updateIntervalDays)} 天更新，${latest}。`
}

/** What a list is that is no column: the latest of the school or of a unit. */
const NO_COLUMN = { intro: '', kind: 'list' as ColumnKind }

function metaOf(place: ListingPlace, title: string): ListingView['meta'] {
  const { unit } = place
  const { intro, kind } = place.column ?? NO_COLUMN
  const [owner, keyword] = unit ? [unit.name, unit.name] : ['学校', '信息公开']
  return [
    ['ColumnName', title],
    ['ColumnDescription', intro === '' ? owner + title : intro],
    ['ColumnKeywords', [title, keyword].join(',')],
    ['ColumnType', kind === 'topics' ? '专题专栏' : '信息公开'],
  ]
}

/** Whose list it is: the head of the sub-site, and whom to ask when nothing is there. */
function ownerOf(place: ListingPlace): Pick<ListingView, 'head' | 'ask'> {
  const { unit } = place
  return unit ? { head: siteHeadOf(place), ask: { name: unit.name, phone: unit.phone } } : { head: null, ask: null }
}

function cardsOf(ctx: Context, { column, site, base }: ListingPlace) {
  return column?.kind === 'topics' && site ? topicCards(ctx, site, base) : []
}

/** What is listed after the events to come and the jobs that are open. */
async function restOf(ctx: Context, query: ListingQuery, { filter, split }: { filter: Filter; split: number | null }) {
  const before = split === null ? undefined : dayOf(ctx.now())
  const [list, { total, isCapped }] = await Promise.all([
    listPublications(ctx.db, ctx.actor.viewer, { ...filter, before, page: query.page, size: query.size }),
    totalOf(ctx, filter),
  ])
  return { list, total: Math.max(0, total - (split ?? 0)), whole: total, isCapped }
}

/** A list page. */
export async function viewListing(ctx: Context, query: ListingQuery, place: ListingPlace): Promise<ListingView> {
  const { filters, chosen } = await resolveFilters(ctx, query, place)
  const filter = filterOf(place, chosen)
  const upcoming = await upcomingOf(ctx, place, query)
  const [{ list, ...count }, last, cards] = await Promise.all([
    restOf(ctx, query, { filter, split: upcoming && upcoming.lines.length }),
    lastOf(ctx, place),
    cardsOf(ctx, place),
  ])
  const title = titleOf(place, chosen.unit)
  const { kind, intro } = place.column ?? NO_COLUMN
  return {
    ...filters,
    ...count,
    title,
    kind,
    intro,
    crumbs: crumbsOf(place, title),
    ...ownerOf(place),
    lines: await withRelated(ctx, list, await linesFor(ctx, kind, { list, today: dayOf(ctx.now()) })),
    pictures: kind === 'gallery' ? toPictures(list) : null,
    upcoming,
    cards,
    isFiltered: isFiltered(query),
    last,
    note: freshnessOf(place, last),
    pageNo: query.page,
    size: query.size,
    path: place.path,
    feed: feedOf(place, chosen.unit),
    meta: metaOf(place, title),
  }
}
