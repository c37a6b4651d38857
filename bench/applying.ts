import { setTimeout as sleep } from 'node:timers/promises'
import { SAMPLE_PASSWORD } from '../src/load-sample.ts'
import { signIn } from '../test/support/remote.ts'
import { countNumbers, percentile } from './percentile.ts'
import type { Running } from './serving.ts'
import { heading, row } from './table.ts'

const A_SECOND = 50
const TIMES = 300
const BEFORE = 5
const NUMBERS = '零一二三四五六七八九'

interface Form {
  readonly ticket: string
  readonly answer: string
  readonly noticeVersion: string
  readonly from: string
}

function inputOf(page: string, name: string): string {
  return new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? ''
}

function headersFrom(from: string): Record<string, string> {
  // Each application comes from an address of its own: the platform takes few from one.
  return { accept: 'text/html', 'x-forwarded-for': from }
}

async function aForm(url: string, n: number): Promise<Form> {
  const from = `10.${String((n >> 16) & 255)}.${String((n >> 8) & 255)}.${String(n & 255)}`
  const body = new URLSearchParams({ title: '示例事项', what: '请提供通报' })
  const page = await fetch(`${url}/apply/form`, { method: 'POST', headers: headersFrom(from), body }).then((answer) =>
    answer.text(),
  )
  const [, a = '', b = ''] = /([零一二三四五六七八九])加([零一二三四五六七八九])等于几/.exec(page) ?? []
  return {
    from,
    ticket: inputOf(page, 'ticket'),
    answer: String(NUMBERS.indexOf(a) + NUMBERS.indexOf(b)),
    noticeVersion: inputOf(page, 'noticeVersion'),
  }
}

const INTAKE = {
  kind: 'person',
  name: '示例申请人',
  documentType: '居民身份证',
  documentNo: '示例证号',
  phone: '0416-0000000',
  title: '示例事项',
  what: '请提供上一年度通报',
  form: 'electronic',
  way: 'online',
}

async function send(url: string, { from, ...form }: Form): Promise<{ took: number; number: string }> {
  const started = performance.now()
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...INTAKE, ...form })) body.set(name, value)
  const answer = await fetch(`${url}/apply/send-plain`, { method: 'POST', headers: headersFrom(from), body })
  const page = await answer.text()
  return { took: performance.now() - started, number: /YSQ\d{4}-\d+/.exec(page)?.[0] ?? '' }
}

/** Fifty applications a second, from the form that is sent to the receipt with its number; none lost, none doubled. */
export async function measureApplying({ url, cpu, databaseCpu }: Running, seconds: number): Promise<void> {
  const amount = A_SECOND * seconds
  const forms: Form[] = []
  for (let n = 0; n < amount; n += 1) forms.push(await aForm(url, n))
  const [own, database] = [cpu(), databaseCpu()]
  const started = performance.now()
  const sent = await Promise.all(
    forms.map(async (form, n) => {
      await sleep((n * 1000) / A_SECOND - (performance.now() - started))
      return send(url, form)
    }),
  )
  const { received, doubled, gaps } = countNumbers(sent.map(({ number }) => number))
  heading(
    'form to receipt, 50 a second',
    'sent',
    'received',
    'doubled',
    'gaps',
    'p50 ms',
    'p99 ms',
    'CPU ms',
    'database CPU ms',
    'to reach',
  )
  const times = sent.map(({ took }) => took)
  row(
    `${String(seconds)} s`,
    String(amount),
    String(received),
    String(doubled),
    String(gaps),
    percentile(times, 0.5),
    percentile(times, 0.99),
    ((cpu() - own) * 1000) / amount,
    ((databaseCpu() - database) * 1000) / amount,
    'p99 300 ms',
  )
}

const LISTS: readonly (readonly [name: string, login: string, path: string])[] = [
  ['the office, what falls due first', 'gongkai.zhuren', '/applications'],
  ['the office, page 50', 'gongkai.zhuren', '/applications?page=50'],
  ['the office, archived', 'gongkai.zhuren', '/applications?closed=true'],
  ['a unit', 'jiaowu.editor', '/applications'],
  ['one by number', 'gongkai.zhuren', '/applications?number=BENCH-500'],
]

/** The inbox over 100,000 cases. */
export async function measureInbox({ url }: Running): Promise<void> {
  heading('inbox over 100,000 cases', 'p50 ms', 'p99 ms', 'to reach')
  for (const [name, login, path] of LISTS) {
    const reader = await signIn(() => url, login, SAMPLE_PASSWORD)
    const took: number[] = []
    for (let turn = 0; turn < BEFORE; turn += 1) await reader.ask('GET', path)
    for (let turn = 0; turn < TIMES; turn += 1) {
      const asked = performance.now()
      await reader.ask('GET', path)
      took.push(performance.now() - asked)
    }
    row(name, percentile(took, 0.5), percentile(took, 0.99), 'p99 100 ms')
  }
}
