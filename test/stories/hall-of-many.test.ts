import pg from 'pg'
import { afterEach, expect, inject, test, vi } from 'vitest'
import { SESSION_COOKIE } from '../../src/features/accounts/index.ts'
import { verifyFigures } from '../../src/features/services/index.ts'
import type { Person } from '../support/builders.ts'
import { act, aDefinition, aHall, aMatter, aService, type Hall, tasksOf } from '../support/hall-builders.ts'
import { fillHall, tokenOf, VISITORS_CODE } from '../support/past-matters.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const PAST = 20_000
const OPEN = 1000
const SERVICES = 20

afterEach(() => {
  vi.restoreAllMocks()
})

/** As the owner, so that plans rest on what is there. */
async function settle(): Promise<void> {
  const { connectionString = '' } = school.parts.pool.options
  const database = new URL(connectionString).pathname.slice(1)
  const admin = new pg.Client({ connectionString: inject('databaseServer').admin.replace('DATABASE', database) })
  await admin.connect()
  await admin.query('vacuum (analyze)')
  await admin.end()
}

async function aFullHall(past = PAST, open = OPEN): Promise<Hall> {
  const hall = await aHall(school)
  for (let at = 1; at < SERVICES; at += 1) {
    const definition = aDefinition(hall.unitId)
    await aService(school, {
      unitId: hall.unitId,
      slug: `shili-${String(at)}`,
      name: `示例服务${String(at)}`,
      definition,
    })
  }
  await fillHall(school.parts.db, { past, open, accounts: 300, today: '2026-11-23' })
  await settle()
  return hall
}

interface Asked {
  readonly name?: string
  readonly text: string
  readonly values: unknown[]
}

/** Everything that is asked of the database from now on, as it is asked. */
function listen(): Asked[] {
  const asked: Asked[] = []
  const query: unknown = Reflect.get(pg.Client.prototype, 'query')
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first, values] = given as [string | Asked, unknown[] | undefined]
    asked.push(typeof first === 'string' ? { text: first, values: values ?? [] } : first)
    return Reflect.apply(query as () => unknown, this, given) as undefined
  })
  return asked
}

const OF_CASES = ['case_file', 'case_event', 'case_person', 'service_case', 'service_task']

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Node[]
}

function readWhole({ 'Node Type': type, 'Relation Name': table = '', Plans = [] }: Node): string[] {
  const own = type === 'Seq Scan' && OF_CASES.includes(table) ? [table] : []
  return [...own, ...Plans.flatMap(readWhole)]
}

type Plans = { 'QUERY PLAN': { Plan: Node }[] }[]

/** How a question is planned: a prepared one for all values alike, as the server does once it has been asked often. */
async function planOf(client: pg.PoolClient, { name, text, values }: Asked): Promise<Node> {
  if (name === undefined) {
    const { rows } = await client.query<Plans[number]>(`explain (format json) ${text}`, values)
    return rows[0]?.['QUERY PLAN'][0]?.Plan as Node
  }
  const nothing = values.length === 0 ? '' : `(${values.map(() => 'null').join(', ')})`
  await client.query(`prepare asked as ${text}`)
  const { rows } = await client.query<Plans[number]>(`explain (format json) execute asked${nothing}`)
  await client.query('deallocate asked')
  return rows[0]?.['QUERY PLAN'][0]?.Plan as Node
}

/** The tables of cases that the plans of these questions read whole, each with its question. */
async function tablesReadWhole(asked: readonly Asked[]): Promise<string[]> {
  const questions = asked.filter(({ text }) => /^\s*(?:\/\*[^]*?\*\/\s*)?(?:select|with)\b/i.test(text))
  const found: string[] = []
  const client = await school.parts.pool.connect()
  // A disk without a moving head, as the platform tells its own database and asks of a server.
  await client.query('set plan_cache_mode = force_generic_plan; set random_page_cost = 1.1')
  for (const question of questions) {
    const tables = readWhole(await planOf(client, question))
    if (tables.length > 0) found.push(`${tables.join(', ')}: ${question.text}`)
  }
  client.release(true)
  return found
}

async function get(url: string, cookies: Record<string, string>): Promise<void> {
  const answer = await school.app.inject({ url, cookies, headers: { accept: 'text/html, application/json' } })
  expect([url, answer.statusCode]).toEqual([url, 200])
}

const YEAR = 'from=2025-01-01&to=2025-12-31'

async function openEverything(hall: Hall): Promise<void> {
  const api = (person: Person, path: string) => get(`/api/v1${path}`, person.cookies)
  for (const n of [1, 3]) {
    await get('/hall/mine', { [SESSION_COOKIE]: tokenOf(n) })
    await get('/hall/mine?page=2', { [SESSION_COOKIE]: tokenOf(n) })
    await get('/hall/shili/apply', { [SESSION_COOKIE]: tokenOf(n) })
  }
  for (const path of ['', '?page=3', '?dueUntil=2026-11-20', '?number=BS2026-0020500', `?serviceId=${hall.serviceId}`])
    for (const person of [hall.clerk, hall.head]) await api(person, `/hall/tasks${path}`)
  for (const path of ['', '&page=20']) await api(hall.office, `/hall/tasks?all=true${path}`)
  const period = `from=2025-03-10&to=2026-11-10`
  for (const asked of [YEAR, period, `${YEAR}&unitId=${hall.unitId}`, `${period}&serviceId=${hall.serviceId}`])
    await api(hall.office, `/hall/statistics?${asked}`)
  for (const figure of ['accepted', 'ended', 'late', 'asked-again', 'rated'])
    await api(hall.office, `/hall/statistics/matters?${YEAR}&figure=${figure}`)
  await api(hall.office, `/hall/statistics/matters?${YEAR}&figure=late&serviceId=${hall.serviceId}&kind=student`)
  await api(hall.office, '/applications')
  await api(hall.office, '/waiting-cases')
}

