import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { goTo } from '../../../test/support/application-builders.ts'
import { aPerson, aUnit, type Person } from '../../../test/support/builders.ts'
import { ask, asking } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { SYSTEM } from '../../platform/context.ts'
import { eraseOldWords } from './erase-words.ts'
import { verifySurveys } from './verify-surveys.ts'

const school = useSchool()
const code = asking(school)
let office: Person
let id: string

const QUESTIONS = [
  { key: 'q1', kind: 'scale', words: '您对学校信息公开工作是否满意', options: [] },
  { key: 'q2', kind: 'words', words: '您的意见', options: [] },
]

/** One that runs from May 1 to May 31, announced on the first day. */
async function announced(year = '2026'): Promise<string> {
  goTo(school, `${year}-05-01`)
  const { body } = await ask(school, office, [
    'POST',
    '/surveys',
    {
      ...{ title: '信息公开评议', words: '', groups: ['parent', 'public'], questions: QUESTIONS, smallestGroup: 5 },
      ...{ from: `${year}-05-01`, to: `${year}-05-31` },
    },
  ])
  await ask(school, office, ['POST', `/surveys/${String(body['id'])}/announcement`])
  return String(body['id'])
}

beforeEach(async () => {
  office = await aPerson(school, { roles: ['disclosure_office'], unitId: await aUnit(school) })
  id = await announced()
  goTo(school, '2026-05-10')
})

async function codes(group: string, count: number): Promise<string[]> {
  const { body } = await ask(school, office, ['POST', `/surveys/${id}/codes`, { group, count }])
  return body['codes'] as string[]
}

async function answer(by: string, score = '4') {
  const { statusCode, body } = await school.app.inject({
    method: 'POST',
    url: `/surveys/${id}/answers`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams({ 'q-q1': score, 'q-q2': '希望更快', code: by }).toString(),
  })
  return { status: statusCode, body }
}

const REASON = '评议会已经开完，代表都交了答卷'

function end(person: Person = office, reason = REASON) {
  return code(person, 'POST', `/surveys/${id}/early-end`, { reason })
}

async function view() {
  return (await ask(school, office, ['GET', `/surveys/${id}`])).body
}

async function page(): Promise<string> {
  return (await school.app.inject({ url: `/surveys/${id}`, headers: { accept: 'text/html' } })).body
}

function answers() {
  return school.parts.db.selectFrom('survey_answer').selectAll().execute()
}

test('the office ends a questionnaire before its last day with a reason that everybody reads, and it is on the record', async () => {
  expect(await view()).toMatchObject({ mayEnd: true, mayPublish: false, endedOn: null })
  expect(await end()).toBe(200)
  expect(await view()).toMatchObject({
    ...{ standing: '已提前结束，待公布结果', endedOn: '2026-05-10', endReason: REASON, to: '2026-05-31' },
    ...{ mayEnd: false, mayPublish: true, mayMakeCodes: false, mayReadWords: true },
  })
  const html = await page()
  expect(html).toContain('已提前结束')
  expect(html).toContain('2026年5月10日')
  expect(html).toContain(REASON)
  const [entry] = await school.parts.db
    .selectFrom('ledger')
    .select(['data', 'reason'])
    .where('type', '=', 'survey.ended-early')
    .execute()
  expect(entry).toMatchObject({ reason: REASON, data: { endedOn: '2026-05-10', to: '2026-05-31' } })
})

test('what was answered until then counts, nothing gets in afterwards, and small groups stay hidden', async () => {
  const [parents, strangers] = [await codes('parent', 7), await codes('public', 3)]
  for (const each of parents.slice(0, 6)) await answer(each, '5')
  for (const each of strangers.slice(0, 2)) await answer(each, '1')
  expect(await end()).toBe(200)
  const late = await answer(parents[6] ?? '')
  expect([late.status, late.body]).toEqual([409, expect.stringContaining('提前结束')])
  expect(await code(office, 'POST', `/surveys/${id}/codes`, { group: 'public', count: 1 })).toBe('survey.wrong-state')
  expect(await answers()).toHaveLength(8)
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe(200)
  const { body } = await school.app.inject({ url: `/surveys/${id}/download/json` })
  // Two strangers beside six parents could be worked out from the whole: nothing but the whole is told.
  expect(JSON.parse(body)).toMatchObject({ endedOn: '2026-05-10', results: { respondents: 8, parts: [] } })
  expect(await page()).toContain('已提前结束')
  expect(await verifySurveys(school.parts.db)).toEqual([])
})

test('an answer that comes while it is being ended counts or is refused, and is never lost', async () => {
  const given = await codes('parent', 6)
  const [done, ...sent] = await Promise.all([end(), ...given.map((each) => answer(each))])
  expect(done).toBe(200)
  const taken = sent.filter(({ status }) => status === 200).length
  expect(sent.map(({ status }) => status).every((status) => [200, 409].includes(status))).toBe(true)
  expect(await answers()).toHaveLength(taken)
  expect(await verifySurveys(school.parts.db)).toEqual([])
})

test.each([
  ['it has not begun', '2026-04-30'],
  ['it is the last day', '2026-05-31'],
  ['it is over', '2026-06-01'],
])('it cannot be ended when %s', async (_, day) => {
  goTo(school, day)
  expect(await end()).toBe('survey.cannot-end')
  expect(await view()).toMatchObject({ endedOn: null, mayEnd: false })
})

test('nobody else ends it, nobody without a reason, and nobody twice; who holds the database cannot open it again', async () => {
  expect(await end(await aPerson(school, { roles: ['leader'] }))).toBe('access.denied')
  expect(await end(office, '  ')).toBe('request.invalid')
  expect(await view()).toMatchObject({ endedOn: null })
  expect(await end()).toBe(200)
  expect(await end()).toBe('survey.cannot-end')
  const { db } = school.parts
  const opened = db.updateTable('survey').set({ ended_on: null, end_reason: null }).where('id', '=', id)
  await expect(opened.execute()).rejects.toThrow('cannot be changed')
  const forced = sql`select take_survey_answer(${id}, 'public', '{}', '{}')`
  await expect(forced.execute(db)).rejects.toThrow('takes no answers')
})

test('figures count it in the period in which it ended, and its free words are kept from that day', async () => {
  id = await announced('2023')
  const given = await codes('public', 6)
  goTo(school, '2023-05-10')
  for (const each of given) await answer(each)
  expect(await end()).toBe(200)
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe(200)
  goTo(school, '2023-06-20')
  const held = async (from: string, to: string) => {
    const { body } = await school.app.inject({ url: `/api/v1/figures?from=${from}&to=${to}` })
    const { figures } = JSON.parse(body) as { figures: { key: string; value: number | null }[] }
    return figures.find(({ key }) => key === 'surveys.held')?.value
  }
  expect(await held('2023-05-01', '2023-05-15')).toBe(1)
  expect(await held('2023-05-16', '2023-06-15')).toBe(0)
  goTo(school, '2025-05-10')
  expect(await eraseOldWords(school.as(SYSTEM))).toBe(0)
  goTo(school, '2025-05-11')
  expect(await eraseOldWords(school.as(SYSTEM))).toBe(6)
})
