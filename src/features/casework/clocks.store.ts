import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Actor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import type { ClockEvent } from './domain/clock.ts'

/** A clock that still runs or is paused, with what moved it and what it was thought to end in. */
export interface OpenClock {
  readonly id: string
  readonly number: string
  readonly leadUnitId: string | null
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  readonly events: readonly ClockEvent[]
}

/** The next open clocks after an id, locked, in order of id. */
export async function lockOpenClocks(tx: Tx, afterId: string, limit: number): Promise<OpenClock[]> {
  const files = await tx
    .selectFrom('case_file')
    .select(['id', 'number', 'lead_unit_id as leadUnitId', 'due_on as dueOn', 'is_provisional as isProvisional'])
    .where(sql<boolean>`clock_state in ('running', 'paused')`)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  const ids = files.map(({ id }) => id)
  const { rows } = await sql<{ id: string; clock: ClockEvent[] }>`
    select case_id as id, clock from case_event
    where case_id = any(${ids}::text[]) and clock <> '[]' order by case_id, seq`.execute(tx)
  const moved = new Map<string, ClockEvent[]>(ids.map((id) => [id, []]))
  for (const { id, clock } of rows) moved.get(id)?.push(...clock)
  return files.map((file) => ({ ...file, dueOn: file.dueOn as Day | null, events: moved.get(file.id) ?? [] }))
}

/** A clock that ends otherwise than it was thought. */
export interface ChangedClock {
  readonly id: string
  readonly before: { readonly dueOn: Day | null; readonly isProvisional: boolean }
  readonly after: { readonly dueOn: Day | null; readonly isProvisional: boolean }
}

/** Writes many changed clocks and the events that say so, in two statements. */
export async function saveChangedClocks(
  tx: Tx,
  actor: Actor,
  { changes, on }: { changes: readonly ChangedClock[]; on: Day },
): Promise<void> {
  const rows = json(
    changes.map(({ id, before, after }) => ({
      id,
      due_on: after.dueOn,
      is_provisional: after.isProvisional,
      data: { before, after },
    })),
  )
  await sql`update case_file f set due_on = c.due_on, is_provisional = c.is_provisional, version = version + 1
    from json_to_recordset(${rows}::json) as c (id text, due_on date, is_provisional boolean) where f.id = c.id`.execute(
    tx,
  )
  await sql`insert into case_event (case_id, seq, type, on_day, actor, data)
    select c.id, f.version, 'due-changed', ${on}::date, ${json(snapshot(actor))}::jsonb, c.data
    from json_to_recordset(${rows}::json) as c (id text, data jsonb) join case_file f on f.id = c.id`.execute(tx)
}
