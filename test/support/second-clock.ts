import { addDays, type Day } from '../../src/kernel/day.ts'
import { isWorkingDay, type WorkCalendar } from '../../src/kernel/work-calendar.ts'

/** What moved a clock, as it stands on the ledger. */
export interface Moved {
  readonly type: string
  readonly on?: string
  readonly days?: number
  readonly key?: string
  readonly until?: string
}

const NEVER = '9999-12-31'

/** Pauses with their last day; one that lasts has none. */
function pausesIn(moves: readonly Moved[]): { from: string; to: string }[] {
  const ends = new Map(moves.filter(({ type }) => type === 'resume').map(({ key, on = NEVER }) => [key, on]))
  return moves
    .filter(({ type }) => type === 'pause')
    .map(({ key, on = '' }) => ({ from: on, to: ends.get(key) ?? NEVER }))
}

/**
 * The due day once more, by other means than the product: takes the whole stretch of days after the last beginning, crosses
 * out what is no working day and what lies in a pause, and takes the n-th that is left. Null while a pause lasts before it.
 */
export function dueDayFrom(moves: readonly Moved[], calendar: WorkCalendar): string | null {
  const begun = moves.findLastIndex(({ type }) => type === 'start' || type === 'restart')
  const [first, ...others] = begun === -1 ? [] : moves.slice(begun)
  if (!first) return null
  const extensions = others.filter(({ type }) => type === 'extend')
  const needed = [first, ...extensions].reduce((sum, { days = 0 }) => sum + days, 0)
  const pauses = pausesIn(others)
  const left = Array.from({ length: 900 }, (_, n) => addDays(first.on as Day, n + 1)).filter(
    (day) => isWorkingDay(day, calendar) && !pauses.some(({ from, to }) => day > from && day <= to),
  )
  const due = left[needed - 1]
  const lasting = pauses.some(({ from, to }) => to === NEVER && (due === undefined || due > from))
  if (due === undefined || lasting) return null
  // A day that was set holds where it is later.
  const [set = due] = others.flatMap(({ type, until }) => (type === 'defer' && until !== undefined ? [until] : []))
  return set > due ? set : due
}
