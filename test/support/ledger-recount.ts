import fc from 'fast-check'
import { expect } from 'vitest'
import { addDays, type Day, daysBetween } from '../../src/kernel/day.ts'
import { goTo } from './application-builders.ts'
import type { Person } from './builders.ts'
import { ask } from './disclosure-builders.ts'
import type { School } from './school.ts'

/**
 * Every figure of the registry, by the story that counts it anew. A recount answers exactly these keys, or it does not compile; and
 * a figure that stands in none of them fails a test.
 */
export const RECOUNTED = {
  applications: [
    ...['applications.new', 'applications.carried-in', 'applications.concluded', 'applications.granted'],
    ...['applications.partial', 'applications.denied', 'applications.cannot', 'applications.not-processed'],
    ...['applications.other', 'applications.carried-out'],
    ...['remedies.report', 'remedies.appeal', 'remedies.reconsideration', 'remedies.litigation'],
  ],
  letters: ['letters.received', 'letters.concluded'],
  hall: ['hall.accepted', 'hall.staff', 'hall.others'],
  lists: ['lists.units', 'lists.entries', 'lists.services', 'lists.updated', 'lists.added'],
  publications: [
    ...['publications.affairs', 'publications.items', 'publications.total', 'publications.public', 'publications.new'],
  ],
  channels: ['channels.total', 'channels.public', 'channels.meetings'],
  use: ['use.registered', 'visits.total', 'visits.new'],
  surveys: ['surveys.held', 'surveys.respondents', 'surveys.satisfaction'],
  trainings: ['trainings.held', 'trainings.attendances'],
  plans: ['plans.due', 'plans.in-time'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A figure counted anew: what it is, and how many records it opens to somebody who may see all of them. */
export interface Recounted {
  /** Null where there is nothing to measure. */
  readonly value: number | null
  readonly opens: number
}

/** The figures of one story, counted anew. */
export type Recount<Story extends keyof typeof RECOUNTED> = Readonly<
  Record<(typeof RECOUNTED)[Story][number], Recounted>
>

/** A figure that opens what it counts, one by one. */
export function counted(all: readonly unknown[]): Recounted {
  return { value: all.length, opens: all.length }
}

/** An act as the ledger keeps it; `at` is the day of the database. */
export interface Entry {
  readonly type: string
  readonly subjectId: string
  readonly unitId: string
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The whole ledger from its beginning. */
export async function readLedger(school: School): Promise<Entry[]> {
  const { rows } = await school.parts.pool.query<Entry>(
    `select type, subject_id as "subjectId", coalesce(unit_id, '') as "unitId", data,
      to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at from ledger order by position`,
  )
  return rows
}

/** Both days count. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Is it a day of the period? */
export function isWithin(day: string | undefined, { from, to }: Period): boolean {
  return day !== undefined && day >= from && day <= to
}

/** When something happens, until when it lasts, and a number that decides how. */
export interface When {
  readonly on: Day
  readonly until: Day
  readonly lot: number
}

/** What may happen in a school in random order, and how its figures are counted without the code that states them. */
export interface Lives {
  readonly school: School
  /** Somebody who sees every record. */
  readonly reader: Person
  /** The first day of the year in which everything happens. */
  readonly first: Day
  /** The day of the database, on which everything happens whose time no test can set. */
  readonly today: Day
  readonly happenings: Readonly<Record<string, (when: When) => Promise<unknown>>>
  readonly recount: (period: Period) => Promise<Readonly<Record<string, Recounted>>>
  readonly runs: number
}

const LAST_DAY = 340
const LONGEST = 30
const AFTERWARDS = LAST_DAY + LONGEST

interface Drawn {
  readonly what: string
  readonly day: number
  readonly lasts: number
  readonly lot: number
}

function lifeOf({ happenings }: Lives): fc.Arbitrary<Drawn[]> {
  const drawn = fc.record({
    what: fc.constantFrom(...Object.keys(happenings)),
    day: fc.integer({ min: 0, max: LAST_DAY - LONGEST }),
    lasts: fc.integer({ min: 0, max: LONGEST }),
    lot: fc.nat({ max: 1000 }),
  })
  return fc.array(drawn, { minLength: 3, maxLength: 7 })
}

// Periods begin and end on the days on which something happened, and beside them: there the mistakes are.
const END = fc.record({ near: fc.nat({ max: 1000 }), by: fc.constantFrom(-1, 0, 0, 0, 1) })
const HOW_MANY = 5
const PERIODS = fc.array(fc.tuple(END, END), { minLength: HOW_MANY, maxLength: HOW_MANY })
/** Of so many of them the records are opened too, which takes a request for each figure. */
const OPENED = 2
type Ends = readonly [{ near: number; by: number }, { near: number; by: number }]

function periodOf(first: Day, days: readonly number[], ends: Ends): Period {
  // No period begins after the last day: what is to come cannot be asked for.
  const bounds = ends.map(({ near, by }) => Math.min(AFTERWARDS, (days[near % days.length] ?? 0) + by))
  const [from = 0, to = 0] = bounds.sort((a, b) => a - b)
  return { from: addDays(first, from), to: addDays(first, to) }
}

async function stated({ school, reader }: Lives, { from, to }: Period): Promise<Record<string, number | null>> {
  const { status, body } = await ask(school, reader, ['GET', `/figures?from=${from}&to=${to}`])
  expect(status, JSON.stringify({ from, to, body })).toBe(200)
  const figures = body['figures'] as { key: string; value: number | null }[]
  return Object.fromEntries(figures.map(({ key, value }) => [key, value]))
}

async function opened({ school, reader }: Lives, { from, to }: Period, key: string): Promise<number> {
  const { body } = await ask(school, reader, ['GET', `/figures/${key}?from=${from}&to=${to}`])
  return (body['evidence'] as { total: number }).total
}

async function compare(lives: Lives, period: Period, isOpened: boolean): Promise<void> {
  const expected = Object.entries(await lives.recount(period))
  const values = Object.fromEntries(expected.map(([key, { value }]) => [key, value]))
  expect(await stated(lives, period), JSON.stringify(period)).toMatchObject(values)
  if (!isOpened) return
  for (const [key, { opens }] of expected)
    expect(await opened(lives, period, key), `${key} ${JSON.stringify(period)}`).toBe(opens)
}

/** Lets random lives happen, one upon the other, and holds what the platform states of random periods against the recount. */
export async function holdAgainstRecount(lives: Lives): Promise<void> {
  const { school, first, today, happenings, runs } = lives
  const live = async (life: readonly Drawn[], periods: readonly Ends[]): Promise<void> => {
    for (const { what, day, lasts, lot } of life) {
      goTo(school, addDays(first, day))
      await happenings[what]?.({ on: addDays(first, day), until: addDays(first, day + lasts), lot })
    }
    goTo(school, addDays(first, AFTERWARDS))
    const drawn = life.flatMap(({ day, lasts }) => [day, day + lasts])
    const days = [-LONGEST, AFTERWARDS, daysBetween(first, today), ...drawn]
    for (const [at, ends] of periods.entries()) await compare(lives, periodOf(first, days, ends), at < OPENED)
  }
  await fc.assert(fc.asyncProperty(lifeOf(lives), PERIODS, live), { numRuns: runs, endOnFailure: true })
}

/** One of these, by lot. */
export function oneOf<Choice>(choices: readonly [Choice, ...Choice[]], lot: number): Choice {
  return choices[lot % choices.length] ?? choices[0]
}
