import { sql } from 'kysely'
import { Gauge, Registry } from 'prom-client'
import type { Database } from '../db/database.ts'

const MOST_COUNTED = 10_000

/** A figure of the whole school: its name, what it means, and its values by one label. */
interface Figure {
  readonly name: string
  readonly help: string
  readonly label?: string
  readonly values: Readonly<Record<string, number | null>>
}

async function followers(db: Database): Promise<Figure[]> {
  const { rows } = await sql<{ name: string; entries: number; seconds: number }>`
    select name, (select count(*)::int from (select 1 from ledger l where (l.xid, l.position) > (f.xid, f.position) limit ${MOST_COUNTED}) n) as entries,
      coalesce(extract(epoch from clock_timestamp() - (select at from ledger l where (l.xid, l.position) > (f.xid, f.position)
        order by l.xid, l.position limit 1)), 0)::float8 as seconds
    from follower f`.execute(db)
  const by = (key: 'entries' | 'seconds') => Object.fromEntries(rows.map((row) => [row.name, row[key]]))
  const label = 'follower'
  return [
    {
      name: 'mingtang_follower_lag_entries',
      help: 'Entries of the ledger that a reader has not read, at most 10000',
      label,
      values: by('entries'),
    },
    {
      name: 'mingtang_follower_lag_seconds',
      help: 'Age of the oldest entry that a reader has not read',
      label,
      values: by('seconds'),
    },
  ]
}

async function jobs(db: Database): Promise<Figure[]> {
  const { rows } = await sql<{ waiting: number; due: number; running: number; failed: number; late: number }>`
    select count(*) filter (where run_at > now())::int as waiting,
      count(*) filter (where run_at <= now() and locked_at is null and attempts < max_attempts)::int as due,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed,
      coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now() and attempts < max_attempts)), 0)::float8 as late
    from graphile_worker._private_jobs`.execute(db)
  const { late = 0, ...states } = rows[0] ?? {}
  return [
    {
      name: 'mingtang_jobs',
      help: 'Jobs of the queue by state; failed means given up',
      label: 'state',
      values: states,
    },
    { name: 'mingtang_job_late_seconds', help: 'How long the oldest due job has been waiting', values: { '': late } },
  ]
}

async function record(db: Database): Promise<Figure[]> {
  const { rows } = await sql<{
    refused: number
    age: number | null
    bytes: number | null
    size: number
    connections: number
  }>`
    select (select count(*)::int from (select at from ledger where type = 'account.sign-in-refused' order by position desc limit ${MOST_COUNTED}) r
        where at > now() - interval '1 hour') as refused,
      extract(epoch from now() - (b.data ->> 'takenAt')::timestamptz)::float8 as age, (b.data ->> 'bytes')::float8 as bytes,
      pg_database_size(current_database())::float8 as size,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections
    from (select) one left join lateral (select data from ledger where type = 'backup.made' order by position desc limit 1) b on true`.execute(
    db,
  )
  const [row] = rows
  const one = (value: number | null | undefined) => ({ '': value ?? null })
  return [
    {
      name: 'mingtang_sign_ins_refused_last_hour',
      help: 'Refused sign-ins of the last hour, at most 10000',
      values: one(row?.refused),
    },
    {
      name: 'mingtang_backup_age_seconds',
      help: 'Age of the newest backup; missing when there is none',
      values: one(row?.age),
    },
    { name: 'mingtang_backup_bytes', help: 'Size of the newest backup', values: one(row?.bytes) },
    { name: 'mingtang_database_bytes', help: 'Size of the database', values: one(row?.size) },
    { name: 'mingtang_database_connections', help: 'Connections to the database', values: one(row?.connections) },
  ]
}

function put({ name, help, label, values }: Figure, registry: Registry): void {
  const known = Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== null)
  if (known.length === 0) return
  const gauge = new Gauge({ name, help, labelNames: label === undefined ? [] : [label], registers: [registry] })
  for (const [key, value] of known) gauge.set(label === undefined ? {} : { [label]: key }, value)
}

/** Figures that the database knows, and that are the same whichever process is asked; without a database, only that it is away. */
export async function schoolFigures(db: Database, others: readonly Figure[]): Promise<string> {
  const registry = new Registry()
  const found = await Promise.all([followers(db), jobs(db), record(db)]).catch(() => undefined)
  const isUp: Figure = {
    name: 'mingtang_database_up',
    help: '1 when the database answers',
    values: { '': found ? 1 : 0 },
  }
  for (const figure of [isUp, ...(found?.flat() ?? []), ...others]) put(figure, registry)
  return registry.metrics()
}
