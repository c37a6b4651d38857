import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { listCatalogues, listItems } from '../catalogue/index.ts'
import { attachmentUrl } from '../disclosures/index.ts'
import { listUnits, type Unit } from '../organisation/index.ts'
import { didYouMean, type Facet, type Hit, type Named, search } from '../search/index.ts'
import { activeColumn, listSites, PORTAL_SLUG } from '../sites/index.ts'
import type { FacetView, SearchView } from './views/search.tsx'

/** What the search page is asked for in its address. */
export interface SearchQuery {
  readonly q: string
  readonly page: number
  readonly year: number | undefined
  readonly unitSlug: string | undefined
  readonly itemId: string | undefined
  readonly classId: string | undefined
  readonly columnSlug: string | undefined
  readonly sort: 'relevance' | 'date'
}

const SIZE = 10
const MOST_CHOICES = 40
const FEW = 3
const NOTHING = 'none'

async function itemIdsOf(ctx: Context, { itemId, classId }: SearchQuery): Promise<string[] | undefined> {
  if (itemId !== undefined) return [itemId]
  if (classId === undefined) return undefined
  const items = await listItems(ctx.db, dayOf(ctx.now()))
  const ids = items.filter((item) => item.classId === classId).map(({ id }) => id)
  return ids.length === 0 ? [NOTHING] : ids
}

// What is not there holds nothing: an address that names it finds nothing.
async function columnIdOf(ctx: Context, slug: string | undefined): Promise<string | undefined> {
  if (slug === undefined) return undefined
  const [portal] = await listSites(ctx.db, { slug: PORTAL_SLUG })
  return (portal && activeColumn(portal, slug))?.id ?? NOTHING
}

function unitIdOf(units: readonly Unit[], wanted: string | undefined): string | undefined {
  return wanted === undefined ? undefined : (units.find(({ slug }) => slug === wanted)?.id ?? NOTHING)
}

async function requestOf(ctx: Context, query: SearchQuery, units: readonly Unit[]) {
  const [itemIds, columnId] = await Promise.all([itemIdsOf(ctx, query), columnIdOf(ctx, query.columnSlug)])
  const { q, page, year, sort } = query
  return { q, page, size: SIZE, year, sort, itemIds, unitId: unitIdOf(units, query.unitSlug), columnId }
}

interface Names {
  readonly units: readonly Unit[]
  readonly items: ReadonlyMap<string, string>
  readonly columns: readonly { readonly id: string; readonly slug: string; readonly name: string }[]
}

async function namesFor(ctx: Context, units: readonly Unit[], facets: readonly Facet[]): Promise<Names> {
  const itemIds = facets
    .filter(({ kind }) => kind === 'item')
    .slice(0, MOST_CHOICES)
    .map(({ key }) => key)
  const [items, [portal], catalogues] = await Promise.all([
    itemIds.length === 0 ? [] : listItems(ctx.db, dayOf(ctx.now()), { itemIds }),
    listSites(ctx.db, { slug: PORTAL_SLUG }),
    listCatalogues(ctx.db),
  ])
  const short = new Map(catalogues.map(({ id, shortName }) => [id, shortName]))
  return {
    units,
    items: new Map(
      items.map(({ id, number, title, catalogueId }) => [id, `${title}（${short.get(catalogueId) ?? ''} ${number}）`]),
    ),
    columns: (portal?.columns ?? []).filter(({ state }) => state === 'active'),
  }
}

function facetViews(facets: readonly Facet[], { units, items, columns }: Names): FacetView[] {
  const choose = (kind: Facet['kind'], toChoice: (key: string) => { value: string; name: string } | undefined) =>
    facets
      .filter((facet) => facet.kind === kind)
      .flatMap(({ key, n }) => {
        const choice = toChoice(key)
        return choice ? [{ ...choice, n }] : []
      })
      .slice(0, MOST_CHOICES)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const column = new Map(columns.map((each) => [each.id, each]))
  const years = choose('year', (key) => ({ value: key, name: `${key} 年` }))
  return [
    { name: 'unit', title: '责任单位', choices: choose('unit', (key) => toNamed(byId.get(key))) },
    { name: 'column', title: '栏目', choices: choose('column', (key) => toNamed(column.get(key))) },
    {
      name: 'item',
      title: '公开事项',
      choices: choose('item', (key) => {
        const name = items.get(key)
        return name === undefined ? undefined : { value: key, name }
      }),
    },
    { name: 'year', title: '年份', choices: years.sort((a, b) => b.value.localeCompare(a.value)) },
  ]
}

function toNamed(
  found: { readonly slug: string; readonly name: string } | undefined,
): { value: string; name: string } | undefined {
  return found && { value: found.slug, name: found.name }
}

function toHitView(hit: Hit, names: ReadonlyMap<string, string>): SearchView['hits'][number] {
  const { file } = hit
  return {
    no: hit.no,
    title: hit.title,
    snippet: hit.snippet,
    file: file ? { name: file.name, href: attachmentUrl({ ...file, use: 'file' }) } : null,
    listedOn: hit.listedOn,
    unitName: names.get(hit.unitId) ?? '',
    isPinned: hit.isPinned,
  }
}

/** The search page for this reader. */
export async function viewSearch(ctx: Context, query: SearchQuery): Promise<SearchView> {
  const { viewer } = ctx.actor
  const units = await listUnits(ctx.db)
  const answer = await search(ctx.db, viewer, await requestOf(ctx, query, units))
  const chosen = {
    unit: query.unitSlug,
    column: query.columnSlug,
    item: query.itemId,
    class: query.classId,
    year: query.year === undefined ? undefined : String(query.year),
  }
  const isFiltered = Object.values(chosen).some((value) => value !== undefined)
  const isFew = answer.total < FEW && query.page === 1 && !isFiltered
  const [meant, names] = await Promise.all([
    isFew ? didYouMean(ctx.db, viewer, { q: query.q, found: answer.total }) : undefined,
    namesFor(ctx, units, answer.facets),
  ])
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  return {
    q: query.q,
    total: answer.total,
    isCapped: answer.isCapped,
    pageNo: query.page,
    size: SIZE,
    sort: query.sort,
    chosen,
    isFiltered,
    meant: meant ?? null,
    facets: facetViews(answer.facets, names),
    hits: answer.hits.map((hit) => toHitView(hit, unitNames)),
  }
}

/** Units, items and columns by name: what everybody may go to. */
export async function namedPlaces(ctx: Context): Promise<Named[]> {
  const [units, items, [portal]] = await Promise.all([
    listUnits(ctx.db),
    listItems(ctx.db, dayOf(ctx.now())),
    listSites(ctx.db, { slug: PORTAL_SLUG }),
  ])
  return [
    ...units
      .filter(({ state }) => state === 'active')
      .map(({ name, shortName, slug }) => ({ name, otherName: shortName, href: `/units/${slug}` })),
    ...(portal?.columns ?? [])
      .filter(({ state }) => state === 'active')
      .map(({ name, slug }) => ({ name, otherName: '', href: `/columns/${slug}` })),
    ...items.map(({ id, title }) => ({ name: title, otherName: '', href: `/catalogue/items/${id}` })),
  ]
}
