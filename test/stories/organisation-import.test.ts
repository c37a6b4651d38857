import { expect, test } from 'vitest'
import { readSheets, writeWorkbook } from '../../src/platform/documents/xlsx.ts'
import { aPerson, aUnit } from '../support/builders.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'

const school = useSchool()
const HEADER = [
  ...['单位代码', '单位名称', '简称', '类别', '上级单位代码', '网址标识'],
  ...['业务部门', '电话', '邮箱', '办公地点', '办公时间', '简介'],
]

function line(code: string, name: string, rest: Record<string, string> = {}): string[] {
  const cells: Record<string, string> = {
    单位代码: code,
    单位名称: name,
    类别: '行政部门',
    网址标识: code.toLowerCase(),
  }
  return HEADER.map((column) => ({ ...cells, ...rest })[column] ?? '')
}

async function importing(rows: string[][], query: string) {
  const person = await aPerson(school, { roles: ['system_admin'] })
  const bytes = await writeWorkbook([{ name: '单位', header: HEADER, rows }])
  return upload(school, person, { url: `/units/import?${query}`, name: '单位.xlsx', bytes })
}

async function units(): Promise<{ code: string; name: string; parent: string | null }[]> {
  return school.parts.db
    .selectFrom('unit as u')
    .leftJoin('unit as p', 'p.id', 'u.parent_id')
    .select(['u.code', 'u.name', 'p.code as parent'])
    .orderBy('u.code')
    .execute()
}

test('the template has the headings, the words to choose from and a row that shows how', async () => {
  const person = await aPerson(school, { roles: ['system_admin'] })
  const url = '/api/v1/units/import/template.xlsx'
  const answer = await school.app.inject({ url, cookies: person.cookies })
  const [sheet] = await readSheets(answer.rawPayload)
  expect(sheet?.rows[0]?.cells.map(({ text }) => text)).toEqual(HEADER)
  expect(sheet?.rows[1]?.cells.at(-1)?.text).toContain('示例行')
  expect((await school.app.inject({ url })).statusCode).toBe(401)
})

test('a good sheet is checked without writing, and then written with its tree, children before parents or not', async () => {
  const rows = [
    line('B1', '教研室', { 上级单位代码: 'B' }),
    line('B', '基础医学院', { 类别: '学院' }),
    line('C', '后勤处'),
  ]
  const checked = await importing(rows, 'apply=false')
  expect(checked.body).toMatchObject({ accepted: 3, applied: false, errors: [], checkedFile: '' })
  expect(await units()).toEqual([])
  const applied = await importing(rows, 'apply=true')
  expect(applied.body).toMatchObject({ accepted: 3, applied: true, errors: [] })
  expect(await units()).toEqual([
    { code: 'B', name: '基础医学院', parent: null },
    { code: 'B1', name: '教研室', parent: 'B' },
    { code: 'C', name: '后勤处', parent: null },
  ])
  const entries = await school.parts.db.selectFrom('ledger').select('type').orderBy('position').execute()
  expect(entries.map(({ type }) => type)).toEqual(['unit.imported'])
})

test('every fault is told by its row and column, and with one fault nothing is written', async () => {
  await aUnit(school, { name: '已有的单位', slug: 'taken' })
  const rows = [
    line('A', '好的单位'),
    line('', '没有代码', { 网址标识: 'x1' }),
    line('D', '', { 类别: '不存在的类别' }),
    line('E', '重名网址', { 网址标识: 'taken' }),
    line('F', '邮箱', { 邮箱: 'nobody' }),
    line('A', '代码重复', { 网址标识: 'a2' }),
    line('G', '无上级', { 上级单位代码: 'ZZZ' }),
    line('H', '循环一', { 上级单位代码: 'I' }),
    line('I', '循环二', { 上级单位代码: 'H' }),
  ]
  const { body } = await importing(rows, 'apply=true')
  const errors = body['errors'] as { row: number; column: string; message: string }[]
  expect(errors.map(({ row, column }) => `${String(row)} ${column}`)).toEqual([
    '3 单位代码',
    '4 单位名称',
    '4 类别',
    '5 网址标识',
    '6 邮箱',
    '7 单位代码',
    '8 上级单位代码',
    '9 上级单位代码',
    '10 上级单位代码',
  ])
  for (const { message } of errors) expect(message).toMatch(/[\u4e00-\u9fff]/)
  expect(body).toMatchObject({ applied: false })
  expect(await units()).toHaveLength(1)
  const [sheet] = await readSheets(Buffer.from(String(body['checkedFile']), 'base64'))
  expect(sheet?.rows[0]?.cells.at(-1)?.text).toBe('错误原因')
  expect(sheet?.rows[3]?.cells.at(-1)?.text).toContain('类别')
})

test('on request the good rows are written and the faulty ones left out, with all that hangs on them', async () => {
  const rows = [line('A', '好的单位'), line('D', ''), line('D1', '上级有误', { 上级单位代码: 'D' })]
  const { body } = await importing(rows, 'apply=true&skipErrors=true')
  expect(body).toMatchObject({ applied: true, accepted: 1 })
  expect((await units()).map(({ code }) => code)).toEqual(['A'])
})

test('only those who manage the organisation may import', async () => {
  const bytes = await writeWorkbook([{ name: '单位', header: HEADER, rows: [line('A', '单位')] }])
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  for (const [person, status] of [
    [null, 401],
    [office, 403],
  ] as const) {
    const answer = await upload(school, person, { url: '/units/import?apply=true', name: 'a.xlsx', bytes })
    expect(answer.status).toBe(status)
  }
  expect(await units()).toEqual([])
})
