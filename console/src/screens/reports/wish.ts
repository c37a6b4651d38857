import type { Dayjs } from 'dayjs'
import { dayText } from '../../parts/fields.tsx'

/** What the form of a new report holds. */
export interface Wish {
  readonly templateKey: string
  readonly preset: 'calendar-year' | 'school-year' | 'days'
  readonly year?: string
  readonly from?: Dayjs | null
  readonly to?: Dayjs | null
}

/** The first and the last day that were asked for; empty where there is none yet. */
export function spanOf(wish: Wish | undefined): { from: string; to: string } {
  if (wish?.preset === 'days') return { from: wish.from ? dayText(wish.from) : '', to: wish.to ? dayText(wish.to) : '' }
  const { preset, year = '' } = wish ?? {}
  if (preset === 'school-year') return { from: `${year}-09-01`, to: `${String(Number(year) + 1)}-08-31` }
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** The year in which the last period of this kind began that is over today. */
export function lastYearOf(preset: Wish['preset'], day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)), day.slice(5)]
  return String(preset === 'school-year' && rest < '09-01' ? year - 2 : year - 1)
}

/** How the period is asked for. */
export function bodyOf(wish: Wish) {
  const { preset, year = '', templateKey } = wish
  if (preset === 'days') return { templateKey, ...spanOf(wish) }
  return { templateKey, year: preset === 'calendar-year' ? year : `${year}-${String(Number(year) + 1)}` }
}
