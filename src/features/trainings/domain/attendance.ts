import { type Day, daysBetween } from '../../../kernel/day.ts'

/** How many came from a unit. */
export interface Attendance {
  readonly unitId: string
  readonly people: number
}

const DAYS_TO_SIGN = 7

/** May somebody still say that they were there? On the day and the seven after it. */
export function maySignIn({ on, state }: { on: Day; state: string }, today: Day): boolean {
  const days = daysBetween(on, today)
  return state !== 'cancelled' && days >= 0 && days <= DAYS_TO_SIGN
}

/** Is each unit named once, with no fewer than those of it who signed in? */
export function isComplete(attendance: readonly Attendance[], signedIn: readonly Attendance[]): boolean {
  const told = new Map(attendance.map(({ unitId, people }) => [unitId, people]))
  return told.size === attendance.length && signedIn.every(({ unitId, people }) => (told.get(unitId) ?? 0) >= people)
}
