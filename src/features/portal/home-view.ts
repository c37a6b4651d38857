import type { Context } from '../../platform/context.ts'
import { type ItemWithState, listItemNames, listItemStates } from '../catalogue/index.ts'
import {
  countPublications,
  listByColumn,
  type Listed,
  listPinned,
  listPlaces,
  listPublications,
} from '../disclosures/index.ts'
import { countsOf } from '../figures/index.ts'
import { listUnits } from '../organisation/index.ts'
import { listSites, PORTAL_SLUG, type SiteColumn } from '../sites/index.ts'
import { toLine, toPictures } from './lines.ts'
import type { HomeView, NewLine } from './views/home.tsx'

const PINNED = 6
const LATEST = 8
const PER_BLOCK = 5
const PICTURES = 5

async function blocksOf(ctx: Context, columns: readonly SiteColumn[]) {
  const columnIds = columns.map(({ id }) => id)
  const lists = await listByColumn(ctx.db, ctx.actor.viewer, { columnIds, size: PER_BLOCK })
  return columns.map(({ id, slug, name }) => ({ slug, name, lines: (lists.get(id) ?? []).map(toLine) }))
}

async function newLines(ctx: Context, listed: readonly Listed[]): Promise<NewLine[]> {
  const places = await listPlaces(
    ctx.db,
    listed.map(({ documentId }) => documentId),
  )
  const found = await listItemNames(ctx.db, [...new Set([...places.values()].flat())])
  // The national list first: its numbers are the ones people know.
  const items = [...found].sort((a, b) => Number(b.catalogueId === 'moe50') - Number(a.catalogueId === 'moe50'))
  return listed.map((one) => ({
    ...toLine(one),
    unitSlug: one.unitSlug,
    item: items.find(({ id }) => places.get(one.documentId)?.includes(id)),
  }))
}

function figuresOf(
  states: readonly ItemWithState[],
  { published, departments }: { published: number; departments: number },
): HomeView['figures'] {
  const open = states.filter(({ state }) => state.name === 'overdue' || state.name === 'missing').length
  return [
    {
      // As the leaders see it: what nothing is due for now is in order, too.
      value: `${String(states.length - open)} / ${String(states.length)}`,
      words: '法定事项没有逾期和缺项',
      href: '/catalogue/moe50',
      link: '逐项查看',
    },
    { value: `${String(open)} 项`, words: '逾期或尚未公开', href: '/catalogue/moe50?state=open', link: '是哪几项' },
    { value: published.toLocaleString('zh-CN'), words: '条面向社会公开的信息', href: '/latest', link: '全部' },
    { value: `${String(departments)} 个`, words: '业务部门各负其责', href: '/units', link: '部门列表' },
  ]
}

/** The front page's content for this reader. */
export async function viewHome(ctx: Context): Promise<HomeView> {
  const { viewer } = ctx.actor
  const [portal] = await listSites(ctx.db, { slug: PORTAL_SLUG })
  const columns = (portal?.columns ?? []).filter(({ onHome, state }) => onHome && state === 'active')
  const rules = portal?.columns.find(({ slug }) => slug === 'rules')
  const gallery = columns.find(({ kind }) => kind === 'gallery')
  const [pinned, latest, blocks, pictures, states, units, perUnit, all, ruleCount] = await Promise.all([
    listPinned(ctx.db, viewer, PINNED),
    listPublications(ctx.db, viewer, { size: LATEST }),
    blocksOf(
      ctx,
      columns.filter(({ kind }) => kind !== 'gallery' && kind !== 'page'),
    ),
    gallery ? listPublications(ctx.db, viewer, { columnId: gallery.id, kind: 'picture', size: PICTURES }) : [],
    listItemStates(ctx.db, { now: ctx.now(), viewer, catalogueId: 'moe50' }),
    listUnits(ctx.db),
    countsOf(ctx.db, 'unit'),
    countsOf(ctx.db, 'all'),
    rules ? countPublications(ctx.db, viewer, { columnId: rules.id }) : { total: 0 },
  ])
  const departments = units.filter((unit) => unit.isBusinessDepartment)
  return {
    figures: figuresOf(states, { published: all.get('') ?? 0, departments: departments.length }),
    rulesCount: ruleCount.total,
    itemsText: `${String(new Set(states.map(({ classId }) => classId)).size)} 大类 ${String(states.length)} 项，逐项可查`,
    pinned: pinned.map(toLine),
    latest: await newLines(ctx, latest),
    blocks,
    pictures: toPictures(pictures),
    units: departments.map(({ id, slug, name }) => ({ slug, name, count: perUnit.get(id) ?? 0 })),
  }
}
