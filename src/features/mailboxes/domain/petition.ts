import type { Day } from '../../../kernel/day.ts'
import { addWorkingDays, type WorkCalendar } from '../../../kernel/work-calendar.ts'
import type { LetterTerms, PetitionTerms, Term } from './terms.ts'

function allDays({ days, article }: Term, { rolls }: PetitionTerms) {
  return { days, article, unit: 'day' as const, ...(rolls === null ? {} : { rolls }) }
}

/** The count towards the day by which the writer is told whether it is accepted: from the day the letter came, whatever ran before. */
export function informClock(on: Day, terms: PetitionTerms) {
  const term = { term: '告知是否受理的期限', why: '转为信访事项办理' }
  return { type: 'restart' as const, on, ...allDays(terms.inform, terms), ...term }
}

/** The count towards the day by which it is settled. */
export function finishClock(on: Day, { terms, why }: { terms: PetitionTerms; why: string }) {
  return { type: 'restart' as const, on, ...allDays(terms.finish, terms), term: '办理期限', why }
}

/** By how much a letter may be extended, and as its clock has it; null where there is nothing to extend (yet). */
export function extensionOf({ petition, reply, complex }: LetterTerms) {
  if (petition === undefined) {
    const days = complex.days - reply.days
    return days <= 0 ? null : { type: 'extend' as const, days, article: complex.article }
  }
  return petition.acceptedOn === null ? null : { type: 'extend' as const, ...allDays(petition.extend, petition) }
}

/** The count of a letter that is opened again. */
export function reopenClock(on: Day, { petition, reply }: LetterTerms) {
  const why = '要求重新办理'
  if (petition !== undefined) return finishClock(on, { terms: petition, why })
  return { type: 'restart' as const, on, days: reply.days, article: reply.article, why }
}

// The unit has it as a petition from here on.
const GIVEN = ['assigned', 'handed-over', 'petition-marked']

/**
 * Is it too late for the unit to say that a petition is not theirs (信访工作条例第二十三条: within some working days of getting it)?
 * Without terms of a petition it never is.
 */
export function isObjectionLate(
  { events, terms, today }: { events: readonly { type: string; onDay: Day }[]; terms: LetterTerms; today: Day },
  calendar: WorkCalendar,
): boolean {
  const given = events.findLast(({ type }) => GIVEN.includes(type))
  if (terms.petition === undefined || given === undefined) return false
  return today > addWorkingDays(given.onDay, terms.petition.object.days, calendar).day
}
