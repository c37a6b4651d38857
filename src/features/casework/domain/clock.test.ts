import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueDayFrom } from '../../../../test/support/second-clock.ts'
import { addDays, type Day, parseDay } from '../../../kernel/day.ts'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import data from '../../calendar/calendar-data.json' with { type: 'json' }
import { type ClockEvent, foldClock, isOnTime } from './clock.ts'
import { explainClock } from './explain.ts'
import { codeFrom, CODE_ALPHABET, tidyCode } from '../../../kernel/query-code.ts'

const calendar: WorkCalendar = {
  coveredYears: new Set(data.years.map(({ year }) => year)),
  days: new Map(data.days.map(({ day, kind, name }) => [day, { kind: kind as 'off' | 'makeup', name }])),
}
const article = '第十八条'

function start(on: string, days: number): ClockEvent {
  return { type: 'start', on: parseDay(on), days, article }
}
function pause(on: string, key = 'a'): ClockEvent {
  return { type: 'pause', on: parseDay(on), key, why: '征求第三方意见', article: '第三十二条' }
}
function resume(on: string, key = 'a'): ClockEvent {
  return { type: 'resume', on: parseDay(on), key }
}
function stop(on: string): ClockEvent {
  return { type: 'stop', on: parseDay(on) }
}
const defer = (until: string): ClockEvent => ({
  type: 'defer',
  until: parseDay(until),
  why: '确定延迟答复的合理期限',
  article: '第三十五条',
})
const extend = (days: number): ClockEvent => ({ type: 'extend', days, article: '第三十三条' })
const restart = (on: string, days: number): ClockEvent => ({
  type: 'restart',
  on: parseDay(on),
  days,
  article: '第三十条',
})

test.each([
  ['2025-01-20', 15, '2025-02-14'],
  ['2025-01-20', 20, '2025-02-21'],
  ['2025-09-26', 15, '2025-10-23'],
  ['2025-12-25', 15, '2026-01-16'],
  ['2026-02-10', 15, '2026-03-09'],
  ['2026-02-10', 20, '2026-03-16'],
  ['2026-02-14', 7, '2026-03-03'],
  ['2026-09-24', 15, '2026-10-22'],
])('received on %s, an answer within %i working days is due on %s', (on, days, due) => {
  expect(foldClock([start(on, days)], calendar)).toMatchObject({ dueOn: due, isProvisional: false, state: 'running' })
})

test.each<[string, ClockEvent[], string | null]>([
  ['a later day that was set holds', [start('2026-11-02', 20), defer('2027-03-31')], '2027-03-31'],
  ['an earlier day that was set shortens nothing', [start('2026-11-02', 20), defer('2026-11-05')], '2026-11-30'],
  [
    'a day that was set waits while the clock stands still',
    [start('2026-11-02', 20), defer('2027-03-31'), pause('2026-11-04')],
    null,
  ],
  [
    'a new count begins without it',
    [start('2026-11-02', 20), defer('2027-03-31'), restart('2026-11-09', 20)],
    '2026-12-07',
  ],
  ['an extension counts from the old due day', [start('2026-11-02', 20), extend(20)], '2026-12-28'],
  [
    'days of a pause, the last among them, do not count',
    [start('2026-11-02', 15), pause('2026-11-04'), resume('2026-11-11')],
    '2026-11-30',
  ],
  [
    'a pause that ends on its own day takes nothing',
    [start('2026-11-02', 15), pause('2026-11-04'), resume('2026-11-04')],
    '2026-11-23',
  ],
  ['while a pause lasts nothing is due', [start('2026-11-02', 15), pause('2026-11-04')], null],
  [
    'two pauses at once take their days once',
    [
      start('2026-11-02', 15),
      pause('2026-11-04'),
      pause('2026-11-05', 'b'),
      resume('2026-11-09'),
      resume('2026-11-11', 'b'),
    ],
    '2026-11-30',
  ],
  [
    'one of two pauses over, the clock still stands',
    [start('2026-11-02', 15), pause('2026-11-04'), pause('2026-11-05', 'b'), resume('2026-11-09')],
    null,
  ],
  [
    'a supplement begins the term anew',
    [start('2026-11-02', 20), pause('2026-11-06'), restart('2026-11-16', 20)],
    '2026-12-14',
  ],
  ['what is late before a pause stays late', [start('2026-11-02', 5), pause('2026-11-20')], '2026-11-09'],
  ['a make-up Saturday counts', [start('2026-02-27', 1)], '2026-02-28'],
])('%s', (_name, events, due) => {
  expect(foldClock(events, calendar).dueOn).toBe(due)
  expect(dueDayFrom(events as never, calendar)).toBe(due)
})

