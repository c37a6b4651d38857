import { expect, test } from 'vitest'
import { type Day, parseDay } from '../../../kernel/day.ts'
import { NOTICE_2027 } from '../../../../test/support/notice-2027.ts'
import { checkNotice } from './notice-rows.ts'
import { calendarOf, changedDays, countYear, type NoticeDay } from './year-notice.ts'

const today = parseDay('2026-11-23')
const facts = { year: 2027, announcedOn: null, today }

function check(rows: readonly (readonly string[])[], more: { year?: number; announcedOn?: Day } = {}) {
  const lines = rows.map((cells, at) => ({ rowNumber: at + 2, cells }))
  return checkNotice(lines, { ...facts, ...more })
}

test('a whole notice is read day by day, make-up days named after their holiday', () => {
  const { days, errors, warnings } = check(NOTICE_2027)
  expect(errors).toEqual([])
  expect(warnings).toEqual([])
  expect(days).toHaveLength(27)
  expect(days.slice(0, 4)).toEqual([
    { day: '2027-01-01', kind: 'off', name: '元旦' },
    { day: '2027-01-02', kind: 'off', name: '元旦' },
    { day: '2027-01-03', kind: 'off', name: '元旦' },
    { day: '2027-02-05', kind: 'off', name: '春节' },
  ])
  expect(days.filter(({ kind }) => kind === 'makeup')).toEqual([
    { day: '2027-02-20', kind: 'makeup', name: '春节调休上班' },
    { day: '2027-09-26', kind: 'makeup', name: '国庆节调休上班' },
    { day: '2027-10-09', kind: 'makeup', name: '国庆节调休上班' },
  ])
})

test.each(['2027-01-01', '2027/1/1', '2027年1月1日', '2027.1.1'])('a day may be written as %s', (text) => {
  expect(check([[text, '', '放假', '元旦']]).days).toEqual([{ day: '2027-01-01', kind: 'off', name: '元旦' }])
})

test.each([
  ['nothing but a type', ['', '', '放假', '元旦'], '开始日期'],
  ['no such day', ['2027-02-30', '', '放假', '春节'], '开始日期'],
  ['a day in another year', ['2026-01-01', '', '放假', '元旦'], '开始日期'],
  ['a day after the year', ['2028-01-01', '', '放假', '元旦'], '开始日期'],
  ['24 December of the year before', ['2026-12-24', '', '放假', '元旦'], '开始日期'],
  ['an end that is no day', ['2027-01-01', '三号', '放假', '元旦'], '结束日期'],
  ['an end before the beginning', ['2027-01-03', '2027-01-01', '放假', '元旦'], '结束日期'],
  ['more than a month', ['2027-01-01', '2027-03-01', '放假', '元旦'], '结束日期'],
  ['a type that is none', ['2027-01-01', '', '休息', '元旦'], '类型'],
  ['a make-up day on a weekday', ['2027-01-04', '', '调休上班', '元旦'], '类型'],
  ['a make-up span that runs into Monday', ['2027-01-03', '2027-01-04', '调休上班', '元旦'], '类型'],
  ['no name', ['2027-01-01', '', '放假', ''], '节日'],
  ['a name of many words', ['2027-01-01', '', '放假', '很'.repeat(41)], '节日'],
])('%s is a fault of its row and column, told in Chinese', (_, row, column) => {
  const { errors } = check([...NOTICE_2027.slice(3), row])
  expect(errors.map((error) => [error.row, error.column])).toEqual([[9, column]])
  expect(errors[0]?.message).toMatch(/[\u4e00-\u9fff]/)
})

test('a day that stands there twice is a fault of the second row', () => {
  const { errors } = check([...NOTICE_2027, ['2027-02-11', '', '放假', '春节']])
  expect(errors).toEqual([{ row: 12, column: '开始日期', message: '2027-02-11 在第 3 行已经列出' }])
})

test('the last days of December before belong to New Year', () => {
  const { errors, days } = check([...NOTICE_2027, ['2026-12-31', '', '放假', '元旦']])
  expect([errors, days[0]]).toEqual([[], { day: '2026-12-31', kind: 'off', name: '元旦' }])
})

test('a notice without lines, for a year too far ahead, or from the future is refused as a whole', () => {
  expect(check([]).errors).toMatchObject([{ row: 0, column: '表格' }])
  expect(check(NOTICE_2027, { announcedOn: parseDay('2026-11-24') }).errors).toMatchObject([{ column: '公布日期' }])
  const far = NOTICE_2027.map((row) => row.map((cell) => cell.replace('2027', '2029')))
  expect(check(far, { year: 2029 }).errors.filter(({ row }) => row === 0)).toMatchObject([{ column: '年份' }])
})

test('examples of the template are passed over', () => {
  const example = ['2027-02-28', '', '调休上班', '春节', '示例行，不会导入']
  expect(check([example, ...NOTICE_2027]).days).toHaveLength(27)
})

test('what the law gives and the notice lacks is a warning, not a fault', () => {
  const { errors, warnings } = check(NOTICE_2027.filter(([, , , name]) => name !== '国庆节' && name !== '端午节'))
  expect(errors).toEqual([])
  expect(warnings).toEqual([
    '2027年10月1日（国庆节）是法定节假日，表中没有列为放假。',
    '表中没有“端午”的放假日期。',
    expect.stringContaining('法定节假日是 13 天'),
  ])
  const idle = check([...NOTICE_2027, ['2027-11-06', '2027-11-07', '放假', '元旦']])
  expect(idle.warnings).toEqual(['第 12 行放假的日子都是周末，列入不影响工作日的计算。'])
})

const off = (day: string, name: string): NoticeDay => ({ day: parseDay(day), kind: 'off', name })
const makeup = (day: string, name: string): NoticeDay => ({ day: parseDay(day), kind: 'makeup', name })

test('of two notices that name a day, that of the later year holds', () => {
  const older = { year: 2026, days: [off('2026-12-26', '元旦')] }
  const newer = { year: 2027, days: [makeup('2026-12-26', '元旦调休上班')] }
  for (const notices of [
    [older, newer],
    [newer, older],
  ])
    expect(calendarOf(notices).days.get('2026-12-26')).toEqual({ kind: 'makeup', name: '元旦调休上班' })
})

test('the changed days are those whose meaning changed, with before and after', () => {
  const before = calendarOf([{ year: 2027, days: [off('2027-01-01', '元旦'), off('2027-01-02', '元旦')] }])
  const after = calendarOf([
    { year: 2027, days: [off('2027-01-01', '元旦'), makeup('2027-01-03', '元旦调休上班'), off('2027-01-04', '元旦')] },
  ])
  expect(changedDays(2027, before, after)).toEqual([
    { day: '2027-01-02', before: '元旦', after: '周末', movesDates: false },
    { day: '2027-01-03', before: '周末', after: '元旦调休上班', movesDates: true },
    { day: '2027-01-04', before: '工作日', after: '元旦', movesDates: true },
  ])
})

test('a year has 365 or 366 days less weekends and holidays, plus make-up days', () => {
  const { days } = check(NOTICE_2027)
  const calendar = calendarOf([{ year: 2027, days }])
  // 261 weekdays less the 13 statutory days.
  expect(countYear(2027, calendar)).toEqual({ days: 248, isSettled: false })
  expect(
    countYear(
      2027,
      calendarOf([
        { year: 2027, days },
        { year: 2028, days: [] },
      ]),
    ).isSettled,
  ).toBe(true)
})
