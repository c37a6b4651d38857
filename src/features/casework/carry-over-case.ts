import { type Day, dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { insertEvent } from './casework.store.ts'
import type { CaseKind } from './domain/case-kind.ts'
import { type ClockEvent, foldClock } from './domain/clock.ts'
import { insertCarriedCase } from './past-cases.store.ts'

/** What an older part of the platform held of a case: its own number and the hash of its code stay. */
export interface Carried {
  readonly id: string
  readonly number: string
  readonly codeHash: string
  readonly openedAt: Date
  readonly subject: string
  readonly regime: string
  readonly terms: unknown
  readonly clock: (openedOn: Day) => readonly ClockEvent[]
}

/** Opens a case that was there before, as it would have been opened on its day; `data` holds nothing that names a person. */
export async function carryOverCase(
  tx: Tx,
  ctx: Context,
  { kind, calendar, carried }: { kind: CaseKind; calendar: WorkCalendar; carried: Carried },
): Promise<void> {
  const { clock: start, ...file } = carried
  const openedOn = dayOf(carried.openedAt)
  const clock = start(openedOn)
  const { dueOn } = foldClock(clock, calendar)
  await insertCarriedCase(tx, { ...file, kind: kind.name, openedOn, dueOn })
  const event = { caseId: carried.id, seq: 1, type: 'submitted', onDay: openedOn, reason: '', clock, data: {} }
  await insertEvent(tx, ctx.actor, event)
  await record(tx, ctx, {
    type: `${kind.area}.carried-over`,
    subject: { type: 'case', id: carried.id },
    data: { number: carried.number, to: 'received', on: openedOn, clock, dueOn },
  })
}
