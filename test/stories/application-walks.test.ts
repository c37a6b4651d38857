import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadWorkCalendar } from '../../src/features/calendar/index.ts'
import { addDays, parseDay } from '../../src/kernel/day.ts'
import { anAnsweringOffice, apply, goTo, useRules } from '../support/application-builders.ts'
import { type Model, type Real, TRIES, type Try } from '../support/application-rule-book.ts'
import { ask } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'
import { dueDayFrom, type Moved } from '../support/second-clock.ts'

const school = useSchool()
const RUNS = Number(process.env['TEST_WALKS'] ?? '12')

async function dueFromLedger({ id, calendar }: Real): Promise<string | null> {
  const rows = await school.parts.db
    .selectFrom('ledger')
    .select('data')
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
  return dueDayFrom(
    rows.flatMap(({ data }) => (data as { clock?: Moved[] }).clock ?? []),
    calendar,
  )
}

async function compare(model: Model, real: Real, after: string): Promise<void> {
  const file = await school.parts.db
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', real.id)
    .executeTakeFirstOrThrow()
  expect(file.state, after).toBe(model.state)
  real.dueOn = await dueFromLedger(real)
  expect(file.due_on, after).toBe(real.dueOn)
  const events = await school.parts.db
    .selectFrom('case_event')
    .select('seq')
    .where('case_id', '=', real.id)
    .orderBy('seq')
    .execute()
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: file.version }, (_, at) => at + 1))
}

class Attempt implements fc.AsyncCommand<Model, Real> {
  readonly what: Try
  constructor(what: Try) {
    this.what = what
  }
  check(): boolean {
    return true
  }
  async run(model: Model, real: Real): Promise<void> {
    const { name, by, request, isLegal, after } = this.what
    const [method, url, body] = request(model)
    const filled = JSON.parse(JSON.stringify(body).replace('UNIT', real.office.unitId)) as object
    const isAllowed = isLegal(model, real)
    const { status, body: answer } = await ask(school, by(real.office), [
      method,
      `/applications/${real.id}/${url}`,
      filled,
    ])
    expect(status === 200, `${name} in ${model.state}: ${JSON.stringify(answer)}`).toBe(isAllowed)
    if (isAllowed) after(model, answer, real)
    await compare(model, real, name)
  }
  toString(): string {
    return this.what.name
  }
}

const ENDS = ['withdraw', 'transfer', 'close', 'let it lapse']

/** One of the moves that are allowed now: so that walks get far, and not only against walls. */
class Step implements fc.AsyncCommand<Model, Real> {
  readonly pick: number
  constructor(pick: number) {
    this.pick = pick
  }
  check(): boolean {
    return true
  }
  async run(model: Model, real: Real): Promise<void> {
    const legal = TRIES.filter(({ isLegal, name }) => isLegal(model, real) && !ENDS.includes(name))
    const what = legal[this.pick % Math.max(legal.length, 1)]
    if (what) await new Attempt(what).run(model, real)
  }
  toString(): string {
    return `allowed move ${String(this.pick)}`
  }
}

class Wait implements fc.AsyncCommand<Model, Real> {
  readonly days: number
  constructor(days: number) {
    this.days = days
  }
  check(): boolean {
    return true
  }
  run(model: Model): Promise<void> {
    model.today = addDays(model.today, this.days)
    goTo(school, model.today)
    return Promise.resolve()
  }
  toString(): string {
    return `wait ${String(this.days)} days`
  }
}

const anything = fc.commands(
  [
    ...TRIES.map((what) => fc.constant(new Attempt(what))),
    ...Array.from({ length: 14 }, () => fc.nat({ max: 1000 }).map((pick) => new Step(pick))),
    ...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 12 }).map((days) => new Wait(days))),
  ],
  { maxCommands: 60, size: 'max' },
)

test('whatever is tried in whatever order: only what the rules allow happens, and every due day follows from the ledger', async () => {
  const office = await anAnsweringOffice(school)
  await useRules(school, office, { regime: 'gov711' })
  const calendar = await loadWorkCalendar(school.parts.db)
  await fc.assert(
    fc.asyncProperty(anything, async (commands) => {
      const today = parseDay('2026-03-02')
      goTo(school, today)
      const { id } = await apply(school)
      const model: Model = {
        state: 'submitted',
        today,
        receivedOn: null,
        asked: null,
        until: null,
        hasUnit: false,
        proposed: false,
        extended: false,
        open: [],
        hash: '',
        checked: '',
      }
      await fc.asyncModelRun(() => ({ model, real: { id, office, calendar, dueOn: null } }), commands)
    }),
    { numRuns: RUNS },
  )
}, 300_000)
