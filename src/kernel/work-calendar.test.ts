import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import data from '../features/calendar/calendar-data.json' with { type: 'json' }
import { addDays, type Day, dayOf, daysBetween, parseDay, weekdayOf } from './day.ts'
import {
  addWorkingDays,
  type DaySpan,
  describeDay,
  excluding,
  isSettled,
  isWorkingDay,
  listCountedDays,
  pausingInVacations,
  type WorkCalendar,
  workingDaysBetween,
} from './work-calendar.ts'

const calendar: WorkCalendar = {
  coveredYears: new Set(data.years.map(({ year }) => year)),
  days: new Map(data.days.map(({ day, kind, name }) => [day, { kind: kind as 'off' | 'makeup', name }])),
}
const anyDay = fc.integer({ min: 0, max: 4300 }).map((n) => addDays(parseDay('2014-06-01'), n))
const anyCount = fc.integer({ min: 0, max: 60 })
const anySpans = fc.array(
  fc
    .tuple(anyDay, fc.integer({ min: 0, max: 40 }))
    .map(([from, length]): DaySpan => ({ from, to: addDays(from, length), name: '征求第三方意见' })),
  { maxLength: 4 },
)
/** The shipped calendar, with or without days that are left out. */
const anyCalendar = anySpans.map((spans) => excluding(calendar, spans))

// Two data sets agree on these (chinese-days and holiday-cn); the first day of a count is never counted.
test.each([
  ['2025-01-20', 15, '2025-02-14'],
  ['2025-01-20', 20, '2025-02-21'],
  ['2025-09-26', 15, '2025-10-23'],
  ['2025-12-25', 15, '2026-01-16'],
  ['2026-02-10', 15, '2026-03-09'],
  ['2026-02-10', 20, '2026-03-16'],
  ['2026-02-14', 7, '2026-03-03'],
  ['2026-09-24', 15, '2026-10-22'],
  ['2018-12-25', 3, '2018-12-28'],
  ['2018-12-25', 4, '2018-12-29'],
  ['2018-12-25', 5, '2019-01-02'],
  ['2026-02-27', 1, '2026-02-28'],
  ['2026-02-10', 0, '2026-02-10'],
])('from receipt on %s, %i working days end on %s', (start, n, due) => {
  const [from, to] = [parseDay(start), parseDay(due)]
  expect(addWorkingDays(from, n, calendar)).toEqual({ day: due, isProvisional: false })
  expect(workingDaysBetween(from, to, calendar)).toEqual({ days: n, isProvisional: false })
  expect(workingDaysBetween(to, from, calendar).days + n).toBe(0)
})

/** 1/1; 1/28–2/4 … as the notices say it, of the years in which two data sets were compared by hand. */
const NOTICES = {
  2025: {
    off: ['01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    makeup: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: ['01-01/01-03', '02-15/02-23', '04-04/04-06', '05-01/05-05', '06-19/06-21', '09-25/09-27', '10-01/10-07'],
    makeup: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
}

function daysOf(year: string, spans: readonly string[]): Day[] {
  return spans.flatMap((span) => {
    const [from = '', to = from] = span.split('/').map((day) => `${year}-${day}`)
    const length = daysBetween(parseDay(from), parseDay(to)) + 1
    return Array.from({ length }, (_, at) => addDays(parseDay(from), at))
  })
}

test.each(Object.entries(NOTICES))('the days of %s are those of its notice, and no others', (year, { off, makeup }) => {
  const special = (kind: string) => data.days.filter((day) => day.day.startsWith(year) && day.kind === kind)
  expect(special('off').map(({ day }) => day)).toEqual(daysOf(year, off))
  expect(special('makeup').map(({ day }) => day)).toEqual(daysOf(year, makeup))
})

test('every covered year has a source, gives the days off that the law of its time gave, and works on weekends only', () => {
  // 11 days until 2024, 13 from 2025; in 2015 the day of victory, in 2020 the lengthened Spring Festival came on top.
  const granted = (year: number): number => (year === 2015 ? 12 : year === 2020 || year >= 2025 ? 13 : 11)
  const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(parseDay(day)))
  expect(data.years.map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, at) => 2014 + at))
  for (const { year, source, sourceUrl } of data.years) {
    expect(source).toContain(`国务院办公厅关于${String(year)}年部分节假日安排的通知`)
    expect(sourceUrl).toMatch(/^https:\/\/www\.gov\.cn\/\S+$/)
    const own = data.days.filter((day) => day.year === year)
    const makeup = own.filter(({ kind }) => kind === 'makeup')
    const off = own.filter(({ day, kind }) => kind === 'off' && !isWeekend(day))
    expect([year, off.length - makeup.length]).toEqual([year, granted(year)])
    expect(makeup.filter(({ day }) => !isWeekend(day))).toEqual([])
  }
})

