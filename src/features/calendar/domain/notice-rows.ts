import { addDays, type Day, daysBetween, formatDayCn, isDay, weekdayOf } from '../../../kernel/day.ts'
import { type NoticeDay, reachOf } from './year-notice.ts'

/** The headings of the template, in order. */
export const COLUMNS = ['开始日期', '结束日期', '类型', '节日', '备注'] as const
type Column = (typeof COLUMNS)[number] | '年份' | '公布日期' | '表格'

/** The dictionary of 类型: what people write in the sheet. */
export const KIND_WORDS = ['放假', '调休上班'] as const

/** One line of a notice as it was filled in: 2月15日至23日, 放假, 春节. */
export interface NoticeLine {
  readonly rowNumber: number
  /** In the order of `COLUMNS`. */
  readonly cells: readonly string[]
}

/** A fault, told by the row (0: the whole notice) and the column that people see. */
export interface RowError {
  readonly row: number
  readonly column: Column
  readonly message: string
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const LONGEST_SPAN = 31
const LONGEST_NAME = 40
/** A line whose remark says that it only shows how lines are written. */
const EXAMPLE = /^示例/

function isWeekend(day: Day): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6
}

/** A day as people write it (2027-1-3, 2027/1/3, 2027年1月3日), or null. */
function dayIn(text: string): Day | null {
  const [, year = '', month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : null
}

interface Parsed {
  readonly rowNumber: number
  readonly texts: readonly string[]
  readonly from: Day | null
  readonly to: Day | null
  readonly kind: NoticeDay['kind'] | null
  readonly name: string
}

const KINDS: Readonly<Record<string, NoticeDay['kind']>> = { 放假: 'off', 调休上班: 'makeup' }
const MAKEUP = '调休上班'

/** A make-up day is named after its holiday: 春节调休上班. */
function nameOf(kind: NoticeDay['kind'] | null, name: string): string {
  return kind === 'makeup' && name !== '' && !name.endsWith(MAKEUP) ? name + MAKEUP : name
}

function parse({ rowNumber, cells }: NoticeLine): Parsed {
  const texts = COLUMNS.map((_, at) => (cells[at] ?? '').trim())
  const at = (index: number): string => texts[index] ?? ''
  const from = dayIn(at(0))
  const to = at(1) === '' ? from : dayIn(at(1))
  const kind = KINDS[at(2)] ?? null
  return { rowNumber, texts, from, to, kind, name: nameOf(kind, at(3)) }
}

type Check = readonly [column: Column, message: string, isWrong: (row: Parsed) => boolean]

const NOT_A_DAY = '不是日期，请按“年-月-日”填写'
const CHECKS: readonly Check[] = [
  ['开始日期', '必须填写', ({ texts }) => texts[0] === ''],
  ['开始日期', NOT_A_DAY, ({ texts, from }) => texts[0] !== '' && from === null],
  ['结束日期', NOT_A_DAY, ({ texts, to }) => texts[1] !== '' && to === null],
  ['结束日期', '不能早于开始日期', ({ from, to }) => from !== null && to !== null && to < from],
  [
    '结束日期',
    `一行最多 ${String(LONGEST_SPAN)} 天，请核对年份和月份`,
    ({ from, to }) => from !== null && to !== null && daysBetween(from, to) >= LONGEST_SPAN,
  ],
  ['类型', `应为${KIND_WORDS.join('、')}之一`, ({ kind }) => kind === null],
  ['节日', '必须填写，如“春节”', ({ name }) => name === ''],
  ['节日', `最多 ${String(LONGEST_NAME)} 个字`, ({ name }) => name.length > LONGEST_NAME],
]

function daysOf({ from, to, kind, name }: Parsed): NoticeDay[] {
  if (from === null || to === null || kind === null) return []
  const length = Math.min(daysBetween(from, to) + 1, LONGEST_SPAN)
  return Array.from({ length: Math.max(0, length) }, (_, at) => ({ day: addDays(from, at), kind, name }))
}

/** Days outside the year, and days of work that are no weekend. */
function wrongDays(row: Parsed, year: number): RowError[] {
  const { from, to } = reachOf(year)
  const days = daysOf(row)
  const outside = days.filter(({ day }) => day < from || day > to)
  const onWeekday = days.filter(({ day, kind }) => kind === 'makeup' && !isWeekend(day))
  return [
    ...outside.slice(0, 1).map(({ day }): RowError => {
      const message = `${day} 不在${String(year)}年内（上一年 12 月 25 日至 31 日也可以），请核对年份`
      return { row: row.rowNumber, column: '开始日期', message }
    }),
    ...onWeekday.map(({ day }): RowError => {
      const message = `${day} 是${WEEKDAYS[weekdayOf(day)] ?? ''}，调休上班日应是周六或周日`
      return { row: row.rowNumber, column: '类型', message }
    }),
  ]
}

function repeatedDays(rows: readonly Parsed[]): RowError[] {
  const seen = new Map<Day, number>()
  return rows.flatMap((row) =>
    daysOf(row).flatMap(({ day }): RowError[] => {
      const first = seen.get(day)
      seen.set(day, first ?? row.rowNumber)
      return first === undefined
        ? []
        : [{ row: row.rowNumber, column: '开始日期', message: `${day} 在第 ${String(first)} 行已经列出` }]
    }),
  )
}

/** The year and the day of announcement, seen from today. */
function wrongHead({ year, announcedOn, today }: NoticeFacts): RowError[] {
  const next = Number(today.slice(0, 4)) + 1
  return [
    ...(year > next ? [{ row: 0, column: '年份' as const, message: `${String(year)}年的放假安排还不会公布` }] : []),
    ...(announcedOn !== null && announcedOn > today
      ? [{ row: 0, column: '公布日期' as const, message: '不能晚于今天' }]
      : []),
  ]
}

/** Which year, when it was announced, and which day it is. */
export interface NoticeFacts {
  readonly year: number
  readonly announcedOn: Day | null
  readonly today: Day
}

/** Holidays that every notice must give, with the first year in which the law gave the day (全国年节及纪念日放假办法 第二条). */
const FIXED_DAYS: readonly (readonly [date: string, name: string, since: number])[] = [
  ['01-01', '元旦', 2008],
  ['05-01', '劳动节', 2008],
  ['05-02', '劳动节', 2025],
  ['10-01', '国庆节', 2008],
  ['10-02', '国庆节', 2008],
  ['10-03', '国庆节', 2008],
]
const MOVING = ['春节', '清明', '端午', '中秋']
/** 13 days since 2025, 11 before. */
const STATUTORY = (year: number): number => (year >= 2025 ? 13 : 11)

function missingDays(year: number, days: readonly NoticeDay[]): string[] {
  const off = new Set<string>(days.filter(({ kind }) => kind === 'off').map(({ day }) => day))
  const fixed = FIXED_DAYS.filter(([, , since]) => year >= since)
    .map(([date, name]) => ({ day: `${String(year)}-${date}` as Day, name }))
    .filter(({ day }) => !isWeekend(day) && !off.has(day))
    .map(({ day, name }) => `${formatDayCn(day)}（${name}）是法定节假日，表中没有列为放假。`)
  const moving = MOVING.filter((name) => !days.some((day) => day.kind === 'off' && day.name.includes(name)))
  return [...fixed, ...moving.map((name) => `表中没有“${name}”的放假日期。`)]
}

function odd(year: number, days: readonly NoticeDay[]): string[] {
  const off = days.filter(({ day, kind }) => kind === 'off' && !isWeekend(day)).length
  const net = off - days.filter(({ kind }) => kind === 'makeup').length
  const expected = STATUTORY(year)
  if (net === expected) return []
  return [
    `放假的周一至周五有 ${String(off)} 天，减去调休上班的天数为 ${String(net)} 天，而法定节假日是 ${String(expected)} 天，请对照通知核对。`,
  ]
}

function idleRows(rows: readonly Parsed[]): string[] {
  return rows
    .filter((row) => row.kind === 'off' && daysOf(row).every(({ day }) => isWeekend(day)))
    .map(({ rowNumber }) => `第 ${String(rowNumber)} 行放假的日子都是周末，列入不影响工作日的计算。`)
}

/** What a filled-in notice says: its days in order, what is wrong with it, and what should be looked at twice. */
export interface CheckedNotice {
  readonly days: readonly NoticeDay[]
  readonly errors: readonly RowError[]
  readonly warnings: readonly string[]
}

/** Checks every line of a notice; examples are passed over. Warnings are given for what can be read without fault only. */
export function checkNotice(lines: readonly NoticeLine[], facts: NoticeFacts): CheckedNotice {
  const rows = lines.map(parse).filter(({ texts }) => !EXAMPLE.test(texts[4] ?? ''))
  const errors: RowError[] = [
    ...wrongHead(facts),
    ...(rows.length === 0 ? [{ row: 0, column: '表格' as const, message: '没有数据行' }] : []),
    ...rows.flatMap((row) =>
      CHECKS.filter(([, , isWrong]) => isWrong(row)).map(([column, message]) => ({
        row: row.rowNumber,
        column,
        message,
      })),
    ),
    ...rows.flatMap((row) => wrongDays(row, facts.year)),
    ...repeatedDays(rows),
  ].sort((a, b) => a.row - b.row)
  const days = rows.flatMap(daysOf).sort((a, b) => (a.day < b.day ? -1 : 1))
  const warnings =
    errors.length > 0 ? [] : [...missingDays(facts.year, days), ...odd(facts.year, days), ...idleRows(rows)]
  return { days, errors, warnings }
}
