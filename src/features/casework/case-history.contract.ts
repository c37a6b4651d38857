import { Type } from 'typebox'
import { DayText, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

/** What every case shows to those at work on it, whatever its kind: the units, what happened, and what was written. */
export const caseHistory = {
  assignments: Type.Array(
    Type.Object({
      unitId: Type.String(),
      unitName: Type.String(),
      isLead: Type.Boolean(),
      isCurrent: Type.Boolean(),
      reason: Type.String(),
    }),
  ),
  events: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      type: Type.String(),
      at: InstantText,
      onDay: DayText,
      actorName: Type.String(),
      reason: Type.String(),
    }),
  ),
  messages: Type.Array(
    Type.Object({
      id: Type.String(),
      direction: oneOf(['from-applicant', 'to-applicant', 'note']),
      text: Type.String(),
      author: Type.String(),
      at: InstantText,
    }),
  ),
}

/** May somebody do it now? `isOffered`: right and state fit; where it is still not ok, a rule stands in the way and `why` tells which. */
const Ability = Type.Object({ ok: Type.Boolean(), why: Type.String(), isOffered: Type.Boolean() })

/** An ability for each of the actions of a kind of case. */
export function abilities<const Names extends readonly string[]>(actions: Names) {
  return Type.Object(
    Object.fromEntries(actions.map((action) => [action, Ability])) as Record<Names[number], typeof Ability>,
  )
}

/** How a due day stands, as lists and pages show it. */
export const caseDue = {
  dueOn: orNull(DayText),
  isProvisional: Type.Boolean(),
  clockState: oneOf(['running', 'paused', 'stopped', 'none']),
}

/** What a clock says of itself: days of its unit (working days without one), every day it looked at, and how the due day came about in sentences. */
export const caseClock = {
  allowedDays: Type.Integer(),
  usedDays: Type.Integer(),
  remainingDays: Type.Integer(),
  unit: Type.Optional(oneOf(['workday', 'day'])),
  isOnTime: orNull(Type.Boolean()),
  days: Type.Array(Type.Object({ day: DayText, isCounted: Type.Boolean(), why: Type.String() })),
  explanation: Type.Array(Type.String()),
}
