import type { CaseEvent } from './casework.queries.ts'

interface History<Assignment, Message> {
  readonly assignments: readonly Assignment[]
  readonly events: readonly CaseEvent[]
  readonly messages: readonly Message[]
}

interface Assigned {
  readonly unitId: string
  readonly unitName: string
  readonly isLead: boolean
  readonly reason: string
  readonly untilAt: Date | null
}

/** The history of a case as its contract has it (`caseHistory`). */
export function toHistory<Assignment extends Assigned, Message extends { readonly at: Date }>({
  assignments,
  events,
  messages,
}: History<Assignment, Message>) {
  return {
    assignments: assignments.map(({ untilAt, unitId, unitName, isLead, reason }) => ({
      unitId,
      unitName,
      isLead,
      isCurrent: untilAt === null,
      reason,
    })),
    events: events.map(({ seq, type, at, onDay, actorName, reason }) => ({
      seq,
      type,
      at: at.toISOString(),
      onDay,
      actorName,
      reason,
    })),
    messages: messages.map((message) => ({ ...message, at: message.at.toISOString() })),
  }
}
