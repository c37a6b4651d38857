import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { goTo } from '../../../test/support/application-builders.ts'
import { aPerson, aUnit, type Person } from '../../../test/support/builders.ts'
import { ask, asking } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { newId } from '../../platform/ids.ts'
import { SYSTEM } from '../../platform/context.ts'
import { eraseOldWords } from './erase-words.ts'
import { verifySurveys } from './verify-surveys.ts'

const school = useSchool()
const code = asking(school)
let office: Person
let unitId: string
let id: string

const QUESTIONS = [
  { key: 'q1', kind: 'scale', words: '您对学校信息公开工作是否满意', options: [] },
  { key: 'q2', kind: 'one', words: '您最常用的渠道', options: ['网站', '公告栏'] },
  { key: 'q3', kind: 'several', words: '您关心的信息', options: ['招生', '收费', '人事'] },
  { key: 'q4', kind: 'words', words: '您的意见', options: [] },
]

function written(changes: object = {}) {
  return {
    title: '2026 年信息公开评议',
    words: '请评议学校的信息公开工作。',
    from: '2026-05-01',
    to: '2026-05-31',
    groups: ['student', 'staff', 'public'],
    questions: QUESTIONS,
    smallestGroup: 5,
    ...changes,
  }
}

beforeEach(async () => {
  unitId = await aUnit(school)
  office = await aPerson(school, { roles: ['disclosure_office'], unitId })
  goTo(school, '2026-05-06')
  id = await announced()
})

async function announced(changes: object = {}): Promise<string> {
  const { body } = await ask(school, office, ['POST', '/surveys', written(changes)])
  const made = String(body['id'])
  expect(await code(office, 'POST', `/surveys/${made}/announcement`)).toBe(200)
  return made
}

async function aMember(kind: 'student' | 'staff'): Promise<Person> {
  const person = await aPerson(school, { roles: ['campus_member'], unitId })
  const personId = newId()
  await school.parts.db
    .insertInto('person')
    .values({ id: personId, staff_no: personId, name: '示例人员', kind })
    .execute()
  await school.parts.db.updateTable('account').set({ person_id: personId }).where('id', '=', person.id).execute()
  return person
}

const FILLED = { 'q-q1': '4', 'q-q2': '0', 'q-q3-1': '1' }

async function answer(person: Person | null, fields: Record<string, string> = FILLED) {
  const { statusCode, body } = await school.app.inject({
    method: 'POST',
    url: `/surveys/${id}/answers`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
    ...(person ? { cookies: person.cookies } : {}),
  })
  return { status: statusCode, body }
}

async function codes(group: string, count: number): Promise<string[]> {
  const { body } = await ask(school, office, ['POST', `/surveys/${id}/codes`, { group, count }])
  return body['codes'] as string[]
}

function answers() {
  return school.parts.db.selectFrom('survey_answer').selectAll().execute()
}

async function pageOf(person: Person | null = null): Promise<string> {
  const cookies = person ? { cookies: person.cookies } : {}
  return (await school.app.inject({ url: `/surveys/${id}`, headers: { accept: 'text/html' }, ...cookies })).body
}

