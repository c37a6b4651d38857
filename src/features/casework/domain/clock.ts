import { addDays, type Day, yearOf } from '../../../kernel/day.ts'
import {
  describeDay,
  isSettled,
  isWorkingDay,
  pausingInVacations,
  type WorkCalendar,
} from '../../../kernel/work-calendar.ts'
import { type Allotment, allotmentAt, allotmentOf, extensionIn, unitOf } from './allotment.ts'
import type { ClockEvent, Interval } from './clock-events.ts'
import { type Counting, type Deferral, deferralIn, isCounting, putOff } from './deferral.ts'
import { type Rolled, rollOn } from './roll.ts'

export type { ClockEvent, Interval } from './clock-events.ts'

/** A day on which the clock was looked at: counted, not a working day, or excluded. */
export interface ClockDay {
  readonly day: Day
  readonly isCounted: boolean
  readonly why: string
}

/** 期限 as it follows from its events. `dueOn` is null while paused, and when no clock was started. */
export interface FoldedClock {
  readonly state: 'none' | 'running' | 'paused' | 'stopped'
  /** The day from which is counted; it never counts itself (自次日起算). */
  readonly startedOn: Day | null
  readonly intervals: readonly Interval[]
  readonly days: readonly ClockDay[]
  readonly allowedDays: number
  /** Counted up to the day asked about, the stop, or the pause that lasts; without any of them, up to the due day. */
  readonly usedDays: number
  readonly remainingDays: number
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  /** The first year whose holidays are not announced and that the count needs; null when there is none. */
  readonly unsettledYear: number | null
  /** The rule by which vacations do not count; null when they do. */
  readonly vacations: string | null
  /** The day that was set instead of the counted one; null when there is none. */
  readonly deferral: Deferral | null
  /** The unit of its days. */
  readonly unit: 'workday' | 'day'
  /** The last day where it is a day off, and why the due day is the next working day; null when it is none. */
  readonly rolled: Rolled | null
  readonly stoppedOn: Day | null
}

interface Pause {
  readonly key: string
  readonly from: Day
  readonly to: Day | null
  readonly why: string
  readonly article: string
}

interface Settings {
  readonly startedOn: Day | null
  readonly allotments: readonly Allotment[]
  readonly pauses: readonly Pause[]
  readonly stoppedOn: Day | null
  readonly before: readonly Interval[]
}

const NOTHING: Settings = { startedOn: null, allotments: [], pauses: [], stoppedOn: null, before: [] }

function workingDaysIn(from: Day, to: Day, calendar: WorkCalendar): number {
  let days = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days += 1
  return days
}

/** What ran before a new count does not count any more. */
function setAside(
  settings: Settings,
  on: Day,
  { article, why = '收到补正', calendar }: { article: string; why?: string | undefined; calendar: WorkCalendar },
) {
  const from = settings.startedOn === null ? on : addDays(settings.startedOn, 1)
  if (from > on) return settings.before
  const days = workingDaysIn(from, on, calendar)
  return [
    ...settings.before,
    { from, to: on, days, isCounted: false, why: `此前的期间不计算，自${why}次日起重新计算`, article },
  ]
}

function begin(settings: Settings, event: Extract<ClockEvent, { days: number; on: Day }>, calendar: WorkCalendar) {
  const { type, on, why, article, term = type === 'start' ? '答复期限' : '重新计算的答复期限' } = event
  return {
    ...NOTHING,
    startedOn: on,
    allotments: [{ ...allotmentOf(event), why: term }],
    before: type === 'start' ? [] : setAside(settings, on, { article, why, calendar }),
  }
}

function apply(settings: Settings, event: Counting, calendar: WorkCalendar): Settings {
  switch (event.type) {
    case 'start':
    case 'restart':
      return begin(settings, event, calendar)
    case 'pause': {
      const { key, on: from, why, article } = event
      return { ...settings, pauses: [...settings.pauses, { key, from, to: null, why, article }] }
    }
    case 'resume':
      return {
        ...settings,
        pauses: settings.pauses.map((pause) =>
          pause.key === event.key && pause.to === null ? { ...pause, to: event.on } : pause,
        ),
      }
    case 'extend':
      return { ...settings, allotments: [...settings.allotments, extensionIn(event)] }
    case 'stop':
      return { ...settings, stoppedOn: settings.stoppedOn ?? event.on }
  }
}

/** The pause that covers a day: the days after the pause began, up to and including the day it ended. */
function pauseOn(pauses: readonly Pause[], day: Day): Pause | undefined {
  return (
    pauses.find(({ from, to }) => from < day && to === null) ??
    pauses.find(({ from, to }) => from < day && to !== null && day <= to)
  )
}

interface Walk {
  readonly intervals: Interval[]
  readonly days: ClockDay[]
  counted: number
  dueOn: Day | null
  unsettledYear: number | null
}

function extendLast(
  walk: Walk,
  day: Day,
  { isWorking, ...kind }: Omit<Interval, 'from' | 'to' | 'days'> & { isWorking: boolean },
) {
  const last = walk.intervals.at(-1)
  const days = isWorking ? 1 : 0
  if (
    last?.isCounted === kind.isCounted &&
    last.unit === kind.unit &&
    last.why === kind.why &&
    last.article === kind.article
  )
    walk.intervals[walk.intervals.length - 1] = { ...last, to: day, days: last.days + days }
  else walk.intervals.push({ from: day, to: day, days, ...kind })
}

