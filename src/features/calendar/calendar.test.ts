import { expect, test } from 'vitest'
import { aPerson } from '../../../test/support/builders.ts'
import { calendarOfSchool, noticeJson, noticeSheet, SOURCE_2027 } from '../../../test/support/calendar-import.ts'
import { NOTICE_2027, NOTICE_HEADER } from '../../../test/support/notice-2027.ts'
import { useSchool } from '../../../test/support/school.ts'
import { parseDay } from '../../kernel/day.ts'
import { addWorkingDays, pausingInVacations } from '../../kernel/work-calendar.ts'
import { readSheets } from '../../platform/documents/xlsx.ts'
import { loadWorkCalendar } from './index.ts'

const school = useSchool()
const { entries, importing, office, shipped, written } = calendarOfSchool(school)

async function due(start: string, n: number) {
  return addWorkingDays(parseDay(start), n, await loadWorkCalendar(school.parts.db))
}

test('a new school has the years that ship, each with its first version and no noise on the ledger', async () => {
  expect(await shipped()).toBe(13)
  expect(await shipped()).toBe(0)
  const { years, versions, ledger } = await written()
  expect(years.map(({ year, version }) => [year, version])).toEqual(
    Array.from({ length: 13 }, (_, at) => [2014 + at, 1]),
  )
  expect(versions).toHaveLength(13)
  expect(ledger).toEqual([])
  expect(await due('2018-12-25', 5)).toEqual({ day: '2019-01-02', isProvisional: false })
})

test('a year that an upgrade brings is announced; a year that the school has already stays as it is', async () => {
  const { db } = school.parts
  await db.insertInto('calendar_year').values({ year: 2025, source: '学校录入的2025年安排' }).execute()
  expect(await shipped()).toBe(12)
  const { years, days, ledger } = await written()
  expect(years.find(({ year }) => year === 2025)?.source).toBe('学校录入的2025年安排')
  expect(days.some(({ year }) => year === 2025)).toBe(false)
  expect(ledger.map(({ type, subject_id: year }) => `${type} ${year}`)).toEqual(
    years.filter(({ year }) => year !== 2025).map(({ year }) => `calendar.year-announced ${String(year)}`),
  )
  expect(ledger.at(-1)?.data).toMatchObject({ year: 2026, changes: { length: 39 } })
  const actors = await db.selectFrom('ledger').select('actor').distinct().execute()
  expect(actors).toMatchObject([{ actor: { id: 'system' } }])
})

test('the template shows how a line is written and what each column means, to the office alone', async () => {
  const url = '/api/v1/work-calendar/template.xlsx'
  const answer = await school.app.inject({ url, cookies: (await office()).cookies })
  const sheets = new Map((await readSheets(answer.rawPayload)).map(({ name, rows }) => [name, rows]))
  const textsOf = (name: string) => sheets.get(name)!.map(({ cells }) => cells.map(({ text }) => text))
  const [header, example] = textsOf('放假安排')
  expect(header).toEqual(NOTICE_HEADER)
  expect(example).toEqual(['2027-01-01', '2027-01-03', '放假', '元旦', expect.stringMatching(/^示例行/)])
  expect(textsOf('填写说明').map(([column]) => column)).toEqual(['列', ...NOTICE_HEADER])
  const editor = await aPerson(school, { roles: ['unit_editor'] })
  expect((await school.app.inject({ url, cookies: editor.cookies })).statusCode).toBe(403)
  expect((await school.app.inject({ url })).statusCode).toBe(401)
})

test('the template as it is downloaded imports nothing: its lines are examples', async () => {
  const person = await office()
  const { rawPayload: bytes } = await school.app.inject({
    url: '/api/v1/work-calendar/template.xlsx',
    cookies: person.cookies,
  })
  const { body } = await importing(person, { bytes, query: { apply: 'true' } })
  expect(body).toMatchObject({ applied: false, errors: [{ row: 0, column: '表格' }] })
})

test('a notice is checked without writing, then announced with every changed day, and dates are no longer provisional', async () => {
  await shipped()
  const person = await office()
  expect(await due('2026-12-28', 6)).toEqual({ day: '2027-01-05', isProvisional: true })
  const before = await written()
  const checked = await importing(person)
  expect(checked.body).toMatchObject({ accepted: 27, applied: false, version: 0, errors: [], warnings: [] })
  expect(await written()).toEqual(before)

  const query = { apply: 'true', announcedOn: '2026-11-20', sourceUrl: 'https://www.gov.cn/example.htm' }
  const bytes = await noticeSheet(NOTICE_2027)
  const { status, body } = await importing(person, { name: '2027.xlsx', bytes, query })
  expect([status, body['applied'], body['version']]).toEqual([200, true, 1])
  expect(await due('2026-12-28', 6)).toEqual({ day: '2027-01-06', isProvisional: false })
  const [entry, ...others] = await entries()
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    type: 'calendar.year-announced',
    subject_id: '2027',
    data: { year: 2027, version: 1, source: SOURCE_2027, announcedOn: '2026-11-20', changes: body['changes'] },
  })
  const changes = body['changes'] as { day: string; movesDates: boolean }[]
  expect(changes).toHaveLength(27)
  expect(changes[0]).toEqual({ day: '2027-01-01', before: '工作日', after: '元旦', movesDates: true })
  expect(changes[1]).toEqual({ day: '2027-01-02', before: '周末', after: '元旦', movesDates: false })
})

