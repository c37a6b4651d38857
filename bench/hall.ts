import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, dayOf } from '../src/kernel/day.ts'
import { SAMPLE_PASSWORD } from '../src/load-sample.ts'
import { ASKING, VISITOR_EVERY, VISITORS_CODE } from '../test/support/past-matters.ts'
import { type Remote, signIn } from '../test/support/remote.ts'
import { type Asked, measureAll, TIMES } from './asked.ts'
import { aSampleForm, askAs, sendAs, type Wanted, wantedServices } from './crowd.ts'
import { fillGround, withData } from './filling.ts'
import { countNumbers, percentile } from './percentile.ts'
import { type Ground, onSlowDisk, type Running, withPlatform } from './serving.ts'
import { heading, row } from './table.ts'

const A_SECOND = 50
// 5,000 persons in ten minutes, as they arrive; a part of these minutes.
const ARRIVALS_A_SECOND = 5000 / 600
const FIRST_DAY_SECONDS = 60
const TWICE_EVERY = 5

interface Sent {
  readonly number: string
  readonly took: number
}

async function sendInTime(url: string, wanted: readonly Wanted[], seconds: number): Promise<Sent[]> {
  const started = performance.now()
  const run = String(Math.round(started))
  return Promise.all(
    Array.from({ length: A_SECOND * seconds }, async (_, n) => {
      await sleep((n * 1000) / A_SECOND - (performance.now() - started))
      const service = wanted[n % wanted.length] ?? { slug: '', versionId: '' }
      return sendAs(url, 1 + (n % ASKING), { wanted: service, mark: `${run}-${String(n)}` })
    }),
  )
}

/** Fifty forms a second of a thousand persons for twenty services; answers the numbers of their receipts. */
async function measureSubmitting({ url, cpu, databaseCpu }: Running, seconds: number): Promise<string[]> {
  const wanted = await wantedServices(url)
  await sendInTime(url, wanted, 1)
  const [own, database] = [cpu(), databaseCpu()]
  const sent = await sendInTime(url, wanted, seconds)
  const numbers = sent.map(({ number }) => number)
  const { received, doubled, gaps } = countNumbers(numbers)
  const counts = [sent.length, received, doubled, gaps].map(String)
  const times = sent.map(({ took }) => took)
  const costs = [cpu() - own, databaseCpu() - database].map((spent) => (spent * 1000) / sent.length)
  heading('service form to receipt, 50 a second', ...COLUMNS)
  row(`${String(seconds)} s`, ...counts, percentile(times, 0.5), percentile(times, 0.99), ...costs, 'p99 300 ms')
  return numbers
}

const COLUMNS = ['sent', 'received', 'doubled', 'gaps', 'p50 ms', 'p99 ms', 'CPU ms', 'database CPU ms', 'to reach']

async function page(url: string, n: number, path: string): Promise<void> {
  const { status } = await askAs(url, n, { path })
  if (status !== 200) throw new Error(`${path} answered ${String(status)}`)
}

/** The matter of a visitor by number and code, each time another one from another address. */
async function byCode(url: string, turn: number, numbers: readonly string[]): Promise<void> {
  const body = new URLSearchParams({ number: numbers[turn % numbers.length] ?? '', code: VISITORS_CODE })
  const headers = { accept: 'text/html', 'x-forwarded-for': `10.9.${String(turn >> 8)}.${String(turn & 255)}` }
  const answer = await fetch(`${url}/hall/progress`, { method: 'POST', headers, body })
  if (answer.status !== 200) throw new Error(`progress answered ${String(answer.status)}`)
}

async function measureOwn(running: Running, numbers: readonly string[]): Promise<void> {
  const { url } = running
  const toReach = 'p99 100 ms'
  // The third account is staff, the others are students.
  await measureAll('my matters over a million', running, [
    { name: 'a teacher', ask: (turn) => page(url, 3 * (1 + turn), '/hall/mine'), toReach },
    { name: 'a student', ask: (turn) => page(url, 3 * turn + 1, '/hall/mine'), toReach },
    { name: 'a student, page 5', ask: (turn) => page(url, 3 * turn + 1, '/hall/mine?page=5'), toReach },
    { name: 'a visitor, by number and code', ask: (turn) => byCode(url, turn, numbers), toReach },
    { name: 'the hall, signed in', ask: (turn) => page(url, 1 + turn, '/hall'), toReach: '' },
    { name: 'a form, signed in', ask: (turn) => page(url, 1 + turn, aSampleForm()), toReach: '' },
  ])
}

