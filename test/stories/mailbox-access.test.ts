import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { getByCode } from '../../src/features/casework/index.ts'
import { post, SECRET_NAME } from '../support/application-builders.ts'
import { aPerson } from '../support/builders.ts'
import { ask } from '../support/disclosure-builders.ts'
import { aMailbox, complaints, refusal, SECRET_PHONE, work, write } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'
import { someGrounds, type Watcher } from '../support/watchers.ts'

const school = useSchool()
const RUNS = Number(process.env['TEST_ACCESS_RUNS'] ?? '300')
const CASES = [
  'received',
  'assigned',
  'drafted',
  'important',
  'answered',
  'complaint',
  'complaint to the office',
] as const
type Name = (typeof CASES)[number]

interface Marked {
  readonly name: Name
  readonly id: string
  readonly number: string
}

const WORDS = '标记内容'
let watchers: readonly Watcher[]
let marked: readonly Marked[]

async function setUp(): Promise<void> {
  const grounds = await someGrounds(school)
  const { office } = grounds
  const plain = await aMailbox(school, office)
  const byLeader = await aMailbox(school, office, { slug: 'leader', release: 'leader' })
  const secret = await aMailbox(school, office, complaints())
  const words = { title: '标记标题', what: WORDS }
  const draft = (id: string) => work(school, office.editor, [id, 'answer', { text: '标记答复' }])
  const made: Record<Name, () => Promise<Marked>> = {
    received: async () => ({ name: 'received', ...(await write(school, plain.slug, { words })) }),
    assigned: async () => ({
      name: 'assigned',
      ...(await write(school, plain.slug, { words, sectionId: plain.sectionId })),
    }),
    drafted: async () => {
      const receipt = await write(school, byLeader.slug, { words, sectionId: byLeader.sectionId })
      await draft(receipt.id)
      return { name: 'drafted', ...receipt }
    },
    important: async () => {
      const receipt = await write(school, plain.slug, { words })
      await work(school, office.office, [receipt.id, 'importance', { isImportant: true }])
      return { name: 'important', ...receipt }
    },
    answered: async () => {
      const receipt = await write(school, plain.slug, { words, sectionId: plain.sectionId })
      const { hash } = await draft(receipt.id)
      await work(school, office.office, [receipt.id, 'answer/release', { hash }])
      return { name: 'answered', ...receipt }
    },
    complaint: async () => ({
      name: 'complaint',
      ...(await write(school, secret.slug, { words, kind: 'complaint', aboutUnitId: office.unitId })),
    }),
    'complaint to the office': async () => ({
      name: 'complaint to the office',
      ...(await write(school, plain.slug, {
        words,
        kind: 'complaint',
        sectionId: plain.sectionId,
        aboutUnitId: office.unitId,
      })),
    }),
  }
  const all = []
  for (const name of CASES) all.push(await made[name]())
  // So that every letter that nobody has answered is overdue.
  school.clock.now = new Date('2026-12-28T10:00:00+08:00')
  watchers = grounds.watchers
  marked = all
}

beforeEach(setUp)

const inTheUnit: readonly Name[] = ['assigned', 'drafted', 'answered']
const forLeaders: readonly Name[] = ['drafted', 'important']

/** Who may see which letter: the rule book, stated a second time. */
const SEES: Readonly<Record<string, readonly Name[]>> = {
  'disclosure office': CASES.filter((name) => name !== 'complaint'),
  supervisor: ['complaint'],
  'editor of the unit': inTheUnit,
  'head of the unit': inTheUnit,
  'principal leader': forLeaders,
  leader: forLeaders,
}

function sees({ name }: Watcher, letter: Marked): boolean {
  return SEES[name]?.includes(letter.name) ?? false
}

/** On the list of what stands still is what nobody has answered, for office, supervision office and head of the unit. */
function watches(watcher: Watcher, letter: Marked): boolean {
  const urges = ['disclosure office', 'supervisor', 'head of the unit'].includes(watcher.name)
  return urges && letter.name !== 'answered' && sees(watcher, letter)
}

async function get(watcher: Watcher, url: string): Promise<string> {
  const answer = await school.app.inject({ url, ...(watcher.person ? { cookies: watcher.person.cookies } : {}) })
  return answer.statusCode === 200 ? answer.body : ''
}

