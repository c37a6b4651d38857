import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'

/** A case that ended before it came here, with everything that happened to it; nothing of it names anybody. */
export interface PastCase {
  readonly id: string
  readonly number: string
  readonly codeHash: string
  readonly intakeKey: string
  readonly state: string
  readonly subject: string
  readonly regime: string
  readonly terms: unknown
  readonly openedOn: string
  readonly concludedOn: string
  readonly dueOn: string
  readonly rating: number | null
  readonly events: readonly {
    readonly type: string
    readonly on: string
    readonly clock: unknown
    readonly data: unknown
  }[]
}

/** Keeps past cases of a kind in bulk: a sample, or what another system held. Their numbers are theirs, and must be free. */
export async function insertPastCases(tx: Tx, kind: string, cases: readonly PastCase[]): Promise<void> {
  const files = cases.map(({ events, ...file }) => ({ ...file, version: events.length }))
  await sql`
    insert into case_file (id, kind, number, code_hash, intake_key, state, channel, received_on, opened_on, subject, regime, terms,
      due_on, clock_state, concluded_on, closed_at, outcome, rating, version)
    select id, ${kind}, number, "codeHash", "intakeKey", state, 'online', "openedOn", "openedOn", subject, regime, terms,
      "dueOn", 'stopped', "concludedOn", ("concludedOn" + time '16:00') at time zone 'Asia/Shanghai', state, rating, version
    from json_to_recordset(${json(files)}::json) as f (id text, number text, "codeHash" text, "intakeKey" text, state text, subject text,
      regime text, terms jsonb, "dueOn" date, "openedOn" date, "concludedOn" date, rating integer, version integer)`.execute(
    tx,
  )
  const events = cases.flatMap(({ id, events: list }) => list.map((event, at) => ({ id, seq: at + 1, ...event })))
  await sql`
    insert into case_event (case_id, seq, type, at, on_day, actor, clock, data)
    select id, seq, type, ("on" + time '10:00') at time zone 'Asia/Shanghai', "on", '{"id":"system","name":"系统"}'::jsonb, clock, data
    from json_to_recordset(${json(events)}::json) as e (id text, seq integer, type text, "on" date, clock jsonb, data jsonb)`.execute(
    tx,
  )
}

/** Lets the numbers of a prefix and year begin after those that are taken. */
export async function reserveNumbers(
  tx: Tx,
  { prefix, year, last }: { prefix: string; year: number; last: number },
): Promise<void> {
  await tx
    .insertInto('case_number')
    .values({ prefix, year, last })
    .onConflict((c) =>
      c.columns(['prefix', 'year']).doUpdateSet({ last: sql<number>`greatest(case_number.last, ${last})` }),
    )
    .execute()
}

/** A case that an older part of the platform held, which goes on under its own number and code. */
export interface CarriedCase {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly codeHash: string
  readonly openedOn: Day
  readonly openedAt: Date
  readonly subject: string
  readonly regime: string
  readonly terms: unknown
  readonly dueOn: Day | null
}

/** Keeps it as received, with the event of its opening still to be kept. */
export async function insertCarriedCase(tx: Tx, file: CarriedCase): Promise<void> {
  await tx
    .insertInto('case_file')
    .values({
      id: file.id,
      kind: file.kind,
      number: file.number,
      code_hash: file.codeHash,
      intake_key: `carried:${file.id}`,
      state: 'received',
      channel: 'online',
      received_on: file.openedOn,
      opened_on: file.openedOn,
      opened_at: file.openedAt,
      subject: file.subject,
      regime: file.regime,
      terms: json(file.terms),
      due_on: file.dueOn,
      clock_state: 'running',
      moved_on: file.openedOn,
      version: 1,
      lead_unit_id: null,
      handler_id: null,
      concluded_on: null,
      closed_at: null,
      rating: null,
      retention_until: null,
      erased_at: null,
    })
    .execute()
}
