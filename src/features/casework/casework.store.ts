import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Actor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import { type CaseFile, FILE_COLUMNS, toFile } from './casework.queries.ts'
import type { ClockEvent } from './domain/clock.ts'

/** A case about to be opened; its number is drawn when it is saved. */
export interface NewFile {
  readonly id: string
  readonly kind: string
  readonly prefix: string
  readonly codeHash: string
  readonly intakeKey: string
  readonly state: string
  readonly channel: string
  readonly openedOn: Day
  readonly receivedOn: Day | null
  readonly subject: string
  readonly regime: string
  readonly terms: unknown
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  readonly clockState: string
  readonly isMystery: boolean
}

const SENT_ALREADY = 'case_file_intake_key_key'

/**
 * Draws the next number of the kind and year and saves the case, in one statement: numbers have no gaps, because a
 * transaction that fails gives its number back, so whoever holds one keeps the next waiting until the commit. Do
 * everything else before, and commit by `commitTogether`. Throws `case.sent-already`.
 */
export async function insertFile(tx: Tx, file: NewFile): Promise<string> {
  const year = Number(file.openedOn.slice(0, 4))
  const { rows } = await sql<{ number: string }>`
    with drawn as (
      insert into case_number (prefix, year, last) values (${file.prefix}, ${year}, 1)
      on conflict (prefix, year) do update set last = case_number.last + 1 returning last
    )
    insert into case_file (id, kind, number, code_hash, intake_key, state, channel, received_on, opened_on, subject, regime,
      terms, due_on, is_provisional, clock_state, is_mystery, moved_on, version)
    select ${file.id}, ${file.kind},
      ${`${file.prefix}${String(year)}-`} || lpad(last::text, greatest(5, length(last::text)), '0'),
      ${file.codeHash}, ${file.intakeKey}, ${file.state}, ${file.channel}, ${file.receivedOn}::date, ${file.openedOn}::date,
      ${file.subject}, ${file.regime}, ${json(file.terms)}::jsonb, ${file.dueOn}::date, ${file.isProvisional},
      ${file.clockState}, ${file.isMystery}, ${file.openedOn}::date, 1
    from drawn returning number`
    .execute(tx)
    .catch((error: unknown) => {
      throw (error as { constraint?: string }).constraint === SENT_ALREADY ? new AppError('case.sent-already') : error
    })
  return rows[0]?.number ?? ''
}

/** The case, locked. Throws `case.not-found`. */
export async function lockFile(tx: Tx, kind: string, id: string): Promise<CaseFile> {
  const row = await tx
    .selectFrom('case_file')
    .select(FILE_COLUMNS)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('case.not-found', { id })
  return toFile(row)
}

/** An event about to be kept. */
export interface NewEvent {
  readonly caseId: string
  readonly seq: number
  readonly type: string
  readonly onDay: Day
  readonly reason: string
  readonly clock: readonly ClockEvent[]
  readonly data: Readonly<Record<string, unknown>>
}

/** Keeps an event for good. */
export async function insertEvent(tx: Tx, actor: Actor, event: NewEvent): Promise<void> {
  await tx
    .insertInto('case_event')
    .values({
      case_id: event.caseId,
      seq: event.seq,
      type: event.type,
      on_day: event.onDay,
      actor: json(snapshot(actor)),
      reason: event.reason,
      clock: json(event.clock),
      data: json(event.data),
    })
    .execute()
}

/** What moved the clock of a case so far, in order. */
export async function readClockEvents(tx: Tx, caseId: string): Promise<ClockEvent[]> {
  const rows = await tx
    .selectFrom('case_event')
    .select('clock')
    .where('case_id', '=', caseId)
    .where(sql<boolean>`clock <> '[]'`)
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ clock }) => clock as ClockEvent[])
}

/** What an event changes in the file beside its state and clock; what is not named stays. */
export interface FilePatch {
  readonly receivedOn?: Day
  readonly leadUnitId?: string | null
  readonly unitIds?: readonly string[]
  readonly handlerId?: string | null
  readonly concludedOn?: Day
  readonly outcome?: string
  readonly rating?: number
  readonly retentionUntil?: Day
  readonly isClosed?: boolean
  /** Under which rules it goes on, and their terms. */
  readonly regime?: string
  readonly terms?: unknown
}

/** The cached result of the events; `version` is the number of the last one. */
export interface Outcome {
  readonly version: number
  readonly state: string
  readonly clock?: { readonly dueOn: Day | null; readonly isProvisional: boolean; readonly state: string }
  /** The day of the work; without it nobody worked on the case. */
  readonly movedOn?: Day
  readonly patch: FilePatch
}

function given<T>(value: T | undefined, column: string): Record<string, T> {
  return value === undefined ? {} : { [column]: value }
}

/** Writes what follows from the events. */
export async function saveFile(tx: Tx, id: string, { version, state, clock, movedOn, patch }: Outcome): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({
      version,
      state,
      ...(clock ? { due_on: clock.dueOn, is_provisional: clock.isProvisional, clock_state: clock.state } : {}),
      ...given(movedOn, 'moved_on'),
      ...given(patch.receivedOn, 'received_on'),
      ...given(patch.leadUnitId, 'lead_unit_id'),
      ...given(patch.unitIds && [...patch.unitIds], 'unit_ids'),
      ...given(patch.handlerId, 'handler_id'),
      ...given(patch.concludedOn, 'concluded_on'),
      ...given(patch.outcome, 'outcome'),
      ...given(patch.rating, 'rating'),
      ...given(patch.retentionUntil, 'retention_until'),
      ...given(patch.regime, 'regime'),
      ...given(patch.terms === undefined ? undefined : json(patch.terms), 'terms'),
      ...(patch.isClosed === true ? { closed_at: sql<Date>`clock_timestamp()` } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Ends every assignment of a case, or of one unit. */
export async function endAssignments(tx: Tx, caseId: string, unitId?: string): Promise<number> {
  let query = tx
    .updateTable('case_assignment')
    .set({ until_at: sql<Date>`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .where('until_at', 'is', null)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Gives the case to units: one leads. */
export async function insertAssignments(
  tx: Tx,
  caseId: string,
  units: readonly { readonly id: string; readonly unitId: string; readonly isLead: boolean; readonly reason: string }[],
): Promise<void> {
  const rows = units.map(({ id, unitId, isLead, reason }) => ({
    id,
    case_id: caseId,
    unit_id: unitId,
    is_lead: isLead,
    handler_id: null,
    reason,
  }))
  await tx.insertInto('case_assignment').values(rows).execute()
}

/** Ties a case to a publication, a document or another case; twice the same is once. */
export async function insertLinks(
  tx: Tx,
  caseId: string,
  links: readonly { readonly kind: string; readonly targetType: string; readonly targetId: string }[],
): Promise<void> {
  if (links.length === 0) return
  await tx
    .insertInto('case_link')
    .values(
      links.map(({ kind, targetType, targetId }) => ({
        case_id: caseId,
        kind,
        target_type: targetType,
        target_id: targetId,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Marks a case that the supervision office opened to try those who answer: it leaves the statistics, and nobody at work sees it. */
export async function markMystery(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('case_file').set({ is_mystery: true }).where('id', '=', caseId).execute()
}
