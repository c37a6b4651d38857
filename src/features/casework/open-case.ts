import { randomBytes } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { insertEvent, insertFile } from './casework.store.ts'
import type { CaseKind } from './domain/case-kind.ts'
import { type ClockEvent, foldClock } from './domain/clock.ts'
import { codeFrom } from '../../kernel/query-code.ts'

/** A new query code (查询码): shown once, kept as a hash. */
export function newCode(): string {
  return codeFrom(randomBytes(64))
}

/** What a front door opens a case with; `id` is made before, because what is sealed names it. */
export interface Intake {
  readonly id: string
  readonly code: string
  readonly intakeKey: string
  readonly state: string
  readonly channel: string
  readonly openedOn: Day
  readonly receivedOn: Day | null
  readonly subject: string
  readonly regime: string
  readonly terms: unknown
  readonly clock: readonly ClockEvent[]
  readonly data: Readonly<Record<string, unknown>>
  readonly isMystery?: boolean
}

/**
 * Opens a case and draws its number. Call it last in a transaction of `commitTogether`: from here to the commit the next case
 * waits, which therefore must not wait for the disk.
 * `data` and the ledger hold nothing that names a person. Throws `case.sent-already`.
 */
export async function openCase(
  tx: Tx,
  ctx: Context,
  { kind, calendar, intake }: { kind: CaseKind; calendar: WorkCalendar; intake: Intake },
): Promise<{ number: string; dueOn: Day | null }> {
  const { id, code, clock, data, openedOn, isMystery = false } = intake
  const folded = foldClock(clock, calendar)
  await insertEvent(tx, ctx.actor, { caseId: id, seq: 1, type: 'submitted', onDay: openedOn, reason: '', clock, data })
  const number = await insertFile(tx, {
    ...intake,
    kind: kind.name,
    prefix: kind.prefix,
    codeHash: sha256(code),
    dueOn: folded.dueOn,
    isProvisional: folded.isProvisional,
    clockState: folded.state,
    isMystery,
  })
  const { channel, regime, state, receivedOn } = intake
  await record(tx, ctx, {
    type: `${kind.area}.submitted`,
    subject: { type: 'case', id },
    data: { ...data, number, channel, regime, to: state, on: openedOn, receivedOn, clock, dueOn: folded.dueOn },
  })
  return { number, dueOn: folded.dueOn }
}