test('an account answers once, also when it sends twice at the same time', async () => {
  const student = await aMember('student')
  const both = await Promise.all([answer(student), answer(student), answer(student)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect((await answer(student)).body).toContain('每人只能回答一次')
  expect(await answers()).toHaveLength(1)
  expect(await pageOf(student)).toContain('您已经回答过')
})

test('an invitation answers once, also twice at the same time; without one, or with another, nobody unknown answers', async () => {
  const [first = '', second = ''] = await codes('public', 2)
  const both = await Promise.all([1, 2, 3].map(() => answer(null, { ...FILLED, code: first })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403, 403])
  expect((await answer(null)).status).toBe(401)
  expect((await answer(null, { ...FILLED, code: 'AAAA-AAAA-AAAA-AAAA' })).status).toBe(403)
  expect((await answer(null, { ...FILLED, code: second.toLowerCase() })).status).toBe(200)
  expect((await answers()).map(({ of_group: group }) => group)).toEqual(['public', 'public'])
  const kept = await school.parts.db.selectFrom('survey_code').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(first.replaceAll('-', ''))
  expect(await code(office, 'POST', `/surveys/${id}/codes`, { group: 'student', count: 1 })).toBe(
    'survey.no-codes-for-group',
  )
})

test('what is missing is told and kept nothing of; whom it does not ask, it does not take', async () => {
  const student = await aMember('student')
  const half = await answer(student, { 'q-q1': '4', 'q-q3-0': '1', 'q-q4': '希望更快' })
  expect([half.status, half.body]).toEqual([400, expect.stringContaining('希望更快')])
  expect((await answer(student, { ...FILLED, 'q-q1': '9' })).status).toBe(400)
  id = await announced({ groups: ['staff'] })
  expect((await answer(student)).status).toBe(403)
  expect(await answers()).toEqual([])
  expect(await school.parts.db.selectFrom('survey_participation').selectAll().execute()).toEqual([])
})

test('a questionnaire takes nothing before it begins, after its last day, once cancelled, and as a draft', async () => {
  const student = await aMember('student')
  goTo(school, '2026-06-01')
  expect((await answer(student)).status).toBe(409)
  goTo(school, '2026-05-06')
  id = await announced({ from: '2026-05-07' })
  expect((await answer(student)).status).toBe(409)
  expect(await code(office, 'POST', `/surveys/${id}/cancellation`, { reason: '问题有误' })).toBe(200)
  goTo(school, '2026-05-08')
  expect((await answer(student)).status).toBe(409)
  const draft = await ask(school, office, ['POST', '/surveys', written()])
  id = String(draft.body['id'])
  expect((await answer(student)).status).toBe(404)
  expect(await answers()).toEqual([])
  const forced = sql`select take_survey_answer(${id}, 'staff', '{}', '{}')`
  await expect(forced.execute(school.parts.db)).rejects.toThrow('takes no answers')
})

test('nothing in the database leads from who has answered to what was said', async () => {
  const people = []
  for (let at = 0; at < 8; at += 1) people.push(await aMember(at % 2 === 0 ? 'student' : 'staff'))
  const scores = new Map<string, string>()
  for (const [at, person] of people.entries()) {
    scores.set(person.id, String((at % 5) + 1))
    await answer(person, { ...FILLED, 'q-q1': String((at % 5) + 1), 'q-q4': `第${String(at)}条意见` })
  }
  const { db } = school.parts
  // What PostgreSQL itself knows of a row: the transaction that wrote it, and its place.
  const { rows: who } = await sql<Record<string, unknown>>`
    select *, xmin::text as writer from survey_participation order by ctid`.execute(db)
  const { rows: what } = await sql<Record<string, unknown>>`
    select *, xmin::text as writer from survey_answer order by ctid`.execute(db)
  const { rows: said } = await sql<Record<string, unknown>>`select *, xmin::text as writer from survey_words`.execute(
    db,
  )
  const ids = (rows: Record<string, unknown>[]) => rows.map((row) => String(row['id']))
  expect(Object.keys(who[0] ?? {}).sort()).toEqual(['account_id', 'survey_id', 'writer'])
  expect(Object.keys(what[0] ?? {}).sort()).toEqual(['choices', 'id', 'of_group', 'survey_id', 'writer'])
  expect([what.length, said.length]).toEqual([8, 8])
  // All answers were written by the last transaction, whoever gave them; words and ticks share no id either.
  expect(new Set([...what, ...said].map((row) => row['writer'])).size).toBe(1)
  expect(new Set(who.map((row) => row['writer'])).size).toBe(8)
  expect(ids(what).filter((each) => ids(said).includes(each))).toEqual([])
  for (const each of ids(what)) expect(each).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  // The ledger, which has times and names, says nothing of answers.
  const acts = await db.selectFrom('ledger').select(['type', 'data']).execute()
  expect(acts.filter(({ type }) => !/^survey\.(created|announced)$/.test(type))).toEqual([])
})

test('the order on the disk is not the order in which people answered', async () => {
  const { db } = school.parts
  const people = []
  for (let at = 0; at < 12; at += 1) people.push(await aMember('staff'))
  for (const [at, person] of people.entries()) await answer(person, { ...FILLED, 'q-q4': `意见${String(at)}` })
  const { rows } = await sql<{ words: string }>`select words from survey_words order by ctid`.execute(db)
  // One in 479 million that the lot falls as they came.
  expect(rows.map(({ words }) => words)).not.toEqual(people.map((_, at) => `意见${String(at)}`))
})

test('the platform cannot change or delete an answer, nor who has answered', async () => {
  const student = await aMember('student')
  await answer(student)
  const { db } = school.parts
  await expect(db.deleteFrom('survey_answer').execute()).rejects.toThrow()
  await expect(db.updateTable('survey_answer').set({ of_group: 'staff' }).execute()).rejects.toThrow()
  await expect(db.deleteFrom('survey_participation').execute()).rejects.toThrow()
  // What lets the database mix answers opens nothing for the role of the platform.
  const underCover = db.transaction().execute(async (tx) => {
    await sql`select set_config('mingtang.mixing', 'on', true)`.execute(tx)
    await tx.deleteFrom('survey_answer').execute()
  })
  await expect(underCover).rejects.toThrow('permission denied')
  expect(await answers()).toHaveLength(1)
  await expect(db.updateTable('survey').set({ title: '改' }).where('id', '=', id).execute()).rejects.toThrow()
})

async function answered(): Promise<void> {
  const texts = ['希望更快', '请联系 13800138000']
  for (let at = 0; at < 7; at += 1) {
    await answer(await aMember('student'), { ...FILLED, 'q-q1': at < 5 ? '5' : '2', 'q-q4': texts[at] ?? '' })
  }
  for (let at = 0; at < 6; at += 1) await answer(await aMember('staff'), { ...FILLED, 'q-q1': '3' })
  for (const each of await codes('public', 2)) await answer(null, { ...FILLED, code: each, 'q-q1': '0' })
}

test('results are public after the last day, frozen with a hash; a small group is merged with the next smallest', async () => {
  await answered()
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe('survey.still-running')
  expect(await code(office, 'GET', `/surveys/${id}/words`)).toBe('survey.still-running')
  expect((await ask(school, office, ['GET', `/surveys/${id}`])).body).toMatchObject({ answers: 15, results: null })
  goTo(school, '2026-06-01')
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe(200)
  const { body } = await school.app.inject({ url: `/surveys/${id}/download/json` })
  const { results, frozen, sha256 } = JSON.parse(body) as {
    results: { respondents: number; whole: { counts: number[] }[]; parts: { group: string | null; n: number }[] }
    frozen: string
    sha256: string
  }
  expect(results.respondents).toBe(15)
  expect(results.whole[0]).toEqual({ counts: [2, 0, 2, 6, 0, 5], mean: 3.62, satisfied: 38.5 })
  expect(results.parts.map(({ group, n }) => [group, n])).toEqual([
    ['student', 7],
    [null, 8],
  ])
  const { createHash } = await import('node:crypto')
  expect(createHash('sha256').update(frozen).digest('hex')).toBe(sha256)
  expect(await pageOf()).toContain('满意率 38.5%')
  expect((await school.app.inject({ url: `/surveys/${id}/download/csv` })).body).toContain('"其他群体合并"')
  expect(await verifySurveys(school.parts.db)).toEqual([])
  expect((await answer(await aMember('staff'))).status).toBe(409)
  await expect(school.parts.db.updateTable('survey').set({ respondents: 1 }).execute()).rejects.toThrow()
})

test('free words are for the office alone; what is personal in them is held back', async () => {
  await answered()
  goTo(school, '2026-06-01')
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe(200)
  const { body } = await ask(school, office, ['GET', `/surveys/${id}/words`])
  const [{ said } = { said: [] }] = body['questions'] as { said: { text: string; withheld: string }[] }[]
  expect(said).toHaveLength(2)
  expect(said).toContainEqual({ text: '希望更快', withheld: '' })
  expect(said).toContainEqual({ text: '', withheld: '手机号码' })
  const leader = await aPerson(school, { roles: ['leader'] })
  expect(await code(leader, 'GET', `/surveys/${id}/words`)).toBe('access.denied')
  const { body: json } = await school.app.inject({ url: `/surveys/${id}/download/json` })
  expect(json + (await pageOf())).not.toContain('希望更快')
})

test('free words are erased two years after the last day, results and answers stay; within a year nobody can', async () => {
  goTo(school, '2023-05-06')
  id = await announced({ from: '2023-05-01', to: '2023-05-31' })
  for (const each of await codes('public', 6)) await answer(null, { ...FILLED, code: each, 'q-q4': '希望更快' })
  goTo(school, '2023-06-01')
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe(200)
  const words = async () => {
    const { body } = await ask(school, office, ['GET', `/surveys/${id}/words`])
    return (body['questions'] as { said: unknown[] }[]).flatMap(({ said }) => said).length
  }
  goTo(school, '2025-05-31')
  expect(await eraseOldWords(school.as(SYSTEM))).toBe(0)
  expect(await words()).toBe(6)
  goTo(school, '2025-06-01')
  expect(await eraseOldWords(school.as(SYSTEM))).toBe(6)
  expect(await eraseOldWords(school.as(SYSTEM))).toBe(0)
  expect(await words()).toBe(0)
  expect(await verifySurveys(school.parts.db)).toEqual([])
  await expect(sql`select erase_survey_words(current_date)`.execute(school.parts.db)).rejects.toThrow(/kept for a year/)
  await expect(sql`delete from survey_words`.execute(school.parts.db)).rejects.toThrow()
})

test('an answer added behind the back of the platform stops the publication', async () => {
  await sql`select take_survey_answer(${id}, 'staff', '{"q1":[5],"q2":[0],"q3":[]}', '{}')`.execute(school.parts.db)
  goTo(school, '2026-06-01')
  expect(await code(office, 'POST', `/surveys/${id}/publication`)).toBe('survey.counts-differ')
  expect(await verifySurveys(school.parts.db)).toEqual(['问卷“2026 年信息公开评议”有 0 人参加，答卷 1 份'])
})

test('a draft changes, what is announced does not; a form without a scale or an end is refused', async () => {
  const make = (changes: object) => code(office, 'POST', '/surveys', written(changes))
  expect(await make({ questions: QUESTIONS.slice(1) })).toBe('survey.form-invalid')
  expect(await make({ to: '2026-04-01' })).toBe('survey.period-invalid')
  expect(await make({ smallestGroup: 2 })).toBe('request.invalid')
  expect(await code(office, 'PUT', `/surveys/${id}`, written())).toBe('survey.wrong-state')
  const supervisor = await aPerson(school, { roles: ['supervisor'] })
  const { body } = await ask(school, supervisor, ['POST', '/surveys', written()])
  const draft = `/surveys/${String(body['id'])}`
  expect(await code(supervisor, 'PUT', draft, written({ title: '改过的' }))).toBe(200)
  expect((await ask(school, supervisor, ['GET', draft])).body).toMatchObject({ title: '改过的', host: 'supervision' })
  expect(await code(await aPerson(school, { roles: ['unit_head'], unitId }), 'GET', draft)).toBe('access.denied')
})
