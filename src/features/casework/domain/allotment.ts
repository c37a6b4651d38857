import type { ClockEvent } from './clock-events.ts'

/** Days that a clock has: of one reason and unit. */
export interface Allotment {
  readonly days: number
  readonly why: string
  readonly article: string
  readonly unit?: 'day'
  readonly rolls?: string
}

/** What a start or an extension gives. */
export function allotmentOf({ days, article, unit, rolls }: Omit<Allotment, 'why'>) {
  return { days, article, ...(unit ? { unit } : {}), ...(rolls === undefined ? {} : { rolls }) }
}

/** What an extension gives. */
export function extensionIn(event: Extract<ClockEvent, { type: 'extend' }>): Allotment {
  return { ...allotmentOf(event), why: event.unit === 'day' ? '延长的办理期限' : '延长的答复期限' }
}

/** The allotment out of which the n-th day is taken (n from 0). */
export function allotmentAt(allotments: readonly Allotment[], n: number): Allotment | undefined {
  let left = n
  for (const allotment of allotments) {
    if (left < allotment.days) return allotment
    left -= allotment.days
  }
  return undefined
}

/** The unit, where it is not working days. */
export function unitOf({ unit }: Allotment): { unit?: 'day' } {
  return unit ? { unit } : {}
}
