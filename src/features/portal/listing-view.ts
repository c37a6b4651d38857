import { dayOf, yearOf } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { listItemStates, STATE_WORDS } from '../catalogue/index.ts'
import { countPublications, listByColumn, listPublications } from '../disclosures/index.ts'
import { countsOf, publicCount } from '../figures/index.ts'
import { listUnits, type Unit } from '../organisation/index.ts'
import { search } from '../search/index.ts'
import { listSites, type Site, type SiteColumn } from '../sites/index.ts'
import { toLine, toPictures } from './lines.ts'
import type { Crumb } from './views/frame.tsx'
import type { ListingView } from './views/listing.tsx'
import type { SearchView } from './views/search.tsx'
import type { UnitView } from './views/units.tsx'

/** What a list page is asked for in its address. */
export interface ListingQuery {
  readonly page: number
  readonly year: number | undefined
  readonly unitSlug: string | undefined
}

const SIZE = 20
const FIRST_YEAR = 2014
const KINDS: readonly (readonly [string, string])[] = [
  ['party', '党群组织'],
  ['administrative', '行政部门'],
  ['college', '学院'],
  ['teaching-support', '教辅与直属单位'],
  ['hospital', '附属医院'],
  ['committee', '委员会与领导小组'],
]

function yearsUntil(now: Date): number[] {
  const last = yearOf(dayOf(now))
  return Array.from({ length: Math.min(12, last - FIRST_YEAR + 1) }, (_, index) => last - index)
}

/** An active unit by its address. Throws `unit.not-found`. */
export async function unitBySlug(ctx: Context, slug: string): Promise<Unit> {
  const unit = (await listUnits(ctx.db)).find((candidate) => candidate.slug === slug && candidate.state === 'active')
  if (!unit) throw new AppError('unit.not-found', { slug })
  return unit
}

interface Filter {
  readonly unitId?: string
  readonly columnId?: string
  readonly year?: number
}

/** What is counted beforehand for this filter; nothing for a year, or for a unit within a column. */
function counterOf({ unitId, columnId, year }: Filter) {
  if (year !== undefined) return undefined
  if (columnId !== undefined)
    return unitId === undefined ? ({ dimension: 'column', key: columnId } as const) : undefined
  return unitId === undefined ? ({ dimension: 'all', key: '' } as const) : ({ dimension: 'unit', key: unitId } as const)
}

async function totalOf(ctx: Context, filter: Filter): Promise<{ total: number; isCapped: boolean }> {
  const counter = counterOf(filter)
  const counted = counter && (await publicCount(ctx.db, ctx.actor.viewer, counter))
  return counted === undefined
    ? countPublications(ctx.db, ctx.actor.viewer, filter)
    : { total: counted, isCapped: false }
}

/** Where a list stands: a column or (none) the latest of all; `unit` limits it to one unit's sub-site. */
export interface ListingPlace {
  readonly column?: SiteColumn
  readonly site?: Site
  readonly unit?: Unit
  readonly path: string
}

function filterOf({ column, unit }: ListingPlace, chosen: Unit | undefined, year: number | undefined): Filter {
  // A sub-site's own column holds only its own; filtering by unit again would be idle work.
  const byUnit = chosen && !(unit && column)
  return {
    ...(byUnit ? { unitId: chosen.id } : {}),
    ...(column ? { columnId: column.id } : {}),
    ...(year === undefined ? {} : { year }),
  }
}

function titleOf({ column, unit }: ListingPlace, chosen: Unit | undefined): string {
  if (column) return column.name
  return chosen && !unit ? `${chosen.name}公开的信息` : '最新公开'
}

function crumbsOf({ unit }: ListingPlace, title: string): Crumb[] {
  if (!unit) return [{ name: title }]
  return [{ name: '部门与学院', href: '/units' }, { name: unit.name, href: `/units/${unit.slug}` }, { name: title }]
}

function feedOf({ column }: ListingPlace, chosen: Unit | undefined): string {
  if (column) return `/feeds/columns/${column.id}.xml`
  return chosen ? `/feeds/units/${chosen.slug}.xml` : '/feeds/latest.xml'
}

function toChoices(units: readonly Unit[]): { slug: string; name: string }[] {
  return units.filter(({ state }) => state === 'active').map(({ slug, name }) => ({ slug, name }))
}

