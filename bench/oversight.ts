import { dayOf } from '../src/kernel/day.ts'
import { SAMPLE_PASSWORD } from '../src/load-sample.ts'
import { type Remote, signIn } from '../test/support/remote.ts'
import { type Asked, measureAll } from './asked.ts'
import { drive } from './drive.ts'
import { choosePages } from './pages.ts'
import { percentile } from './percentile.ts'
import type { Running } from './serving.ts'
import { heading, row } from './table.ts'

/** What leaders, the office and the supervision office look at, and the public with them. */
const DASHBOARDS: readonly (readonly [name: string, login: string, path: string])[] = [
  ['cockpit, a leader', 'zhuyao', '/api/v1/cockpit'],
  ['cockpit, the office', 'gongkai.zhuren', '/api/v1/cockpit'],
  ['figures of the year', 'jiandu', '/api/v1/figures'],
  ['figures of the year, page of a member', 'jiaoshi', '/figures'],
  ['the big screen, a member', 'jiaoshi', '/figures/screen'],
  ['evidence of a figure', 'jiandu', '/api/v1/figures/publications.total'],
  ['monitors', 'jiandu', '/api/v1/monitors'],
  ['findings', 'jiandu', '/api/v1/findings'],
  ['orders', 'jiandu', '/api/v1/orders'],
  ['assessments', 'jiandu', '/api/v1/assessments'],
  ['responsibility', 'gongkai.zhuren', '/api/v1/responsibility'],
  ['board of the catalogues', 'gongkai.zhuren', '/api/v1/catalogues/board'],
  ['concerns', 'gongkai.zhuren', '/api/v1/concerns'],
]

async function asking(url: string): Promise<Asked[]> {
  const readers = new Map<string, Remote>()
  for (const [, login] of DASHBOARDS)
    if (!readers.has(login)) readers.set(login, await signIn(() => url, login, SAMPLE_PASSWORD))
  return DASHBOARDS.map(([name, login, path]) => ({
    name,
    toReach: 'p99 200 ms',
    ask: async () => {
      const answer = await readers.get(login)?.get(path)
      if (answer?.status !== 200) throw new Error(`${path} answered ${String(answer?.status)}`)
    },
  }))
}

const DRAFTS = 3

async function measureReport(running: Running): Promise<void> {
  const office = await signIn(() => running.url, 'gongkai.zhuren', SAMPLE_PASSWORD)
  const year = dayOf(new Date()).slice(0, 4)
  heading('draft of the annual report, all figures read', 'slowest s', 'to reach')
  for (const templateKey of ['four-parts', 'ministry', 'government']) {
    const took: number[] = []
    for (let turn = 0; turn < DRAFTS; turn += 1) {
      const asked = performance.now()
      await office.ask('POST', '/reports', { templateKey, year })
      took.push((performance.now() - asked) / 1000)
    }
    row(templateKey, Math.max(...took), '5 s')
  }
}

const ROUNDS = 5
const ROUND_SECONDS = 3
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/133.0'

/** What counting adds to an article from memory: the same page asked by a browser, and ahead of being looked at, which is no visit. */
async function measureVisit({ url, cpu }: Running): Promise<void> {
  const article = (await choosePages(url)).find(({ name }) => name === 'article')
  const urls = [url + (article?.path ?? '')]
  const cost = async (headers: Readonly<Record<string, string>>): Promise<number> => {
    const how = { connections: 10, seconds: ROUND_SECONDS, headers: { 'user-agent': BROWSER, ...headers } }
    const { cpu: spent, faults } = await drive(urls, { ...how, watch: [cpu] })
    if (faults > 0) throw new Error(`${String(faults)} answers were not what they should be`)
    return (spent[0] ?? 0) * 1000
  }
  const added: number[] = []
  const counted: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const ahead = await cost({ 'sec-purpose': 'prefetch' })
    const seen = await cost({})
    counted.push(seen)
    added.push(seen - ahead)
  }
  heading('an article from memory, middle of five rounds', 'CPU µs', 'to reach')
  row('with its visit counted', percentile(counted, 0.5), '')
  row('of it, for counting', percentile(added, 0.5), '20 µs')
}

/** Dashboards, the draft of the annual report, and what a visit costs. */
export async function measureOversight(running: Running): Promise<void> {
  await measureAll('dashboards', running, await asking(running.url))
  await measureReport(running)
  await measureVisit(running)
}