test('nobody but those entitled learns of a letter, its words or its number, on any surface, also by guessing ids', async () => {
  const surfaces = {
    view: ({ id }: Marked) => `/api/v1/mailbox-letters/${id}`,
    list: () => '/api/v1/mailbox-letters?size=100',
    complaints: () => '/api/v1/mailbox-letters?caseName=complaint',
    byNumber: ({ number }: Marked) => `/api/v1/mailbox-letters?number=${number}`,
    waiting: () => '/api/v1/waiting-cases?size=100',
    applications: ({ id }: Marked) => `/api/v1/applications/${id}`,
  }
  const triple = fc.record({
    watcher: fc.constantFrom(...watchers),
    one: fc.constantFrom(...marked),
    surface: fc.constantFrom(...(Object.keys(surfaces) as (keyof typeof surfaces)[])),
  })
  await fc.assert(
    fc.asyncProperty(triple, async ({ watcher, one, surface }) => {
      const text = await get(watcher, surfaces[surface](one))
      const what = `${watcher.name} at ${surface} of ${one.name}`
      expect(text.includes(SECRET_NAME) || text.includes(SECRET_PHONE), what).toBe(false)
      if (surface === 'applications') expect(text, what).toBe('')
      else if (surface === 'waiting') expect(text.includes(one.number), what).toBe(watches(watcher, one))
      else if (surface === 'complaints')
        expect(text.includes(one.number), what).toBe(sees(watcher, one) && one.name === 'complaint')
      else expect(text.includes(one.number), what).toBe(sees(watcher, one))
      if (surface === 'view') expect(text.includes(WORDS), what).toBe(sees(watcher, one))
    }),
    { numRuns: RUNS },
  )
}, 300_000)

test('counts tell nobody of letters that they do not see, and the office of no complaint', async () => {
  for (const watcher of watchers) {
    const text = await get(watcher, '/api/v1/mailbox-letters?size=100')
    const seen = marked.filter((letter) => sees(watcher, letter)).length
    if (text !== '') expect((JSON.parse(text) as { total: number }).total, watcher.name).toBe(seen)
    else expect(seen, watcher.name).toBe(0)
    const figures = await get(watcher, '/api/v1/mailbox-statistics?from=2026-01-01&to=2026-12-31')
    const counted = { 'disclosure office': CASES.length - 1, supervisor: CASES.length }[watcher.name]
    if (counted === undefined) expect(figures, watcher.name).toBe('')
    else expect((JSON.parse(figures) as { total: { opened: number } }).total.opened).toBe(counted)
  }
}, 120_000)

test('who wrote is opened for whoever handles the letter, for no administrator, and of a complaint for no unit', async () => {
  for (const { person, name } of watchers) {
    for (const letter of marked) {
      const url = `/mailbox-letters/${letter.id}/identity-views`
      const { status } = await ask(school, person, ['POST', url, { purpose: '核实' }])
      const handles = name === 'disclosure office' || name === 'supervisor'
      const works = name.endsWith('of the unit') && ['assigned', 'drafted'].includes(letter.name)
      const may = (SEES[name] ?? []).includes(letter.name) && (handles || works)
      expect(status === 200, `${name} of ${letter.name}`).toBe(may)
    }
  }
}, 120_000)

test('a complaint is not given to any unit, and who serves in the unit complained of does not see it', async () => {
  const complaint = marked.find(({ name }) => name === 'complaint')
  const supervisor = watchers.find(({ name }) => name === 'supervisor')?.person
  const unit = await school.parts.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '科技处')
    .executeTakeFirstOrThrow()
  const id = complaint?.id ?? ''
  const given = [id, 'assignments', { unitIds: [unit.id], note: '' }] as const
  expect(await refusal(school, supervisor ?? null, given)).toBe('mailbox-letter.complaint-stays')
  const both = await aPerson(school, { roles: ['supervisor', { role: 'unit_editor', unitId: unit.id }] })
  expect((await ask(school, both, ['GET', `/mailbox-letters/${id}`])).status).toBe(404)
  const { body } = await ask(school, both, ['GET', '/mailbox-letters?caseName=complaint'])
  expect(body['total']).toBe(0)
  const ledger = await school.parts.db
    .selectFrom('ledger')
    .select(['data', 'unit_id as unitId'])
    .where('subject_id', '=', id)
    .execute()
  expect(ledger).toHaveLength(1)
  expect(JSON.stringify(ledger)).not.toContain(unit.id)
})

test('another letter’s number or a wrong code opens nothing, says the same, and takes the same time', async () => {
  const [one, other] = marked
  const wrong = await post(school, '/mailboxes/progress', { number: one?.number ?? '', code: 'AAAAAAAAAAAAAAAA' })
  const unknown = await post(school, '/mailboxes/progress', { number: 'XJ2026-99999', code: 'AAAAAAAAAAAAAAAA' })
  expect([wrong.statusCode, unknown.statusCode]).toEqual([404, 404])
  const typed = (page: string) => page.replace(/name="number" value="[^"]*"/, '')
  expect(typed(wrong.body)).toBe(typed(unknown.body))
  expect(wrong.body).not.toContain('标记')
  const { db } = school.parts
  const time = async (number: string): Promise<number> => {
    const start = performance.now()
    await getByCode(db, { kind: 'letter', number, code: 'AAAAAAAAAAAAAAAA' }).catch(() => undefined)
    return performance.now() - start
  }
  const [known, strange]: [number[], number[]] = [[], []]
  for (let round = 0; round < 400; round += 1) {
    known.push(await time(other?.number ?? ''))
    strange.push(await time('XJ2026-99999'))
  }
  const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length / 2] ?? 0
  const [a, b] = [median(known), median(strange)]
  expect(Math.abs(a - b), `${String(a)} ms, ${String(b)} ms`).toBeLessThan(Math.max(0.5, Math.min(a, b)))
}, 120_000)