test('without a beginning there is no clock, and nothing to explain', () => {
  const clock = foldClock([], calendar)
  expect(clock).toMatchObject({ state: 'none', dueOn: null, allowedDays: 0 })
  expect(explainClock(clock)).toEqual([])
})

test.each<[string, ClockEvent[], boolean | undefined]>([
  ['on the last day is in time', [start('2026-11-02', 15), stop('2026-11-23')], true],
  ['a day later is late', [start('2026-11-02', 15), stop('2026-11-24')], false],
  ['while the clock stands it is in time', [start('2026-11-02', 15), pause('2026-11-04'), stop('2026-12-24')], true],
  ['while it runs nobody knows', [start('2026-11-02', 15)], undefined],
])('an answer %s', (_name, events, expected) => {
  expect(isOnTime(foldClock(events, calendar))).toBe(expected)
})

test('a day that was set says why, and where that is allowed', () => {
  const clock = foldClock([start('2026-11-02', 20), defer('2027-03-31')], calendar)
  expect(explainClock(clock)).toContain('另行确定答复期限到2027年3月31日：确定延迟答复的合理期限（第三十五条）。')
  expect(isOnTime({ ...clock, stoppedOn: parseDay('2027-03-31') })).toBe(true)
})

test('through a year without a notice the day is provisional and says so', () => {
  const clock = foldClock([start('2026-12-20', 15)], calendar)
  expect(clock.isProvisional).toBe(true)
  expect(explainClock(clock).at(-1)).toContain('暂定')
  expect(foldClock([start('2026-12-01', 5)], calendar).isProvisional).toBe(false)
})

test('the clock explains itself: every stretch with its days and its article', () => {
  const clock = foldClock([start('2026-11-02', 15), pause('2026-11-04'), resume('2026-11-11')], calendar)
  expect(explainClock(clock)).toEqual([
    '2026年11月2日为起算之日，当日不计入，自次日起算。',
    '2026年11月3日至2026年11月4日，计 2 个工作日：答复期限（第十八条）。',
    '2026年11月5日至2026年11月11日，不计入（其中工作日 5 个）：征求第三方意见（第三十二条）。',
    '2026年11月12日至2026年11月30日，计 13 个工作日：答复期限（第十八条）。',
    '期限届满日：2026年11月30日。',
  ])
  const standing = foldClock([start('2026-11-02', 15), pause('2026-11-04')], calendar)
  expect(explainClock(standing).at(-1)).toBe('目前停止计算，恢复后还有 13 个工作日；届满日期在恢复之后确定。')
})

/** Histories as they can happen: days never go back, pauses begin and end, terms are extended and begun anew. */
const history = fc
  .tuple(
    fc.integer({ min: 0, max: 4000 }).map((n) => addDays(parseDay('2015-01-05'), n)),
    fc.integer({ min: 1, max: 30 }),
    fc.array(fc.tuple(fc.constantFrom('pause', 'resume', 'extend', 'restart'), fc.integer({ min: 0, max: 12 })), {
      maxLength: 8,
    }),
  )
  .map(([from, days, steps]) => {
    let day: Day = from
    let open: string[] = []
    const events: ClockEvent[] = [{ type: 'start', on: from, days, article }]
    for (const [at, [type, later]] of steps.entries()) {
      day = addDays(day, later)
      if (type === 'extend') events.push(extend(5))
      else if (type === 'restart') {
        events.push(restart(day, days))
        open = []
      } else if (type === 'pause') {
        events.push(pause(day, String(at)))
        open.push(String(at))
      } else {
        const key = open.shift()
        if (key !== undefined) events.push(resume(day, key))
      }
    }
    return events
  })

test('for any history the due day equals the one that another way of counting finds', () => {
  fc.assert(
    fc.property(history, (events) => {
      expect(foldClock(events, calendar).dueOn).toBe(dueDayFrom(events as never, calendar))
    }),
    { numRuns: 500 },
  )
})

test('no time of the clock is lost: counted days add up, and the intervals follow one another without a hole', () => {
  fc.assert(
    fc.property(history, (events) => {
      const clock = foldClock(events, calendar)
      const counted = clock.intervals.filter(({ isCounted }) => isCounted).reduce((sum, { days }) => sum + days, 0)
      expect(counted).toBe(clock.usedDays)
      expect(clock.usedDays + clock.remainingDays).toBe(clock.allowedDays)
      if (clock.dueOn !== null) expect(clock.usedDays).toBe(clock.allowedDays)
      for (const [at, { from }] of clock.intervals.entries()) {
        const before = clock.intervals[at - 1]?.to
        if (before) expect(addDays(before, 1)).toBe(from)
      }
    }),
    { numRuns: 300 },
  )
})

