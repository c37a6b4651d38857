import { STRANGER } from '../../kernel/audience.ts'
import { addDays, type Day, dayOf, daysBetween, parseDay } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { type ItemWithState, listCatalogues, listItemStates, ruleText } from '../catalogue/index.ts'
import { listByColumn } from '../disclosures/index.ts'
import { listSites, PORTAL_SLUG, type Site, type SiteColumn } from '../sites/index.ts'
import { findInChannels, findUnexplained } from './channel-rules.ts'
import { daysPast, FRONT_PAGE_DAYS, paceOf } from './domain/column-pace.ts'
import { overdueSince } from './domain/overdue.ts'
import type { Found } from './domain/rule.ts'

/** What rules are read from. */
export type Reading = Pick<Context, 'db' | 'now' | 'publicUrl'>

const ITEM_RULES = { missing: 'item-missing', overdue: 'item-overdue' } as const

/** The catalogue that names the item, what it asks, and on what that rests: a unit's own item is not asked by the national list. */
function itemBasis({ number, rule }: ItemWithState, catalogueName: string): string {
  const asked = `《${catalogueName}》第 ${number} 项`
  if (rule === null) return asked
  const laws = rule.legalBasis.map(
    ({ instrument, article = '', isVerified }) => `${instrument}${article}${isVerified ? '' : '（依据待核对）'}`,
  )
  return [`${asked}：${ruleText(rule.update)}`, ...laws].join('；')
}

interface Judging {
  readonly catalogueName: string
  readonly today: Day
  readonly calendar: WorkCalendar
}

function itemOverdue({ dueOn, isInWorkingDays }: ItemWithState['state'], { today, calendar }: Judging) {
  return overdueSince(dueOn, today, isInWorkingDays ? calendar : undefined)
}

function itemFinding(item: ItemWithState, judging: Judging): Found[] {
  const { id, number, title, rule, state } = item
  if (state.name !== 'missing' && state.name !== 'overdue') return []
  return [
    {
      rule: ITEM_RULES[state.name],
      subjectType: 'item',
      subjectId: id,
      // What was published last, and until when the next was due: another of either is another fault.
      content: `${state.evidence?.documentId ?? ''} ${state.dueOn ?? ''}`,
      unitId: rule?.unitId ?? null,
      what: `事项 ${number} ${title}`,
      evidence: state.reason,
      path: `/catalogue/items/${id}`,
      basis: itemBasis(item, judging.catalogueName),
      overdue: itemOverdue(state, judging),
    },
  ]
}

type Placed = Readonly<{ site: Site; column: SiteColumn; last: Day | null; today: Day }>

function columnFinding({ site, column, last, today }: Placed): Found[] {
  if (column.kind === 'topics') return []
  const subject = {
    subjectType: 'column',
    subjectId: column.id,
    unitId: site.unitId,
    what: `${site.name} · ${column.name}`,
    path: '/console/columns',
  } as const
  if (last === null) return [{ ...subject, rule: 'column-blank', content: 'blank', evidence: '没有任何公开的信息。' }]
  const pace = paceOf(column)
  const past = daysPast(pace, last, today)
  if (pace === null || past === 0) return []
  const overdue = overdueSince(addDays(last, pace), today)
  const evidence = `最近一条是 ${last}，应当 ${String(pace)} 天内更新，已逾期 ${String(past)} 天。`
  return [{ ...subject, rule: 'column-stale', content: `${last} ${String(pace)}`, evidence, overdue }]
}

/** The newest day among these; null when there is none. */
function newestOf(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>(
    (newest, day) => (day !== null && (newest === null || day > newest) ? day : newest),
    null,
  )
}

function frontFinding(columns: readonly Placed[]): Found[] {
  const front = columns.filter(({ site, column }) => site.slug === PORTAL_SLUG && column.onHome)
  const [first] = front
  const last = newestOf(front.map((placed) => placed.last))
  if (!first || last === null || daysBetween(last, first.today) <= FRONT_PAGE_DAYS) return []
  return [
    {
      rule: 'front-stale',
      subjectType: 'site',
      subjectId: first.site.id,
      content: last,
      unitId: null,
      what: `${first.site.name}首页`,
      evidence: `首页各栏目最近一条是 ${last}，已有 ${String(daysBetween(last, first.today))} 天没有更新。`,
      path: '/',
      overdue: overdueSince(addDays(last, FRONT_PAGE_DAYS), first.today),
    },
  ]
}

async function placedColumns({ db, now }: Reading): Promise<Placed[]> {
  const sites = await listSites(db)
  const active = sites.flatMap((site) =>
    site.columns.filter(({ state }) => state === 'active').map((column) => ({ site, column })),
  )
  const newest = await listByColumn(db, STRANGER, { columnIds: active.map(({ column }) => column.id), size: 1 })
  const today = dayOf(now())
  return active.map((place) => {
    const listedOn = newest.get(place.column.id)?.[0]?.listedOn
    return { ...place, last: listedOn === undefined ? null : parseDay(listedOn), today }
  })
}

/** What the rules for the catalogue, the columns, the front page (as everybody sees them) and the other channels find. */
export async function findInPlaces(reading: Reading): Promise<Found[]> {
  const [calendar, catalogues, items, columns, channels, unexplained] = await Promise.all([
    loadWorkCalendar(reading.db),
    listCatalogues(reading.db),
    listItemStates(reading.db, { now: reading.now(), viewer: STRANGER }),
    placedColumns(reading),
    findInChannels(reading),
    findUnexplained(reading),
  ])
  const names = new Map(catalogues.map(({ id, name }) => [id, name]))
  const today = dayOf(reading.now())
  const ofItems = items.flatMap((item) =>
    itemFinding(item, { catalogueName: names.get(item.catalogueId) ?? '公开目录', today, calendar }),
  )
  const found = [...ofItems, ...columns.flatMap(columnFinding), ...frontFinding(columns)]
  return [...found, ...channels, ...unexplained]
}