test.each([
  ['2026-02-14', 'makeup', '春节调休上班'],
  ['2026-02-28', 'makeup', '春节调休上班'],
  ['2025-09-28', 'makeup', '国庆节调休上班'],
  ['2025-10-11', 'makeup', '国庆节调休上班'],
  ['2018-12-29', 'makeup', '元旦调休上班'],
  ['2018-12-31', 'off', '元旦'],
  ['2026-10-01', 'off', '国庆节'],
  ['2026-11-21', 'weekend', '周末'],
  ['2026-11-23', 'workday', '工作日'],
])('%s is %s: %s', (day, kind, name) => {
  expect(describeDay(parseDay(day), calendar)).toMatchObject({ kind, name })
  expect(isWorkingDay(parseDay(day), calendar)).toBe(kind === 'makeup' || kind === 'workday')
})

test.each([
  ['2026-12-24', true],
  ['2026-12-25', false],
  ['2025-12-31', true],
  ['2027-01-04', false],
  ['2013-12-31', false],
])('whether notices decide about %s: %s, for the next one may change the last days of December', (day, isDecided) => {
  expect(isSettled(parseDay(day), calendar)).toBe(isDecided)
})

test('past the covered years a date is provisional and says so', () => {
  expect(addWorkingDays(parseDay('2026-12-20'), 15, calendar).isProvisional).toBe(true)
  expect(addWorkingDays(parseDay('2026-12-20'), 5, calendar)).toEqual({ day: '2026-12-25', isProvisional: true })
  expect(addWorkingDays(parseDay('2026-12-01'), 5, calendar).isProvisional).toBe(false)
  expect(workingDaysBetween(parseDay('2026-12-01'), parseDay('2027-01-05'), calendar).isProvisional).toBe(true)
  const steps = listCountedDays(parseDay('2026-12-22'), 4, calendar)
  expect(steps.map(({ day, isProvisional }) => [day.slice(5), isProvisional])).toEqual([
    ['12-23', false],
    ['12-24', false],
    ['12-25', true],
    ['12-26', true],
    ['12-27', true],
    ['12-28', true],
  ])
})

test('every day of a count says why it counts or not', () => {
  const steps = listCountedDays(
    parseDay('2026-02-12'),
    4,
    excluding(calendar, [{ from: parseDay('2026-02-25'), to: parseDay('2026-02-25'), name: '征求第三方意见' }]),
  )
  expect(
    steps.map(({ day, name, isCounted, count }) => `${day.slice(5)} ${name} ${isCounted ? String(count) : '-'}`),
  ).toEqual([
    '02-13 工作日 1',
    '02-14 春节调休上班 2',
    ...Array.from({ length: 9 }, (_, at) => `02-${String(15 + at)} 春节 -`),
    '02-24 工作日 3',
    '02-25 征求第三方意见 -',
    '02-26 工作日 4',
  ])
})

test('in school vacations the clock runs, unless the rule of the school stops it', () => {
  const winter = { from: parseDay('2026-01-19'), to: parseDay('2026-03-01'), name: '寒假' }
  const withVacations: WorkCalendar = { ...calendar, vacations: [winter] }
  const start = parseDay('2026-01-16')
  expect(addWorkingDays(start, 3, withVacations).day).toBe('2026-01-21')
  expect(addWorkingDays(start, 3, pausingInVacations(withVacations)).day).toBe('2026-03-04')
  expect(describeDay(parseDay('2026-01-20'), pausingInVacations(withVacations)).name).toBe('寒假')
})

test('adding is monotone in the start and strictly in the number', () => {
  fc.assert(
    fc.property(anyDay, anyCount, anyCalendar, (start, n, days) => {
      const { day } = addWorkingDays(start, n, days)
      expect(addWorkingDays(addDays(start, 1), n, days).day >= day).toBe(true)
      expect(addWorkingDays(start, n + 1, days).day > day).toBe(true)
    }),
  )
})

