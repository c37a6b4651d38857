import { beforeEach, expect, test } from 'vitest'
import { anItem, anOffice, type Answered, aRule, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { readSheets } from '../../platform/documents/xlsx.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
})

async function rowsOf(query = ''): Promise<Answered[]> {
  const { status, body } = await ask(school, office.editor, ['GET', `/responsibility${query}`])
  expect(status, JSON.stringify(body)).toBe(200)
  return body['rows'] as Answered[]
}

/** A post of the unit, made responsible for another item. */
async function anItemWithPost(): Promise<string> {
  const { db } = school.parts
  await db.insertInto('post').values({ id: 'post', unit_id: office.unitId, name: '科研管理岗', sort: 1 }).execute()
  return db.transaction().execute(async (tx) => {
    const itemId = await anItem(tx, 'moe50', { number: '43', title: '科研项目管理', classId: office.classId })
    await aRule(tx, itemId, { unitId: office.unitId })
    await tx.updateTable('item_rule').set({ post_id: 'post' }).where('item_id', '=', itemId).execute()
    return itemId
  })
}

async function assign(): Promise<void> {
  const { db } = school.parts
  await db
    .insertInto('person')
    .values({ id: 'one', staff_no: 'S1', name: '示例任职', is_party_member: false })
    .execute()
  await db
    .insertInto('duty')
    .values({ id: 'duty', post_id: 'post', person_id: 'one', from_on: '2026-01-01', until_on: null })
    .execute()
}

test('every item stands with unit, post, who holds it today and the route, and what is missing is marked', async () => {
  const itemId = await anItemWithPost()
  expect((await rowsOf()).map((row) => [row['number'], row['gaps']])).toEqual([
    ['42', ['no-post']],
    ['43', ['nobody']],
  ])
  await assign()
  expect(await rowsOf(`?unitId=${office.unitId}&q=${encodeURIComponent('示例任职')}`)).toMatchObject([
    {
      itemId,
      unitName: '科技处',
      postName: '科研管理岗',
      holders: ['示例任职'],
      gaps: [],
      route: ['单位负责人审核', '保密审查', '主要校领导签阅（重大事项）', '信息公开办公室审核'],
    },
  ])
  expect((await rowsOf('?gap=any')).map((row) => row['number'])).toEqual(['42'])
  expect((await ask(school, null, ['GET', '/responsibility'])).status).toBe(401)
})

test('the matrix goes out as a sheet with the same filter', async () => {
  await anItemWithPost()
  const answer = await school.app.inject({
    url: '/api/v1/responsibility/export.xlsx?gap=nobody',
    cookies: office.office.cookies,
  })
  const [sheet] = await readSheets(answer.rawPayload)
  const cells = sheet?.rows.map(({ cells: row }) => row.map(({ text }) => text).join('|')) ?? []
  expect(cells).toHaveLength(2)
  expect(cells[1]).toContain('科研项目管理')
})

test('an item without a unit and a post that nobody holds are found, and cured when somebody is there', async () => {
  await anItemWithPost()
  await school.parts.db
    .transaction()
    .execute((tx) => anItem(tx, 'moe50', { number: '44', title: '没有人管的事项', classId: office.classId }))
  await round(school)
  const found = () => keptFindings(school, 'item-unowned')
  expect((await found()).map(({ what, state }) => [what, state]).sort()).toEqual([
    ['事项 43 科研项目管理', 'open'],
    ['事项 44 没有人管的事项', 'open'],
  ])
  await assign()
  await round(school)
  expect((await found()).map(({ state }) => state).sort()).toEqual(['cured', 'open'])
})
