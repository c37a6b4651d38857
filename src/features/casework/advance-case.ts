import { type Day, dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import type { CaseFile } from './casework.queries.ts'
import { type FilePatch, insertEvent, readClockEvents, saveFile } from './casework.store.ts'
import { type CaseKind, stateAfter } from './domain/case-kind.ts'
import { type ClockEvent, type FoldedClock, foldClock } from './domain/clock.ts'

/** One step of a case: a move of its kind and what comes with it. `type` is the past tense under which it is recorded. */
export interface Step {
  readonly move: string
  readonly type: string
  readonly target?: string | undefined
  readonly on: Day
  readonly reason?: string
  readonly clock?: readonly ClockEvent[]
  /** Facts without anything that names a person: they go on the ledger. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly patch?: FilePatch
}

/** The clock as its events have it, with those about to be added. */
export async function clockOf(
  tx: Tx,
  { file, calendar, more = [] }: { file: CaseFile; calendar: WorkCalendar; more?: readonly ClockEvent[] },
): Promise<FoldedClock> {
  return foldClock([...(await readClockEvents(tx, file.id)), ...more], calendar)
}

/** The step with everything said: what it leaves out is nothing. */
function whole(step: Step) {
  return { reason: '', clock: [], data: {}, patch: {}, ...step }
}

/**
 * Takes a locked case one step on: event, cached result and ledger in one transaction. Answers the case as it is then.
 * Throws `case.move-refused`.
 */
export async function advanceCase(
  tx: Tx,
  ctx: Context,
  { kind, file, calendar, step }: { kind: CaseKind; file: CaseFile; calendar: WorkCalendar; step: Step },
): Promise<CaseFile> {
  const { move, target, type, on, reason, clock: moved, data, patch } = whole(step)
  const state = stateAfter(kind, file.state, { move, target })
  const version = file.version + 1
  const clock = moved.length === 0 ? undefined : await clockOf(tx, { file, calendar, more: moved })
  await insertEvent(tx, ctx.actor, { caseId: file.id, seq: version, type, onDay: on, reason, clock: moved, data })
  await saveFile(tx, file.id, { version, state, patch, movedOn: dayOf(ctx.now()), ...(clock ? { clock } : {}) })
  const { dueOn, isProvisional, clockState } = clock ? { ...clock, clockState: clock.state } : file
  await record(tx, ctx, {
    type: `${kind.area}.${type}`,
    subject: { type: 'case', id: file.id },
    unitId: file.leadUnitId,
    reason,
    data: { ...data, number: file.number, from: file.state, to: state, on, clock: moved, dueBefore: file.dueOn, dueOn },
  })
  return { ...file, ...patch, version, state, dueOn, isProvisional, clockState }
}