test('counting is the inverse of adding, and the other way round on working days', () => {
  fc.assert(
    fc.property(anyDay, anyCount, anyCalendar, (start, n, days) => {
      const due = addWorkingDays(start, n, days)
      expect(workingDaysBetween(start, due.day, days)).toEqual({ days: n, isProvisional: due.isProvisional })
      expect(workingDaysBetween(due.day, start, days).days + n).toBe(0)
      const later = addDays(due.day, 1)
      const back = addWorkingDays(start, workingDaysBetween(start, later, days).days, days).day
      expect(back).toBe(isWorkingDay(later, days) ? later : due.day)
    }),
  )
})

test('adding in two parts is adding at once, the mark of the provisional included', () => {
  fc.assert(
    fc.property(anyDay, fc.tuple(anyCount, anyCount), anyCalendar, (start, [a, b], days) => {
      const first = addWorkingDays(start, a, days)
      const second = addWorkingDays(first.day, b, days)
      expect(addWorkingDays(start, a + b, days)).toEqual({
        day: second.day,
        isProvisional: first.isProvisional || second.isProvisional,
      })
    }),
  )
})

test('the list of days ends on the due day, counts exactly its number, and leaves no day out', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyCalendar, (start, n, days) => {
      const steps = listCountedDays(start, n, days)
      const due = addWorkingDays(start, n, days)
      expect(steps.map(({ day }) => day)).toEqual(steps.map((_, at) => addDays(start, at + 1)))
      expect(steps.at(-1)).toMatchObject({ day: due.day, count: n, isCounted: true })
      expect(steps.filter(({ isCounted }) => isCounted).map(({ day }) => day)).toEqual(
        steps.map(({ day }) => day).filter((day) => isWorkingDay(day, days)),
      )
      expect(steps.some(({ isProvisional }) => isProvisional) || !isSettled(start, days)).toBe(due.isProvisional)
    }),
  )
})

test('what is excluded adds as many working days as it holds', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 30 }), (start, n, length) => {
      const span = { from: addDays(start, 1), to: addDays(start, length), name: '暂停' }
      const inside = length === 0 ? 0 : workingDaysBetween(start, span.to, calendar).days
      expect(addWorkingDays(start, n, excluding(calendar, [span])).day).toBe(
        addWorkingDays(start, n + inside, calendar).day,
      )
    }),
  )
})

test.each([-1, 1.5, Number.NaN, 5001])('%d is not a number of working days', (n) => {
  expect(() => addWorkingDays(parseDay('2026-01-05'), n, calendar)).toThrow(RangeError)
  expect(() => listCountedDays(parseDay('2026-01-05'), n, calendar)).toThrow(RangeError)
})

// New York and London put their clocks forward and back, Lord Howe by half an hour; Apia skipped a whole day in 2011.
test.each(['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Shanghai'])(
  'counting is the same on a machine in %s, on days without daylight saving and with it',
  (zone) => {
    const starts = Array.from({ length: 400 }, (_, at) => addDays(parseDay('2025-10-01'), at))
    const results = () => starts.map((start) => listCountedDays(start, 12, calendar).map(({ day, name }) => day + name))
    const offsetOf = () => new Date('2026-07-01T00:00:00Z').getTimezoneOffset()
    vi.stubEnv('TZ', 'UTC')
    const [expected, utc] = [results(), offsetOf()]
    vi.stubEnv('TZ', zone)
    try {
      // The machine has really moved.
      expect(offsetOf()).not.toBe(utc)
      expect(results()).toEqual(expected)
    } finally {
      vi.unstubAllEnvs()
    }
  },
)

test('days do not depend on the time zone of the machine', () => {
  expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(dayOf(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(weekdayOf('2026-11-23' as Day)).toBe(1)
  expect(daysBetween('2026-02-27' as Day, '2026-03-01' as Day)).toBe(2)
})

test.each(['2026-02-30', '2026-13-01', '26-1-1', '', '2026-11-23x'])('"%s" is not a day', (text) => {
  expect(() => parseDay(text)).toThrow('day.invalid')
})