async function aVisitorsNumber(): Promise<string> {
  const { number } = await school.parts.db
    .selectFrom('case_file as f')
    .innerJoin('service_case as m', 'm.case_id', 'f.id')
    .select('f.number')
    .where('m.person_kind', '=', 'visitor')
    .limit(1)
    .executeTakeFirstOrThrow()
  return number
}

async function askByCode(number: string): Promise<void> {
  const answer = await school.app.inject({
    method: 'POST',
    url: '/hall/progress',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ number, code: VISITORS_CODE }).toString(),
  })
  expect([answer.statusCode, answer.body.includes(number)]).toEqual([200, true])
}

test('no list, form, figure or evidence of the hall reads the tables of cases whole, however many matters lie behind it', async () => {
  const hall = await aFullHall()
  const number = await aVisitorsNumber()
  const asked = listen()
  await openEverything(hall)
  await askByCode(number)
  const id = await aMatter(school, hall)
  await get(`/hall/mine/${id}`, hall.applicant.cookies)
  expect(asked.length).toBeGreaterThan(100)
  vi.restoreAllMocks()
  expect(await tablesReadWhole(asked)).toEqual([])
}, 120_000)

interface Figures {
  readonly accepted: number
  readonly ended: number
  readonly late: number
  readonly rating: number
  readonly before: { readonly accepted: number }
  readonly waits: readonly { readonly stepName: string; readonly taken: number; readonly mostDays: number }[]
}

async function figures(hall: Hall, period: string): Promise<Figures> {
  const answer = await school.app.inject({ url: `/api/v1/hall/statistics?${period}`, cookies: hall.office.cookies })
  return answer.json<Figures>()
}

test('figures of a period that begins and ends inside a month are those of its matters counted one by one', async () => {
  const hall = await aFullHall(5000, 200)
  const db = school.parts.db
  const inPeriod = db
    .selectFrom('service_case as m')
    .where('m.opened_on', '>=', '2025-03-10')
    .where('m.opened_on', '<=', '2026-11-20')
  const counted = await inPeriod
    .select((eb) => [
      eb.fn.countAll<number>().as('accepted'),
      eb.fn.count<number>('m.ended_on').as('ended'),
      eb.fn.countAll<number>().filterWhere('m.is_late', '=', true).as('late'),
    ])
    .executeTakeFirstOrThrow()
  const taken = await inPeriod
    .innerJoin('service_task as t', 't.case_id', 'm.case_id')
    .select((eb) => eb.fn.count<number>('t.closed_on').as('taken'))
    .executeTakeFirstOrThrow()
  const found = await figures(hall, 'from=2025-03-10&to=2026-11-20')
  expect(counted.late).toBeGreaterThan(0)
  expect(found).toMatchObject(counted)
  expect((await figures(hall, 'from=2024-03-10&to=2025-11-20')).accepted).toBe(found.before.accepted)
  const everyService = await figures(hall, 'from=2020-01-01&to=2026-11-30')
  expect(everyService.accepted).toBe(5200)
  expect(found.waits.reduce((sum, wait) => sum + wait.taken, 0)).toBe(taken.taken)
}, 120_000)

test('verify counts every matter and step anew: it finds a figure that does not fit, and nothing after work was done', async () => {
  const hall = await aFullHall(300, 0)
  const id = await aMatter(school, hall)
  for (const person of [hall.clerk, hall.head]) {
    const task = (await tasksOf(school, person)).find(({ caseId }) => caseId === id)
    if (task) await act(school, person, { taskId: task.taskId, action: 'approve' })
  }
  await school.app.inject({
    method: 'POST',
    url: `/hall/mine/${id}/rating`,
    cookies: hall.applicant.cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'rating=4&text=',
  })
  const { rating } = await school.parts.db
    .selectFrom('service_case')
    .select('rating')
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(rating).toBe(4)
  expect(await verifyFigures(school.parts.db)).toEqual([])
  await school.parts.db
    .updateTable('service_month')
    .set((eb) => ({ late: eb('late', '+', 1) }))
    .where('service_id', '=', hall.serviceId)
    .where('month', '=', '2026-11-01')
    .where('person_kind', '=', 'staff')
    .execute()
  expect(await verifyFigures(school.parts.db)).toEqual(['办件数 2026-11 示例服务/教务处/staff 与办件不符。'])
}, 60_000)

test('a matter that is moved to another day by hand takes its figures and its steps along', async () => {
  const hall = await aFullHall(300, 20)
  await school.parts.db
    .updateTable('service_case')
    .set({ opened_on: '2019-05-05' })
    .where('ended_on', 'is not', null)
    .where('person_kind', '=', 'visitor')
    .execute()
  expect(await verifyFigures(school.parts.db)).toEqual([])
  expect((await figures(hall, 'from=2019-05-01&to=2019-05-31')).accepted).toBe(60)
}, 60_000)