function dayBefore(days: number): string {
  return addDays(dayOf(new Date()), -days)
}

async function measureWork(running: Running, open: number): Promise<void> {
  const reader = (login: string): Promise<Remote> => signIn(() => running.url, login, SAMPLE_PASSWORD)
  const lists: readonly (readonly [name: string, login: string, path: string])[] = [
    ['a clerk', 'jiaowu.editor', '/hall/tasks'],
    ['a head', 'jiaowu.head', '/hall/tasks'],
    ['a clerk, what is due', 'jiaowu.editor', `/hall/tasks?dueUntil=${dayBefore(0)}`],
    ['the office, everybody’s', 'gongkai.zhuren', '/hall/tasks?all=true'],
    ['the office, everybody’s, page 50', 'gongkai.zhuren', '/hall/tasks?all=true&page=50'],
    ['what stands still', 'gongkai.zhuren', '/waiting-cases'],
    ['the office’s inbox of applications', 'gongkai.zhuren', '/applications'],
  ]
  const all: Asked[] = []
  for (const [name, login, path] of lists) {
    const person = await reader(login)
    all.push({ name, ask: () => person.ask('GET', path), toReach: 'p99 100 ms' })
  }
  await measureAll(`work list, ${String(open)} at work`, running, all)
}

async function measureFigures(running: Running): Promise<void> {
  const office = await signIn(() => running.url, 'gongkai.zhuren', SAMPLE_PASSWORD)
  const year = Number(dayBefore(0).slice(0, 4))
  const whole = `from=${String(year - 1)}-01-01&to=${String(year - 1)}-12-31`
  const toDate = `from=${String(year)}-01-01&to=${dayBefore(0)}`
  const figures = await office.ask('GET', `/hall/statistics?${whole}`)
  const keysOf = (group: string): string[] => (figures[group] as { key: string }[]).map(({ key }) => key)
  const [unitId = ''] = keysOf('units')
  const serviceId = keysOf('services').at(-1) ?? ''
  const at = (name: string, path: string, toReach = '200 ms'): Asked => ({
    name,
    toReach,
    ask: () => office.ask('GET', `/hall/statistics${path}`),
  })
  await measureAll('figures over a million, with the year before', running, [
    at('last year', `?${whole}`),
    at('this year up to today', `?${toDate}`),
    at('of one unit', `?${toDate}&unitId=${unitId}`),
    at('of one service', `?${toDate}&serviceId=${serviceId}`),
    at('five years, beginning and ending inside a month', `?from=${dayBefore(1700)}&to=${dayBefore(3)}`),
    at('evidence: taken in', `/matters?${whole}&figure=accepted`),
    at('evidence: taken in, page 1000', `/matters?${whole}&figure=accepted&page=1000`),
    at('evidence: late, visitors', `/matters?${whole}&figure=late&kind=visitor`),
    at('evidence: late, of the rarest service', `/matters?${whole}&figure=late&serviceId=${serviceId}`),
  ])
}

interface Visit {
  readonly number: string
  readonly pages: readonly number[]
  readonly sending: number
  readonly faults: number
}

/** One person of the first day: hall, service, form, sent (by some with a double click), and what they find of it afterwards. */
async function visit(url: string, n: number, { wanted, run }: { wanted: Wanted; run: string }): Promise<Visit> {
  const before = ['/hall', `/hall/${wanted.slug}`, `/hall/${wanted.slug}/apply`]
  const pages = []
  for (const path of before) pages.push(await askAs(url, n, { path }))
  const clicks = Array.from({ length: n % TWICE_EVERY === 0 ? 2 : 1 })
  const sent = await Promise.all(clicks.map(() => sendAs(url, n, { wanted, mark: `${run}-${String(n)}` })))
  const mine = await askAs(url, n, { path: '/hall/mine' })
  const receipts = sent.filter(({ number }) => number !== '')
  const number = receipts.length === 1 ? (receipts[0]?.number ?? '') : ''
  const seen = [...pages, mine]
  const faults = seen.filter(({ status }) => status !== 200).length + (mine.page.includes(number) ? 0 : 1)
  return { number, faults, pages: seen.map(({ took }) => took), sending: Math.max(...sent.map(({ took }) => took)) }
}

