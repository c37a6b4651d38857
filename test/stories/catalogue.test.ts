import { expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/background.ts'
import { getItemState } from '../../src/features/catalogue/index.ts'
import type { UpdateRule } from '../../src/features/catalogue/domain/item-rule.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import { aCatalogue, anItem, anOffice, aPublication, aRule, ask, type Office } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()

interface ItemRow {
  readonly id: string
  readonly number: string
  readonly unitId: string | null
  readonly ruleText: string
  readonly state: string
  readonly dueOn: string | null
  readonly reason: string
  readonly documentCount: number
  readonly newest: { readonly title: string } | null
}

async function board(office: Office): Promise<ItemRow[]> {
  await catchUp(school.parts.db, FOLLOWERS)
  const { body } = await ask(school, office.office, ['GET', '/catalogues/board'])
  return body['rows'] as ItemRow[]
}

async function rowOf(office: Office, id: string): Promise<ItemRow | undefined> {
  return (await board(office)).find((row) => row.id === id)
}

async function anItemWith(office: Office, number: string, update: UpdateRule): Promise<string> {
  return school.parts.db.transaction().execute(async (tx) => {
    const id = await anItem(tx, 'moe50', { number, title: `示例事项${number}`, classId: office.classId })
    await aRule(tx, id, { unitId: office.unitId, update })
    return id
  })
}

const at = (day: string) => new Date(`${day}T10:00:00+08:00`)

async function publishedNow(office: Office, itemIds: readonly string[]): Promise<string> {
  const { id } = await aPublication(school, office, { metadata: { itemIds } })
  const row = await school.parts.db
    .selectFrom('publication')
    .select('listed_on')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow()
  return row.listed_on
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

test('an item without any document is missing, and says so', async () => {
  const office = await anOffice(school)
  expect(await rowOf(office, office.itemId)).toMatchObject({ state: 'missing', documentCount: 0, newest: null })
})

test('what must always be current is current, then due soon, then overdue, each with document, rule and date', async () => {
  const office = await anOffice(school)
  const id = await anItemWith(office, '50', { kind: 'always_current', maxAgeMonths: 6, workdays: 20 })
  const listedOn = await publishedNow(office, [id])
  const states: [days: number, state: string][] = [
    [1, 'current'],
    [160, 'due_soon'],
    [200, 'overdue'],
  ]
  for (const [days, state] of states) {
    const found = await getItemState(school.parts.db, id, { now: at(plusDays(listedOn, days)) })
    expect(found.state.name, String(days)).toBe(state)
    expect(found.state.dueOn).toBe(plusDays(listedOn, 183))
    expect(found.state.reason).toContain('《学术不端行为查处办法》')
    expect(found.state.reason).toContain('6个月')
  }
})

test('what is due once a year is answered by a document of the year, and missed without', async () => {
  const office = await anOffice(school)
  const id = await anItemWith(office, '51', { kind: 'yearly', by: '10-31', workdays: 20 })
  const listedOn = await publishedNow(office, [id])
  const year = Number(listedOn.slice(0, 4)) + (listedOn.slice(5) > '10-31' ? 1 : 0)
  const before = await getItemState(school.parts.db, id, { now: at(`${String(year)}-10-30`) })
  expect(before.state).toMatchObject({ name: 'current', dueOn: `${String(year)}-10-31` })
  const after = await getItemState(school.parts.db, id, { now: at(`${String(year + 1)}-11-02`) })
  expect(after.state).toMatchObject({ name: 'overdue', dueOn: `${String(year + 1)}-10-31` })
  expect(after.state.reason).toContain('10月31日')
})

test('a registered change starts a clock of twenty working days, and a publication stops it', async () => {
  const office = await anOffice(school)
  const duty = { occurredOn: '2026-10-09', what: '办法已修订', unitId: office.unitId }
  const registered = await ask(school, office.editor, ['POST', `/catalogue-items/${office.itemId}/duties`, duty])
  expect(registered.status).toBe(200)
  const overdue = await rowOf(office, office.itemId)
  expect(overdue).toMatchObject({ state: 'overdue', dueOn: '2026-11-05' })
  expect(overdue?.reason).toMatch(/“办法已修订”于2026年10月9日.*20个工作日.*2026年11月5日.*逾期12个工作日/)
  await publishedNow(office, [office.itemId])
  expect(await rowOf(office, office.itemId)).toMatchObject({ state: 'current', documentCount: 1 })
  const stranger = await ask(school, office.stranger, ['POST', `/catalogue-items/${office.itemId}/duties`, duty])
  expect(stranger.status).toBe(403)
})

const RULE = { postId: null, audience: 'public', legalBasis: [], evidence: [], note: '', reason: '职责调整' }

test('a rule changes from a day on; what held before stays on record and holds for the days before', async () => {
  const office = await anOffice(school)
  const change = {
    ...RULE,
    validFrom: '2026-12-01',
    unitId: office.otherUnitId,
    update: { kind: 'yearly', by: '06-30', workdays: 10 },
  }
  const answer = await ask(school, office.office, ['POST', `/catalogue-items/${office.itemId}/rules`, change])
  expect(answer.status).toBe(200)
  expect(await rowOf(office, office.itemId)).toMatchObject({ unitId: office.unitId })
  school.clock.now = at('2026-12-01')
  const later = await rowOf(office, office.itemId)
  expect(later).toMatchObject({ unitId: office.otherUnitId, state: 'missing' })
  const past = await getItemState(school.parts.db, office.itemId, { now: at('2026-11-30') })
  expect(past.rule?.unitId).toBe(office.unitId)
  const twice = await ask(school, office.office, ['POST', `/catalogue-items/${office.itemId}/rules`, change])
  expect(twice.body['code']).toBe('item.rule-overlaps')
  const refused = await ask(school, office.editor, ['POST', `/catalogue-items/${office.itemId}/rules`, change])
  expect(refused.status).toBe(403)
})

const PARTS = [
  { number: '42-1', title: '查处办法' },
  { number: '42-2', title: '查处结果' },
]

test('an item is split from a day on and keeps its history: the document stays filed, counts on, and its page still tells under what', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office)
  const on = '2026-11-23'
  const body = { on, countsOn: true, reason: '细化', parts: PARTS }
  const split = await ask(school, office.office, ['POST', `/catalogue-items/${office.itemId}/split`, body])
  expect(split.status).toBe(200)
  const rows = await board(office)
  expect(rows.map(({ number, documentCount }) => [number, documentCount])).toEqual([
    ['42-1', 1],
    ['42-2', 1],
  ])
  const before = await getItemState(school.parts.db, office.itemId, { now: at('2026-11-22') })
  expect(before.number).toBe('42')
  const page = await school.app.inject(`/info/${String(no)}`)
  expect(page.body).toContain('第 42 项 学术不端行为查处机制')
  const old = await school.app.inject(`/catalogue/items/${office.itemId}`)
  expect(old.body).toContain('2026年11月23日起由其他事项接替')
  expect(old.body).toContain('学术不端行为查处办法')
})