test('a query code has sixteen signs that nobody takes for one another, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      const code = codeFrom(bytes)
      fc.pre(code.length === 16)
      expect(Array.from(code).every((sign) => CODE_ALPHABET.includes(sign))).toBe(true)
      expect(tidyCode(` ${code.toLowerCase().replaceAll(/(.{4})/g, '$1-')}`)).toBe(code)
    }),
  )
})

test('a school whose own rule says so does not count its vacations; without the rule the clock runs', () => {
  const vacations = [{ from: parseDay('2026-07-13'), to: parseDay('2026-08-30'), name: '暑假' }]
  const withVacations = { ...calendar, vacations }
  const rule = '《示例医科大学信息公开办法》第九条'
  const own = { ...start('2026-07-06', 15), vacations: rule } as ClockEvent
  expect(foldClock([start('2026-07-06', 15)], withVacations).dueOn).toBe('2026-07-27')
  const clock = foldClock([own], withVacations)
  expect(clock).toMatchObject({ dueOn: '2026-09-14', allowedDays: 15, usedDays: 15 })
  expect(clock.days.find(({ day }) => day === '2026-07-20')).toMatchObject({ isCounted: false, why: '暑假' })
  expect(explainClock(clock)[1]).toBe(`学校寒暑假期间不计入（${rule}）。`)
  // A term that begins anew goes on under the same rule.
  expect(foldClock([own, restart('2026-07-08', 15)], withVacations).dueOn).toBe('2026-09-16')
})

test('the last days of December wait for the notice of the next year', () => {
  const clock = foldClock([start('2026-12-10', 15)], calendar)
  expect(clock).toMatchObject({ dueOn: '2026-12-31', isProvisional: true, unsettledYear: 2027 })
  expect(explainClock(clock).at(-1)).toContain('尚未公布2027年的放假安排')
  expect(foldClock([start('2026-12-03', 15)], calendar).isProvisional).toBe(false)
})

const days = (on: string, n: number, rolls?: string) => ({
  type: 'restart' as const,
  on: parseDay(on),
  days: n,
  article: '《信访工作条例》第三十四条',
  term: '办理期限',
  unit: 'day' as const,
  ...(rolls === undefined ? {} : { rolls }),
})
const ROLLS = '凭记忆，待核对'

test.each<[string, ClockEvent[], string]>([
  ['every day counts, the day after the first one being the first', [days('2026-11-02', 15)], '2026-11-17'],
  ['weekends and holidays among them', [days('2026-09-20', 60)], '2026-11-19'],
  ['that ends on a Saturday ends there where no rule puts it off', [days('2026-11-06', 15)], '2026-11-21'],
  ['that ends on a Saturday ends on Monday where a rule says so', [days('2026-11-06', 15, ROLLS)], '2026-11-23'],
  ['that ends in a holiday ends after it', [days('2026-09-16', 15, ROLLS)], '2026-10-08'],
  ['that ends on a make-up Saturday ends there', [days('2026-02-13', 15, ROLLS)], '2026-02-28'],
  [
    'is extended by all days from its own last day, not from the one it was put off to',
    [days('2026-11-06', 15, ROLLS), { type: 'extend', days: 30, article: '第三十四条', unit: 'day', rolls: ROLLS }],
    '2026-12-21',
  ],
  ['that follows one of working days counts by itself', [start('2026-11-02', 5), days('2026-11-02', 15)], '2026-11-17'],
])('a term of all days: %s', (_what, events, due) => {
  expect(foldClock(events, calendar)).toMatchObject({ dueOn: due, unit: 'day' })
})

test('a term of all days says so, and where it was put off to', () => {
  const clock = foldClock([start('2026-11-06', 5), { ...days('2026-11-06', 15, ROLLS), why: '转为信访事项' }], calendar)
  expect(explainClock(clock)).toEqual([
    '2026年11月6日为起算之日，当日不计入，自次日起算。',
    '2026年11月7日至2026年11月21日，计 15 日：办理期限（《信访工作条例》第三十四条）。',
    '期限最后一日2026年11月21日不是工作日，顺延到2026年11月23日（凭记忆，待核对）。',
    '期限届满日：2026年11月23日。',
  ])
})

test('a term of all days is provisional only where the notice may still move its last day', () => {
  const far = days('2027-03-01', 15)
  expect(foldClock([far], calendar).isProvisional).toBe(false)
  expect(foldClock([{ ...far, rolls: ROLLS }], calendar).isProvisional).toBe(true)
})