async function measureFirstDay({ url, cpu, databaseCpu }: Running): Promise<string[]> {
  const wanted = await wantedServices(url)
  const persons = Math.round(ARRIVALS_A_SECOND * FIRST_DAY_SECONDS)
  const started = performance.now()
  const [own, database, run] = [cpu(), databaseCpu(), `day-${String(Math.round(started))}`]
  const visits = await Promise.all(
    Array.from({ length: persons }, async (_, n) => {
      await sleep((n * 1000) / ARRIVALS_A_SECOND - (performance.now() - started))
      return visit(url, 1 + n, { wanted: wanted[n % wanted.length] ?? { slug: '', versionId: '' }, run })
    }),
  )
  const numbers = visits.map(({ number }) => number)
  const { received, doubled, gaps } = countNumbers(numbers)
  const counts = [persons, received, doubled, gaps, visits.reduce((sum, { faults }) => sum + faults, 0)].map(String)
  const [pages, sending] = [visits.flatMap((each) => each.pages), visits.map((each) => each.sending)]
  const costs = [cpu() - own, databaseCpu() - database].map((spent) => (spent * 1000) / persons)
  const names = ['persons', 'receipts', 'doubled', 'gaps', 'faults', 'pages p99 ms', 'sending p99 ms']
  heading('a busy first day', ...names, 'CPU ms a person', 'database CPU ms', 'to reach')
  const title = `${String(FIRST_DAY_SECONDS)} s of it: as many a second as 5,000 in ten minutes, every fifth with a double click`
  row(title, ...counts, percentile(pages, 0.99), percentile(sending, 0.99), ...costs, 'nothing lost')
  return numbers
}

async function checkKept(ground: Ground, numbers: readonly string[]): Promise<void> {
  const receipts = numbers.filter((number) => number !== '')
  await withData(ground, async ({ db }) => {
    const kept = await db
      .selectFrom('case_file as f')
      .innerJoin('service_case as m', 'm.case_id', 'f.id')
      .innerJoin('service_task as t', 't.case_id', 'f.id')
      .select('f.number')
      .where('f.number', 'in', receipts)
      .where('t.closed_at', 'is', null)
      .execute()
    heading('after all this', 'receipts', 'matters with an open step found for them')
    row('of both', String(receipts.length), String(new Set(kept.map(({ number }) => number)).size))
  })
}

async function visitorsOf(ground: Ground, past: number): Promise<string[]> {
  const id = (n: number): string => `00past${String(n * VISITOR_EVERY).padStart(16, '0')}`
  const some = Array.from({ length: TIMES }, (_, at) => id(1 + Math.floor((at * past) / TIMES / VISITOR_EVERY)))
  return withData(ground, async ({ db }) => {
    const rows = await db.selectFrom('case_file').select('number').where('id', 'in', some).execute()
    return rows.map(({ number }) => number)
  })
}

/** How many matters the hall has behind it, how many are at work, and how long forms are sent. */
export interface HallAmounts {
  readonly past: number
  readonly open: number
  readonly seconds: number
}

/** The hall of services with a past: forms to receipts, lists, figures, and a busy first day. */
export async function measureHall(ground: Ground, { past, open, seconds }: HallAmounts): Promise<void> {
  const took = await fillGround(ground, { past, open, accounts: 5000, today: dayBefore(0) })
  console.log(
    `\n257 services, ${String(past)} past matters and ${String(open)} at work, filled in ${took.toFixed(0)} s.`,
  )
  const visitors = await visitorsOf(ground, past)
  const numbers: string[] = []
  await withPlatform(ground, { TRUST_PROXY: '127.0.0.1' }, async (running) => {
    numbers.push(...(await measureSubmitting(running, seconds)))
    await measureOwn(running, visitors)
    await measureWork(running, open)
    await measureFigures(running)
    numbers.push(...(await measureFirstDay(running)))
  })
  await checkKept(ground, numbers)
  console.log('\n#### On a disk that takes 30 ms for each commit')
  await onSlowDisk(ground, 30, () =>
    withPlatform(ground, {}, async (running) => {
      await measureSubmitting(running, seconds)
    }),
  )
}