test('one document counts in several catalogues by the crosswalk, once in each, until the link is taken away', async () => {
  const office = await anOffice(school)
  const other = await school.parts.db.transaction().execute(async (tx) => {
    await aCatalogue(tx, 'sanwu', { shortName: '三务清单' })
    const classId = await anItem(tx, 'sanwu', { number: '1', title: '校务公开' })
    const id = await anItem(tx, 'sanwu', { number: '3', title: '学风建设', classId })
    await aRule(tx, id, { unitId: office.unitId })
    return id
  })
  await aPublication(school, office, { metadata: { itemIds: [office.itemId] } })
  expect(await rowOf(office, other)).toMatchObject({ state: 'missing', documentCount: 0 })
  const link = (isLinked: boolean) =>
    ask(school, office.office, ['PUT', `/catalogue-items/${office.itemId}/crossings/${other}`, { isLinked, note: '' }])
  expect((await link(true)).status).toBe(200)
  expect(await rowOf(office, other)).toMatchObject({ state: 'current', documentCount: 1 })
  // Filed under both, it is still one document.
  await aPublication(school, office, { metadata: { itemIds: [office.itemId, other] } })
  expect(await rowOf(office, other)).toMatchObject({ documentCount: 2 })
  const page = await school.app.inject(`/catalogue/items/${other}`)
  expect(page.body).toMatch(/共\s*(<!-- -->)?2/)
  await link(false)
  expect(await rowOf(office, other)).toMatchObject({ documentCount: 1 })
})
