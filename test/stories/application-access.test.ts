import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getByCode } from '../../src/features/casework/index.ts'
import { act, anAssigned, apply, decide, SECRET_NAME, SECRET_NUMBER } from '../support/application-builders.ts'
import { anOffice, CLEAN, type Office } from '../support/disclosure-builders.ts'
import { prepareLetters } from '../support/letter-builders.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'
import { someGrounds, type Watcher } from '../support/watchers.ts'

const school = useSchool()
const RUNS = Number(process.env['TEST_ACCESS_RUNS'] ?? '300')
const STAGES = ['submitted', 'assigned', 'in-review', 'signed', 'answered'] as const
type Stage = (typeof STAGES)[number]

interface Marked {
  readonly stage: Stage
  readonly id: string
  readonly number: string
  readonly paperId: string
}

const SUBJECT = '标记主题'
const WORDS = '标记内容'
const PAPER = '标记材料.txt'

async function toReview(office: Office, id: string): Promise<void> {
  const { hash } = await act(school, office.editor, [id, 'decision', { kind: 'granted', parts: { way: '标记答复' } }])
  await act(school, office.editor, [id, 'decision/submission'])
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
}

async function aMarked(office: Office, stage: Stage): Promise<Marked> {
  const changes = { request: { title: SUBJECT, what: WORDS, purpose: '' } }
  const { id, number } = await (stage === 'submitted' ? apply(school, changes) : anAssigned(school, office, changes))
  const { body } = await upload(school, office.office, {
    url: `/applications/${id}/papers?role=evidence`,
    name: PAPER,
    bytes: Buffer.from('标记正文'),
  })
  if (stage === 'in-review') await toReview(office, id)
  if (stage === 'signed' || stage === 'answered') await decide(school, office, [id])
  if (stage === 'answered')
    await act(school, office.office, [id, 'delivery', { way: 'online', on: '2026-11-23', note: '' }])
  return { stage, id, number, paperId: String(body['paperId']) }
}

interface Expected {
  readonly sees: boolean
  readonly reads: boolean
}

const NOTHING: Expected = { sees: false, reads: false }
const inTheUnit = (stage: Stage): Expected => ({ sees: stage !== 'submitted', reads: stage !== 'submitted' })
const toSign = (stage: Stage): Expected => ({ sees: stage === 'in-review' || stage === 'signed', reads: false })

/** Who may see an application, and who may see what is in it: the rule book, stated a second time. */
const ENTITLED: Readonly<Record<string, (stage: Stage) => Expected>> = {
  'disclosure office': () => ({ sees: true, reads: true }),
  supervisor: () => ({ sees: true, reads: false }),
  'editor of the unit': inTheUnit,
  'head of the unit': inTheUnit,
  'secrecy reviewer of the unit': (stage) => ({ sees: stage === 'in-review', reads: false }),
  'principal leader': toSign,
  leader: toSign,
}

function expectation({ name }: Watcher, stage: Stage): Expected {
  return ENTITLED[name]?.(stage) ?? NOTHING
}

async function get(watcher: Watcher, url: string): Promise<string> {
  const answer = await school.app.inject({ url, ...(watcher.person ? { cookies: watcher.person.cookies } : {}) })
  return answer.statusCode === 200 ? answer.body : ''
}

test('nobody but those entitled learns of an application, its words, its papers or its number, on any surface, also by guessing ids', async () => {
  const { office, watchers } = await someGrounds(school)
  await prepareLetters(school, '示例医大公开回')
  const marked: Marked[] = []
  for (const stage of STAGES) marked.push(await aMarked(office, stage))
  const surfaces = {
    view: ({ id }: Marked) => `/api/v1/applications/${id}`,
    list: () => '/api/v1/applications?size=100',
    byNumber: ({ number }: Marked) => `/api/v1/applications?number=${number}`,
    paper: ({ id, paperId }: Marked) => `/api/v1/applications/${id}/papers/${paperId}`,
    ofUnit: () => `/api/v1/applications?unitId=${office.unitId}`,
  }
  const triple = fc.record({
    watcher: fc.constantFrom(...watchers),
    one: fc.constantFrom(...marked),
    surface: fc.constantFrom(...(Object.keys(surfaces) as (keyof typeof surfaces)[])),
  })
  await fc.assert(
    fc.asyncProperty(triple, async ({ watcher, one, surface }) => {
      const { sees, reads } = expectation(watcher, one.stage)
      const text = await get(watcher, surfaces[surface](one))
      const what = `${watcher.name} at ${surface} of ${one.stage}`
      expect(text.includes(SECRET_NAME) || text.includes(SECRET_NUMBER), what).toBe(false)
      if (surface === 'paper') expect(text.includes('标记正文'), what).toBe(reads)
      else if (surface === 'ofUnit') expect(text.includes(one.number), what).toBe(sees && one.stage !== 'submitted')
      else expect(text.includes(one.number), what).toBe(sees)
      if (surface === 'view') {
        expect(text.includes(PAPER), what).toBe(reads)
        if (!sees) expect(text).toBe('')
        if (watcher.name === 'supervisor') expect(text.includes(WORDS), what).toBe(false)
      }
    }),
    { numRuns: RUNS },
  )
}, 300_000)

test('counts tell nobody of applications that they do not see', async () => {
  const { office, watchers } = await someGrounds(school)
  await prepareLetters(school, '示例医大公开回')
  for (const stage of STAGES) await aMarked(office, stage)
  for (const watcher of watchers) {
    const text = await get(watcher, '/api/v1/applications?size=100')
    const seen = STAGES.filter((stage) => expectation(watcher, stage).sees).length
    if (text !== '') expect((JSON.parse(text) as { total: number }).total, watcher.name).toBe(seen)
    else expect(seen, watcher.name).toBe(0)
  }
}, 120_000)

test('looking up takes as long for a number that exists as for one that does not', async () => {
  await anOffice(school)
  const { number } = await apply(school)
  const { parts } = school
  const time = async (asked: string): Promise<number> => {
    const start = performance.now()
    await getByCode(parts.db, { kind: 'application', number: asked, code: 'AAAAAAAAAAAAAAAA' }).catch(() => undefined)
    return performance.now() - start
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 400; round += 1) {
    known.push(await time(number))
    unknown.push(await time('YSQ2026-99999'))
  }
  const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length / 2] ?? 0
  const [a, b] = [median(known), median(unknown)]
  // What remains is a row that is carried over the wire: far less than what varies from one request to the next.
  expect(Math.abs(a - b), `${String(a)} ms, ${String(b)} ms`).toBeLessThan(Math.max(0.5, Math.min(a, b)))
}, 120_000)
