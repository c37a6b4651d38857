import { type Day, dayOf, parseDay } from '../../kernel/day.ts'
import { monthsLater } from '../../kernel/months.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { countOpenCases, type Desks, type OpenCases } from '../casework/index.ts'
import { type ItemWithState, listCatalogues, listItemStates } from '../catalogue/index.ts'
import { viewFigures, viewTrends } from '../figures/index.ts'
import { countOpenTasks } from '../plans/index.ts'
import { listUnits } from '../organisation/index.ts'
import { isRed, unitLines } from './domain/red-list.ts'

const NEAR_DAYS = 3
const MAIN = ['publications.new', 'applications.new', 'letters.received', 'hall.accepted', 'visits.new']
const TRENDS = ['publications.new', 'hall.accepted', 'letters.received', 'applications.new']
const MATTERS = 'service'

type Catalogues = Awaited<ReturnType<typeof listCatalogues>>

/** How the items of each catalogue stand. */
function coverage(catalogues: Catalogues, states: readonly ItemWithState[]) {
  return catalogues.map(({ id, shortName }) => {
    const items = states.filter(({ catalogueId }) => catalogueId === id)
    const count = (name: string): number => items.filter(({ state }) => state.name === name).length
    return {
      id,
      name: shortName,
      total: items.length,
      // What nothing is due for is in order too.
      current: count('current') + count('nothing_due'),
      dueSoon: count('due_soon'),
      overdue: count('overdue'),
      missing: count('missing'),
    }
  })
}

function byKind(cases: readonly OpenCases[], { desks }: Desks) {
  const names = new Map(desks.flatMap(({ kinds }) => Object.entries(kinds)))
  names.set(MATTERS, '服务事项')
  return [...names].map(([kind, name]) => {
    const own = cases.filter((each) => each.kind === kind)
    const sum = (key: 'open' | 'near' | 'overdue'): number => own.reduce((all, each) => all + each[key], 0)
    return { kind, name, open: sum('open'), near: sum('near'), overdue: sum('overdue') }
  })
}

/** Twelve months with the present one, from the first of a month. */
function lastYear(today: Day): { from: Day; to: Day } {
  return { from: parseDay(`${monthsLater(today, -11).slice(0, 7)}-01`), to: today }
}

/** What stands where today, for those who watch the figures of the school. Throws `access.denied`. */
export async function viewCockpit(ctx: Context, desks: Desks) {
  authorize(ctx, 'figures.read')
  const today = dayOf(ctx.now())
  const calendar = await loadWorkCalendar(ctx.db)
  const nearUntil = addWorkingDays(today, NEAR_DAYS, calendar).day
  const [cases, all, catalogues, units, view, trends, tasks] = await Promise.all([
    countOpenCases(ctx.db, { today, nearUntil }),
    listItemStates(ctx.db, { now: ctx.now(), viewer: ctx.actor.viewer }),
    listCatalogues(ctx.db),
    listUnits(ctx.db),
    viewFigures(ctx, {}, MAIN),
    viewTrends(ctx, lastYear(today), TRENDS),
    countOpenTasks(ctx),
  ])
  // What a unit sets itself in a catalogue of its own is not what the school is asked for: sentence, tiles and table count the same.
  const asked = catalogues.filter(({ kind }) => kind !== 'unit')
  const states = all.filter(({ catalogueId }) => asked.some(({ id }) => id === catalogueId))
  const items = states.map(({ rule, state }) => ({ unitId: rule?.unitId ?? null, state: state.name }))
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return {
    asOf: today,
    catalogues: coverage(asked, states),
    cases: byKind(cases, desks),
    units: unitLines(names, items, cases).map((line) => ({ ...line, isRed: isRed(line) })),
    figures: view.figures.map(({ key, name, unit, value, before, growth }) => ({
      ...{ key, name, unit },
      ...{ value, before, growth },
    })),
    trends,
    tasks,
  }
}