test('the office corrects a year with a reason; what held before stays, with who and when', async () => {
  await shipped()
  const person = await office()
  await importing(person, { query: { apply: 'true' } })
  const corrected = NOTICE_2027.map((row) => (row[0] === '2027-02-20' ? ['2027-02-13', '', '调休上班', '春节'] : row))
  const query = { apply: 'true', over: '1', reason: '通知作了更正' }
  const { body } = await importing(person, { bytes: noticeJson(corrected), query })
  expect(body).toMatchObject({ applied: true, version: 2 })
  expect(body['changes']).toEqual([
    { day: '2027-02-13', before: '周末', after: '春节调休上班', movesDates: true },
    { day: '2027-02-20', before: '春节调休上班', after: '周末', movesDates: true },
  ])
  expect((await entries()).at(-1)).toMatchObject({
    type: 'calendar.year-corrected',
    subject_id: '2027',
    reason: '通知作了更正',
    data: { version: 2, changes: body['changes'] },
  })
  const answer = await school.app.inject({ url: '/api/v1/work-calendar/2027', cookies: person.cookies })
  const { versions } = answer.json<{
    versions: { version: number; by: string; reason: string; days: { day: string }[] }[]
  }>()
  expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
    [2, '通知作了更正'],
    [1, ''],
  ])
  expect(versions.map(({ by }) => by)).toEqual([versions[0]?.by, versions[0]?.by])
  expect(versions.map(({ days }) => days.some(({ day }) => day === '2027-02-20'))).toEqual([false, true])
  expect((await due('2027-02-11', 2)).day).toBe('2027-02-13')
  const frozen = school.parts.db.updateTable('calendar_version').set({ reason: 'x' }).execute()
  await expect(frozen).rejects.toThrow(/permission denied|append-only|只能追加/)
})

test('correcting the year before does not undo what the next notice says of the last days of December', async () => {
  await shipped()
  const person = await office()
  const query = {
    apply: 'true',
    over: '1',
    reason: '核对',
    source: '国务院办公厅关于2018年部分节假日安排的通知（核对）',
  }
  const bytes = noticeJson([['2018-01-01', '', '放假', '元旦']], 2018)
  const { body } = await importing(person, { year: 2018, bytes, query })
  expect(body).toMatchObject({ applied: true, version: 2 })
  expect(JSON.stringify(body['warnings'])).toContain('春节')
  expect(await due('2018-12-25', 5)).toEqual({ day: '2019-01-02', isProvisional: false })
})

test.each([
  [
    'our own form',
    {
      year: 2027,
      days: [
        { day: '2027-01-01', kind: 'off', name: '元旦' },
        { day: '2027-01-03', kind: 'makeup', name: '元旦' },
      ],
    },
  ],
  [
    'the form of the open data set',
    {
      year: 2027,
      papers: [],
      days: [
        { date: '2027-01-01', isOffDay: true, name: '元旦' },
        { date: '2027-01-03', isOffDay: false, name: '元旦' },
      ],
    },
  ],
])('a notice comes as JSON in %s', async (_form, notice) => {
  await shipped()
  const bytes = Buffer.from(`\uFEFF${JSON.stringify(notice)}`)
  const { body } = await importing(await office(), { bytes, name: '2027.json', query: { apply: 'true' } })
  expect(body).toMatchObject({ accepted: 2, applied: true })
  const { days } = await written()
  expect(days.filter(({ year }) => year === 2027)).toEqual([
    { year: 2027, day: '2027-01-01', kind: 'off', name: '元旦' },
    { year: 2027, day: '2027-01-03', kind: 'makeup', name: '元旦调休上班' },
  ])
})

test('vacations are registered, and stop no clock unless its rule asks for it', async () => {
  await shipped()
  const person = await office()
  const put = (vacations: object[]) =>
    school.app.inject({
      method: 'PUT',
      url: '/api/v1/work-calendar/vacations',
      payload: { vacations },
      cookies: person.cookies,
    })
  expect((await put([{ name: '寒假', from: '2026-01-19', to: '2026-03-01' }])).statusCode).toBe(200)
  const calendar = await loadWorkCalendar(school.parts.db)
  const start = parseDay('2026-01-16')
  expect(addWorkingDays(start, 3, calendar).day).toBe('2026-01-21')
  expect(addWorkingDays(start, 3, pausingInVacations(calendar)).day).toBe('2026-03-04')
  const before = await written()
  expect(before.ledger).toMatchObject([
    { type: 'calendar.vacations-changed', data: { before: [], after: [{ name: '寒假', from: '2026-01-19' }] } },
  ])
  const wrong = await put([{ name: '暑假', from: '2026-08-30', to: '2026-07-01' }])
  expect([wrong.statusCode, wrong.json<{ code: string }>().code]).toEqual([400, 'calendar.vacation-invalid'])
  expect(await written()).toEqual(before)
})
