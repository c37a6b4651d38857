import { addDays, type Day, isDay } from '../../../kernel/day.ts'
import type { EntryFields } from '../../../kernel/list-terms.ts'
import { changedFields, type EntryHead, type EntryVersion, inherit, versionOn } from './entry.ts'

/** An entry with every version it ever had. */
export interface EntryHistory extends EntryHead {
  readonly versions: readonly EntryVersion[]
}

/** What the lists are at the end of a period, and what the period did to them; by the numbers of the entries. */
export interface PeriodFigures {
  readonly current: readonly string[]
  readonly services: readonly string[]
  readonly units: readonly string[]
  /** Services that first held in the period. */
  readonly added: readonly string[]
  /** Services that held before, and say something else at the end of a day of the period than they did. */
  readonly updated: readonly string[]
  readonly ended: readonly string[]
}

type Index = ReadonlyMap<string, EntryHistory>

/** What an entry says on a day, inherited fields included; undefined while it does not hold. */
function saysOn(entry: EntryHistory, day: string, all: Index): EntryFields | undefined {
  const own = versionOn(entry.versions, day)
  const parent = entry.parentId === null ? undefined : all.get(entry.parentId)
  return own && inherit(own.fields, parent && versionOn(parent.versions, day)?.fields).says
}

/** Both days count. */
interface Period {
  readonly from: Day
  readonly until: Day
}

function isIn(day: string, { from, until }: Period): boolean {
  return day >= from && day <= until
}

/** The days of the period on which a version of the entry or of the one above begins. */
function turns(entry: EntryHistory, period: Period, all: Index): string[] {
  const parent = entry.parentId === null ? undefined : all.get(entry.parentId)
  const days = [...entry.versions, ...(parent?.versions ?? [])].map(({ validFrom }) => validFrom)
  return [...new Set(days)].filter((day) => isIn(day, period)).sort()
}

function isUpdated(entry: EntryHistory, period: Period, all: Index): boolean {
  const before = saysOn(entry, addDays(period.from, -1), all)
  if (!before) return false
  return turns(entry, period, all).some((day) => {
    const after = saysOn(entry, day, all)
    return after !== undefined && changedFields(before, after).length > 0
  })
}

/** The first day on which an entry held: not always that of its first version, which may be overtaken before it has begun. */
function firstDayOf(versions: readonly EntryVersion[]): string | undefined {
  const days = versions.map(({ validFrom }) => validFrom).sort()
  return days.find((day) => versionOn(versions, day) !== undefined)
}

function isAdded({ versions }: EntryHistory, period: Period): boolean {
  const first = firstDayOf(versions)
  return first !== undefined && isIn(first, period)
}

/** The last day up to this one on which an entry held; undefined when it has not held yet. */
export function lastDayHeld(versions: readonly EntryVersion[], until: Day): Day | undefined {
  const ends = versions.flatMap(({ validFrom, validUntil }) =>
    validUntil === null ? [validFrom] : [validFrom, validUntil],
  )
  const eves = ends.filter(isDay).map((day) => addDays(day, -1))
  const days = [until, ...eves.filter((day) => day < until)].sort()
  return days.findLast((day) => versionOn(versions, day) !== undefined)
}

/**
 * 新增、更新: counted from the versions, never marked by hand. What the figures are made of is listed by number, so that each
 * can be opened. `until` is the last day that counts: the end of the period, or today in one that is not over.
 */
export function periodFigures(entries: readonly EntryHistory[], period: Period): PeriodFigures {
  const { from, until } = period
  const all: Index = new Map(entries.map((entry) => [entry.id, entry]))
  const numbers = (some: readonly EntryHistory[]): string[] => some.map(({ number }) => number).sort()
  const held = entries.filter((entry) => versionOn(entry.versions, until) !== undefined)
  const services = entries.filter(({ kind }) => kind === 'service')
  const heldBefore = entries.filter(({ versions }) => versionOn(versions, addDays(from, -1)) !== undefined)
  return {
    current: numbers(held),
    services: numbers(held.filter(({ kind }) => kind === 'service')),
    units: [...new Set(held.map(({ unitId }) => unitId))],
    added: numbers(services.filter((entry) => isAdded(entry, period))),
    updated: numbers(services.filter((entry) => isUpdated(entry, period, all))),
    ended: numbers(heldBefore.filter((entry) => !held.includes(entry))),
  }
}
