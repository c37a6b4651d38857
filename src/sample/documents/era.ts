import { addDays, type Day, parseDay, weekdayOf, yearOf } from '../../kernel/day.ts'

/** The time that the sample documents fill: four calendar years, the last being the one of `today`. */
export interface Era {
  readonly today: Day
  readonly years: readonly number[]
}

/** The three years before the day's year, and that year. */
export function eraOf(today: Day): Era {
  const last = yearOf(today)
  return { today, years: [last - 3, last - 2, last - 1, last] }
}

/** The day itself if offices work on it, else the Friday before. */
export function officeDay(day: Day): Day {
  const weekday = weekdayOf(day)
  if (weekday === 6) return addDays(day, -1)
  return weekday === 0 ? addDays(day, -2) : day
}

/** The working weekday at 'MM-DD' of the year. */
export function dayIn(year: number, monthDay: string): Day {
  return officeDay(parseDay(`${String(year)}-${monthDay}`))
}

/** The latest 'MM-DD' that is not after today, so many years back from there. */
export function occurrence({ today }: Era, monthDay: string, back: number): Day {
  const year = yearOf(today) - back
  return dayIn(`${String(yearOf(today))}-${monthDay}` <= today ? year : year - 1, monthDay)
}

/** '9月1日'. */
export function monthDayCn(day: Day): string {
  return `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8)))}日`
}
