import { expect, test } from 'vitest'
import { aPerson } from '../../../test/support/builders.ts'
import { calendarOfSchool, noticeJson, noticeSheet, type Wish } from '../../../test/support/calendar-import.ts'
import { NOTICE_2027 } from '../../../test/support/notice-2027.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const { entries, importing, office, shipped, written } = calendarOfSchool(school)

test('with one fault nothing is written, and every fault is told by row and column', async () => {
  await shipped()
  const before = await written()
  const rows = [
    ...NOTICE_2027,
    ['2027-03-01', '', '调休上班', '春节'],
    ['2027-01-01', '', '放假', '元旦'],
    ['x', '', '', ''],
  ]
  const { status, body } = await importing(await office(), { bytes: await noticeSheet(rows), query: { apply: 'true' } })
  const errors = body['errors'] as { row: number; column: string }[]
  expect([status, body['applied'], body['changes']]).toEqual([200, false, []])
  expect(errors.map(({ row, column }) => `${String(row)} ${column}`)).toEqual([
    '12 类型',
    '13 开始日期',
    '14 开始日期',
    '14 类型',
    '14 节日',
  ])
  expect(await written()).toEqual(before)
})

const JSON_DAYS = (year: unknown, days: unknown) => Buffer.from(JSON.stringify({ year, days }))
test.each<[what: string, wish: Wish, refusal: [status: number, code: string]]>([
  ['a file that is none', { bytes: Buffer.from('你好') }, [422, 'calendar.file-unreadable']],
  ['JSON without days', { bytes: JSON_DAYS(2027, 'x') }, [422, 'calendar.file-unreadable']],
  ['JSON of nothing', { bytes: Buffer.from('null') }, [422, 'calendar.file-unreadable']],
  ['JSON of another year', { bytes: JSON_DAYS(2026, []) }, [422, 'calendar.wrong-year']],
  ['an empty file', { bytes: Buffer.alloc(0) }, [400, 'upload.empty']],
  ['a broken workbook', { bytes: Buffer.from('PK broken') }, [422, 'upload.broken']],
  ['a covered year that the person took for new', { year: 2026 }, [409, 'calendar.changed-meanwhile']],
  ['a version that is no longer the last', { query: { over: '3' } }, [409, 'calendar.changed-meanwhile']],
  ['no name of the notice', { query: { source: '' } }, [400, 'request.invalid']],
  ['an address that is none', { query: { sourceUrl: 'javascript:alert(1)' } }, [400, 'request.invalid']],
  ['a day of announcement that is none', { query: { announcedOn: '2026-02-30' } }, [400, 'day.invalid']],
  ['a year of the last century', { year: 1999 }, [400, 'request.invalid']],
])('%s is refused and nothing is written', async (_what, { query = {}, ...wish }, refusal) => {
  await shipped()
  const before = await written()
  const bytes = wish.bytes ?? (wish.year === 2026 ? noticeJson([['2026-01-01', '', '放假', '元旦']], 2026) : undefined)
  const answer = await importing(await office(), {
    ...wish,
    ...(bytes ? { bytes } : {}),
    query: { apply: 'true', ...query },
  })
  expect([answer.status, answer.body['code']]).toEqual(refusal)
  expect(await written()).toEqual(before)
})

test('a correction needs a reason, and must correct something', async () => {
  await shipped()
  const person = await office()
  await importing(person, { query: { apply: 'true' } })
  const before = await written()
  const silent = await importing(person, { query: { apply: 'true', over: '1', source: '另一个来源的通知' } })
  expect([silent.status, silent.body['code']]).toEqual([400, 'document.reason-required'])
  const same = await importing(person, { query: { apply: 'true', over: '1', reason: '再来一次' } })
  expect([same.status, same.body['code']]).toEqual([409, 'calendar.nothing-changed'])
  expect(await written()).toEqual(before)
})

test('of two who announce the same year at once, one is told that it is done', async () => {
  await shipped()
  const person = await office()
  const answers = await Promise.all([1, 2].map(() => importing(person, { query: { apply: 'true' } })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await entries()).toHaveLength(1)
})

test('only the office changes the calendar; staff may read it', async () => {
  await shipped()
  const before = await written()
  const editor = await aPerson(school, { roles: ['unit_editor'] })
  for (const [person, status] of [
    [null, 401],
    [editor, 403],
  ] as const) {
    const cookies = person === null ? {} : { cookies: person.cookies }
    expect((await importing(person, { query: { apply: 'true' } })).status).toBe(status)
    const payload = { vacations: [{ name: '寒假', from: '2027-01-18', to: '2027-02-28' }] }
    const put = { method: 'PUT', url: '/api/v1/work-calendar/vacations', payload, ...cookies } as const
    expect((await school.app.inject(put)).statusCode).toBe(status)
  }
  expect(await written()).toEqual(before)
  const read = await school.app.inject({ url: '/api/v1/work-calendar', cookies: editor.cookies })
  const { years, mayManage } = read.json<{ years: object[]; mayManage: boolean }>()
  expect(years).toHaveLength(13)
  expect(years[0]).toMatchObject({ year: 2026, workdays: 248, isSettled: false, off: 33, makeup: 6, version: 1 })
  expect(mayManage).toBe(false)
  expect((await school.app.inject({ url: '/api/v1/work-calendar' })).statusCode).toBe(401)
})