/** A list page. */
export async function viewListing(ctx: Context, query: ListingQuery, place: ListingPlace): Promise<ListingView> {
  const units = await listUnits(ctx.db)
  const chosen = place.unit ?? units.find(({ slug }) => slug === query.unitSlug)
  const filter = filterOf(place, chosen, query.year)
  const [list, total] = await Promise.all([
    listPublications(ctx.db, ctx.actor.viewer, { ...filter, page: query.page, size: SIZE }),
    totalOf(ctx, filter),
  ])
  const title = titleOf(place, chosen)
  const { intro, kind } = place.column ?? { intro: '', kind: 'list' }
  return {
    title,
    intro,
    crumbs: crumbsOf(place, title),
    lines: list.map(toLine),
    pictures: kind === 'gallery' ? toPictures(list) : null,
    years: yearsUntil(ctx.now()),
    year: query.year,
    units: place.unit ? [] : toChoices(units),
    unitSlug: query.unitSlug,
    pageNo: query.page,
    size: SIZE,
    ...total,
    path: place.path,
    feed: feedOf(place, chosen),
    meta: [
      ['ColumnName', title],
      ['ColumnDescription', intro],
      ['ColumnType', '信息公开'],
    ],
  }
}

/** All active units by kind, with how much each has published. */
export async function viewUnits(ctx: Context) {
  const [units, counts] = await Promise.all([listUnits(ctx.db), countsOf(ctx.db, 'unit')])
  return KINDS.map(([kind, name]) => ({
    name,
    units: units
      .filter((unit) => unit.kind === kind && unit.state === 'active')
      .map((unit) => ({ slug: unit.slug, name: unit.name, count: counts.get(unit.id) ?? 0 })),
  })).filter((group) => group.units.length > 0)
}

/** A unit's page. */
export async function viewUnit(ctx: Context, unit: Unit): Promise<UnitView> {
  const { viewer } = ctx.actor
  const [site] = await listSites(ctx.db, { unitId: unit.id })
  const columns = (site?.columns ?? []).filter(({ state }) => state === 'active')
  const [latest, total, states, lists] = await Promise.all([
    listPublications(ctx.db, viewer, { unitId: unit.id, size: 10 }),
    totalOf(ctx, { unitId: unit.id }),
    listItemStates(ctx.db, { now: ctx.now(), viewer }),
    listByColumn(ctx.db, viewer, { columnIds: columns.map(({ id }) => id), size: 4 }),
  ])
  const contact = [
    ['办公地址', unit.address],
    ['办公时间', unit.officeHours],
    ['联系电话', unit.phone],
    ['电子邮箱', unit.email],
  ] as const
  return {
    name: unit.name,
    slug: unit.slug,
    intro: unit.intro,
    contact: contact.filter(([, value]) => value !== ''),
    columns: columns
      .map(({ id, slug, name }) => ({ slug, name, lines: (lists.get(id) ?? []).map(toLine) }))
      .filter(({ lines }) => lines.length > 0),
    latest: latest.map(toLine),
    total: total.total,
    duties: states
      .filter(({ rule }) => rule?.unitId === unit.id)
      .map(({ id, number, title, state }) => ({
        id,
        number,
        title,
        word: STATE_WORDS[state.name],
        name: state.name,
        reason: state.reason,
      })),
  }
}

/** The search page. */
export async function viewSearch(ctx: Context, q: string, query: ListingQuery): Promise<SearchView> {
  const units = await listUnits(ctx.db)
  const unit = units.find(({ slug }) => slug === query.unitSlug)
  const size = 10
  const answer = await search(ctx.db, ctx.actor.viewer, {
    q,
    unitId: unit?.id,
    year: query.year,
    page: query.page,
    size,
  })
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return {
    q,
    total: answer.total,
    isCapped: answer.isCapped,
    pageNo: query.page,
    size,
    year: query.year,
    years: yearsUntil(ctx.now()),
    unitSlug: query.unitSlug,
    units: toChoices(units),
    hits: answer.hits.map((hit) => ({
      no: hit.no,
      title: hit.title,
      snippet: hit.snippet,
      listedOn: hit.listedOn,
      unitName: names.get(hit.unitId) ?? '',
    })),
  }
}
