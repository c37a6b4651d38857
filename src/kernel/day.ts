import { AppError } from './app-error.ts'

/** A civil date in Asia/Shanghai, 'YYYY-MM-DD'. Texts of this form compare like the days they name. */
export type Day = string & { readonly __day: unique symbol }

const MS_A_DAY = 86_400_000
/** China has kept one offset, without daylight saving, since 1992. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

function toNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_A_DAY
}

function fromNumber(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10) as Day
}

/** Is it a real date of that form? */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The text as a day. Throws `day.invalid`. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new AppError('day.invalid', { text })
  return text
}

/** The day it is in Asia/Shanghai at this instant, whatever zone the machine is in. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as Day
}

/** So many calendar days later; negative for earlier. */
export function addDays(day: Day, days: number): Day {
  return fromNumber(toNumber(day) + days)
}

/** Calendar days from one day to the other; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((toNumber(day) + 4) % 7) + 7) % 7
}

/** The calendar year. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** '2026年11月23日'. */
export function formatDayCn(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year ?? ''}年${String(Number(month))}月${String(Number(date))}日`
}

/** '2026-11-23 09:12' in Asia/Shanghai. */
export function formatInstantCn(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}
