import { dayOf, yearOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { listClasses, listItems } from '../catalogue/index.ts'
import { LIST_KINDS, type ListKind } from '../disclosures/index.ts'
import { listUnits, type Unit } from '../organisation/index.ts'
import { listSites, PORTAL_SLUG, type Site, type SiteColumn } from '../sites/index.ts'
import type { FilterChoice, Filters } from './views/filters.tsx'

/** What a list page is asked for in its address; what names nothing that exists is no filter. */
export interface ListingQuery {
  readonly page: number
  /** How many on a page: 20, 50 or 100. */
  readonly size: number
  readonly year: number | undefined
  readonly unitSlug: string | undefined
  readonly classId: string | undefined
  readonly columnSlug: string | undefined
  readonly kind: string | undefined
}

/** The names a list's address may hold. */
export const LISTING_NAMES = ['page', 'size', 'year', 'unit', 'class', 'column', 'kind'] as const

/** Where a list stands: a column or (none) the latest of all; `unit` limits it to one unit's sub-site. */
export interface ListingPlace {
  readonly column?: SiteColumn
  readonly site?: Site
  readonly unit?: Unit
  readonly path: string
  /** Address of the site's front without a slash at the end; empty at the root of a host. */
  readonly base: string
}

/** The address of a site's front. */
export function homeOf(base: string): string {
  return base === '' ? '/' : base
}

const FIRST_YEAR = 2014
const KIND_NAMES: Readonly<Record<ListKind, string>> = {
  official: '有文号的公文',
  posting: '正在公示',
  picture: '有图片',
}
const NATIONAL = 'moe50'

/** The years to choose from, this one first. */
export function yearsUntil(now: Date): number[] {
  const last = yearOf(dayOf(now))
  return Array.from({ length: Math.min(12, last - FIRST_YEAR + 1) }, (_, index) => last - index)
}

/** The units to choose from. */
export function toChoices(units: readonly Unit[]): { slug: string; name: string }[] {
  return units.filter(({ state }) => state === 'active').map(({ slug, name }) => ({ slug, name }))
}

/** The filter of the query, resolved to what exists. */
export interface Chosen {
  readonly unit: Unit | undefined
  readonly year: number | undefined
  readonly itemIds: readonly string[] | undefined
  readonly columnId: string | undefined
  readonly kind: ListKind | undefined
}

function kindOf(kind: string | undefined): ListKind | undefined {
  return LIST_KINDS.find((each) => each === kind)
}

function moreChoices(
  query: ListingQuery,
  { classes, columns }: { classes: readonly { id: string; title: string }[]; columns: readonly SiteColumn[] },
): FilterChoice[] {
  return [
    {
      name: 'class',
      label: '事项类别',
      all: '全部类别',
      value: classes.some(({ id }) => id === query.classId) ? (query.classId ?? '') : '',
      options: classes.map(({ id, title }) => [id, title] as const),
    },
    {
      name: 'column',
      label: '栏目',
      all: '全部栏目',
      value: columns.some(({ slug }) => slug === query.columnSlug) ? (query.columnSlug ?? '') : '',
      options: columns.map(({ slug, name }) => [slug, name] as const),
    },
    {
      name: 'kind',
      label: '种类',
      all: '全部种类',
      value: kindOf(query.kind) ?? '',
      options: LIST_KINDS.map((kind) => [kind, KIND_NAMES[kind]] as const),
    },
    {
      name: 'size',
      label: '每页',
      all: '',
      value: query.size === 20 ? '' : String(query.size),
      options: [
        ['', '20 条'],
        ['50', '50 条'],
        ['100', '100 条'],
      ] as const,
    },
  ].filter(({ options }) => options.length > 0)
}

async function itemIdsOf(ctx: Context, classId: string | undefined): Promise<readonly string[] | undefined> {
  if (classId === undefined) return undefined
  const items = await listItems(ctx.db, dayOf(ctx.now()))
  return items.filter((item) => item.classId === classId).map(({ id }) => id)
}

/** The columns among which a list can be narrowed: those of its site, where it is not itself one of them. */
async function columnsFor(ctx: Context, { column, site }: ListingPlace) {
  if (column) return []
  const [found] = await listSites(ctx.db, site ? { id: site.id } : { slug: PORTAL_SLUG })
  return (found?.columns ?? []).filter(({ state }) => state === 'active')
}

/** The unit of a sub-site is no choice; elsewhere it is one. */
function unitFilter({ unit }: ListingPlace, { unitSlug }: ListingQuery, units: readonly Unit[]) {
  if (unit) return { units: [], unitSlug: undefined, chosen: unit }
  return { units: toChoices(units), unitSlug, chosen: units.find(({ slug }) => slug === unitSlug) }
}

/** What can be chosen in this list, and what is. */
export async function resolveFilters(
  ctx: Context,
  query: ListingQuery,
  place: ListingPlace,
): Promise<{ filters: Filters; chosen: Chosen }> {
  const [allUnits, classes, columns] = await Promise.all([
    listUnits(ctx.db),
    listClasses(ctx.db, dayOf(ctx.now()), NATIONAL),
    columnsFor(ctx, place),
  ])
  const { units, unitSlug, chosen: unit } = unitFilter(place, query, allUnits)
  const more = moreChoices(query, { classes, columns })
  const classId = classes.find(({ id }) => id === query.classId)?.id
  return {
    filters: {
      years: yearsUntil(ctx.now()),
      year: query.year,
      units,
      unitSlug,
      more,
    },
    chosen: {
      unit,
      year: query.year,
      itemIds: await itemIdsOf(ctx, classId),
      columnId: columns.find(({ slug }) => slug === query.columnSlug)?.id,
      kind: kindOf(query.kind),
    },
  }
}
