import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { listItemStates, STATE_WORDS } from '../catalogue/index.ts'
import { listByColumn, listByNumbers, listPublications } from '../disclosures/index.ts'
import { countsOf, publicCount } from '../figures/index.ts'
import type { Unit } from '../organisation/index.ts'
import type { Site, SiteColumn } from '../sites/index.ts'
import { toLine, toPictures } from './lines.ts'
import { homeOf, type ListingPlace } from './listing-filters.ts'
import { linesFor } from './occasion-lines.ts'
import { topicCards } from './topic-view.ts'
import type { SiteHomeView } from './views/site.tsx'
import type { SiteHead } from './views/site-top.tsx'

const LATEST = 10
const PER_BLOCK = 5
const PICTURES = 4

function contactOf(unit: Unit, site: Site | undefined): (readonly [string, string])[] {
  const rows = [
    ['办公地址', unit.address],
    ['办公时间', unit.officeHours],
    ['联系电话', unit.phone],
    ['电子邮箱', unit.email],
    ...(site?.contacts ?? []).map(({ name, value }) => [name, value] as const),
  ] as const
  return rows.filter(([, value]) => value !== '')
}

/** What stands above every page of a sub-site: the unit's name and contacts first, then its own navigation. */
export function siteHeadOf({ unit, site, base, path, column }: ListingPlace): SiteHead {
  const columns = (site?.columns ?? []).filter(({ state }) => state === 'active')
  return {
    name: site?.name ?? unit?.name ?? '',
    home: homeOf(base),
    base,
    contact: unit ? contactOf(unit, site) : [],
    nav: [
      { href: homeOf(base), name: '首页', isHere: path === homeOf(base) },
      ...columns.map(({ id, slug, name }) => ({
        href: `${base}/columns/${slug}`,
        name,
        isHere: id === column?.id,
      })),
      { href: `${base}/items`, name: '公开事项', isHere: path === `${base}/items` },
    ],
  }
}

async function totalOfUnit(ctx: Context, unitId: string): Promise<number | null> {
  return (await publicCount(ctx.db, ctx.actor.viewer, { dimension: 'unit', key: unitId })) ?? null
}

async function dutiesOf(ctx: Context, unit: Unit): Promise<SiteHomeView['duties']> {
  const states = await listItemStates(ctx.db, { now: ctx.now(), viewer: ctx.actor.viewer })
  return states
    .filter(({ rule }) => rule?.unitId === unit.id)
    .map(({ id, number, title, state }) => ({
      id,
      number,
      title,
      word: STATE_WORDS[state.name],
      name: state.name,
      reason: state.reason,
    }))
}

async function blocksOf(ctx: Context, columns: readonly SiteColumn[]): Promise<SiteHomeView['columns']> {
  const columnIds = columns.map(({ id }) => id)
  const lists = await listByColumn(ctx.db, ctx.actor.viewer, { columnIds, size: PER_BLOCK })
  const today = dayOf(ctx.now())
  return Promise.all(
    columns.map(async ({ id, slug, name, kind, intro }) => ({
      slug,
      name,
      intro,
      pictures: kind === 'gallery' ? toPictures(lists.get(id) ?? []).slice(0, PICTURES) : null,
      lines: await linesFor(ctx, kind, { list: lists.get(id) ?? [], today }),
    })),
  )
}

/** The picture that the unit chose for its front, if the reader may see whose picture it is. */
async function featuredOf(ctx: Context, site: Site | undefined): Promise<SiteHomeView['featured']> {
  const no = site?.featuredNo ?? null
  if (no === null) return null
  const list = await listByNumbers(ctx.db, ctx.actor.viewer, [no])
  return toPictures(list)[0] ?? null
}

/** What a sub-site says of itself; a unit without one is told of by its own name and intro. */
function ownWords(unit: Unit, site: Site | undefined): Pick<SiteHomeView, 'name' | 'intro' | 'links'> {
  if (!site) return { name: unit.name, intro: unit.intro, links: [] }
  return { name: site.name, intro: site.intro === '' ? unit.intro : site.intro, links: site.links }
}

/** The front of a unit's sub-site; a unit without one has the same page without columns. */
export async function viewSiteHome(ctx: Context, place: ListingPlace & { readonly unit: Unit }): Promise<SiteHomeView> {
  const { unit, site, base } = place
  const columns = (site?.columns ?? []).filter(({ state, kind }) => state === 'active' && kind !== 'page')
  const [latest, total, duties, blocks, featured, topics] = await Promise.all([
    listPublications(ctx.db, ctx.actor.viewer, { unitId: unit.id, size: LATEST }),
    totalOfUnit(ctx, unit.id),
    dutiesOf(ctx, unit),
    blocksOf(ctx, columns),
    featuredOf(ctx, site),
    site ? topicCards(ctx, site, base) : [],
  ])
  return {
    head: siteHeadOf(place),
    ...ownWords(unit, site),
    slug: unit.slug,
    featured,
    topics: topics.filter(({ isOver }) => !isOver),
    columns: blocks,
    latest: latest.map(toLine),
    total,
    duties,
  }
}

/** What a unit is responsible for, with the state of each item. */
export async function viewSiteItems(ctx: Context, place: ListingPlace & { readonly unit: Unit }) {
  const [duties, counts] = await Promise.all([dutiesOf(ctx, place.unit), countsOf(ctx.db, 'item')])
  return {
    head: siteHeadOf(place),
    name: place.unit.name,
    duties: duties.map((duty) => ({ ...duty, count: counts.get(duty.id) ?? 0 })),
  }
}