interface Look {
  readonly day: Day
  readonly isWorking: boolean
  readonly pause: Pause | undefined
  readonly allotment: Allotment
}

/** Takes a day into the account. */
function account(walk: Walk, { day, isWorking, pause, allotment }: Look, name: string): void {
  const { why, article } = pause ?? allotment
  const unit = pause ? {} : unitOf(allotment)
  extendLast(walk, day, { isCounted: !pause, why, article, isWorking, ...unit })
  const isCounted = isWorking && !pause
  walk.days.push({ day, isCounted, why: pause ? why : name })
  if (isCounted) walk.counted += 1
}

/** The year whose notice decides about a day and is not out; null when all are. */
function unsettledAt(day: Day, calendar: WorkCalendar): number | null {
  if (isSettled(day, calendar)) return null
  return calendar.coveredYears.has(yearOf(day)) ? yearOf(day) + 1 : yearOf(day)
}

// No notice decides about days that count whatever they are.
function countsAll({ allotments }: Settings): boolean {
  return allotments.every(({ unit }) => unit === 'day')
}

/** Looks at one day; answers whether there is a next one. */
function lookAt(walk: Walk, day: Day, { settings, calendar }: { settings: Settings; calendar: WorkCalendar }): boolean {
  const { allotments, pauses } = settings
  if (!countsAll(settings)) walk.unsettledYear ??= unsettledAt(day, calendar)
  const pause = pauseOn(pauses, day)
  if (pause?.to === null) {
    walk.intervals.push({ from: day, to: null, days: 0, isCounted: false, why: pause.why, article: pause.article })
    return false
  }
  const allotment = allotmentAt(allotments, walk.counted)
  if (!allotment) return false
  const isWorking = allotment.unit === 'day' || isWorkingDay(day, calendar)
  account(walk, { day, isWorking, pause, allotment }, describeDay(day, calendar).name)
  if (!allotmentAt(allotments, walk.counted)) walk.dueOn = day
  return walk.dueOn === null
}

function stateOf({ startedOn, stoppedOn, pauses }: Settings): FoldedClock['state'] {
  if (startedOn === null) return 'none'
  if (stoppedOn !== null) return 'stopped'
  return pauses.some(({ to }) => to === null) ? 'paused' : 'running'
}

function sum(allotments: readonly Allotment[]): number {
  return allotments.reduce((days, allotment) => days + allotment.days, 0)
}

function walkFrom(settings: Settings, calendar: WorkCalendar): Walk {
  const { startedOn, before } = settings
  const walk: Walk = { intervals: [...before], days: [], counted: 0, dueOn: null, unsettledYear: null }
  if (startedOn === null) return walk
  if (!countsAll(settings)) walk.unsettledYear = unsettledAt(startedOn, calendar)
  let day = addDays(startedOn, 1)
  while (lookAt(walk, day, { settings, calendar })) day = addDays(day, 1)
  return walk
}

/** The walk with its last day put off where that is a day off: which days are off is not known before their notice is out. */
function walkToTheEnd(settings: Settings, calendar: WorkCalendar): Walk & { readonly rolled: Rolled | null } {
  const walk = walkFrom(settings, calendar)
  const rule = settings.allotments.at(-1)?.rolls
  if (rule === undefined || walk.dueOn === null) return { ...walk, rolled: null }
  const rolled = rollOn(walk.dueOn, { rule, calendar })
  const dueOn = rolled?.to ?? walk.dueOn
  return { ...walk, rolled, dueOn, unsettledYear: walk.unsettledYear ?? unsettledAt(dueOn, calendar) }
}

function vacationRule(events: readonly ClockEvent[]): string | null {
  const rules = events.map((event) => ('vacations' in event ? event.vacations : undefined))
  return rules.find((rule) => rule !== undefined) ?? null
}

/**
 * Folds the events of a clock, in their order, into counted and excluded intervals. Through a year whose holidays are not
 * announced the due day is provisional. `asOf` bounds the days used; it does not move the due day.
 */
export function foldClock(events: readonly ClockEvent[], whole: WorkCalendar, asOf?: Day): FoldedClock {
  const vacations = vacationRule(events)
  const calendar = vacations === null ? whole : pausingInVacations(whole)
  const settings = events.filter(isCounting).reduce((before, event) => apply(before, event, calendar), NOTHING)
  const { startedOn, stoppedOn, allotments } = settings
  const { days, rolled, unsettledYear, ...counted } = walkToTheEnd(settings, calendar)
  const deferral = deferralIn(events)
  const { intervals, dueOn } = putOff(counted, deferral)
  const last = stoppedOn ?? asOf
  const usedDays = days.filter(({ day, isCounted }) => isCounted && (last === undefined || day <= last)).length
  const allowedDays = sum(allotments)
  return {
    state: stateOf(settings),
    startedOn,
    intervals,
    days,
    allowedDays,
    usedDays,
    remainingDays: allowedDays - usedDays,
    dueOn,
    isProvisional: unsettledYear !== null,
    unsettledYear,
    vacations,
    deferral,
    unit: startedOn !== null && countsAll(settings) ? 'day' : 'workday',
    rolled,
    stoppedOn,
  }
}

/** Was the answer in time? Undefined while the clock runs; a clock that stood still when it was stopped had days left. */
export function isOnTime({ stoppedOn, dueOn }: Pick<FoldedClock, 'stoppedOn' | 'dueOn'>): boolean | undefined {
  if (stoppedOn === null) return undefined
  return dueOn === null || stoppedOn <= dueOn
}
