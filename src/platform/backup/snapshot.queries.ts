import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Connection } from '../db/database.ts'
import { BackupFault } from './backup-fault.ts'
import type { Manifest } from './manifest.ts'

/** A table as it is copied: its columns, and the query that reads them in a lasting order. */
export interface CopiedTable {
  readonly name: string
  readonly columns: string[]
  readonly query: string
}

/** What the manifest says about the database itself. */
export type Described = Pick<Manifest, 'takenAt' | 'postgres' | 'school' | 'migrations' | 'sequences' | 'ledger'>

/** The whole database at one moment, and the ways to read it. */
export interface Snapshot {
  readonly described: Described
  readonly tables: readonly CopiedTable[]
  readonly copyOut: (query: string) => Readable
  /** Lets the database go on tidying up; the lock against a second backup stays. */
  readonly release: () => Promise<void>
  readonly close: () => Promise<void>
}

const LOCK = 7_301_995

/** What a backup does not hold: sign-ins end with the system in which they were made. */
export const NOT_CARRIED = ['session'] as const
// The migrations stand in the manifest.
const LEFT_OUT = [...NOT_CARRIED, 'migration']

/** The files that the database names, one a line: hash, tab, bytes. */
export const FILES_TO_CARRY = 'select sha256, size from stored_file order by sha256 collate "C"'

// A transaction number means something in one server only; what must last is the order of reading (ADR 0004). So an entry
// carries the number of its run: entries in reading order fall into runs of rising positions.
const RUNS = `select ordered.*, 1 + sum((position < coalesce(before, 0))::int) over (order by xid, position) as run
  from (select ledger.*, lag(position) over (order by xid, position) as before from ledger) ordered`

// How the columns of a table are read where not simply by name, and from where.
const READ_OTHERWISE: Readonly<Record<string, { readonly xid: string; readonly from: string }>> = {
  ledger: { xid: 'run::text::xid8', from: `(${RUNS}) entry order by run, position` },
  follower: {
    xid: 'coalesce(run, 0)::text::xid8',
    from: `follower left join (select run, position as at_position from (${RUNS}) entry) runs on at_position = position
      order by name collate "C"`,
  },
}

const TABLES = `
  select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns,
    (select string_agg(quote_ident(k.attname) || case when k.atttypid = 'text'::regtype then ' collate "C"' else '' end, ', '
        order by array_position(i.indkey::int2[], k.attnum))
      from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
  group by c.oid, c.relname order by c.relname collate "C"`

function queryFor(name: string, columns: readonly string[], key: string | null): string {
  const other = READ_OTHERWISE[name]
  const chosen = columns.map((column) => (other && column === 'xid' ? `${other.xid} as xid` : `"${column}"`))
  return `select ${chosen.join(', ')} from ${other?.from ?? `"${name}"${key === null ? '' : ` order by ${key}`}`}`
}

async function readTables(client: pg.Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string | null }>(TABLES, [LEFT_OUT])
  return rows.map(({ name, columns, key }) => ({ name, columns, query: queryFor(name, columns, key) }))
}

const SEQUENCES = `
  select c.relname::text as table, a.attname::text as column, coalesce(s.last_value, 0)::float8 as last
  from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence(c.oid::regclass::text, a.attname)
  where a.attidentity <> '' and c.relnamespace = 'public'::regnamespace order by 1, 2`

const DATABASE = `
  select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt",
    current_setting('server_version') as postgres,
    coalesce((select value ->> 'name' from setting where key = 'school'), '') as school`

const MIGRATIONS = `select name, checksum, to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "appliedAt"
  from migration order by name collate "C"`

const LEDGER = `
  select count(*)::float8 as entries, coalesce(max(run), 0)::float8 as runs, coalesce(max(position), 0)::float8 as "lastPosition",
    coalesce((select max(seq) from ledger_seal), 0)::float8 as "sealSeq",
    coalesce((select chain from ledger_seal order by seq desc limit 1), '') as "sealChain"
  from (${RUNS}) entry`

async function describe(client: pg.Client): Promise<Described> {
  const one = async <T extends object>(query: string): Promise<T[]> => (await client.query<T>(query)).rows
  const [database] = await one<Pick<Described, 'takenAt' | 'postgres' | 'school'>>(DATABASE)
  const [ledger] = await one<Described['ledger']>(LEDGER)
  if (!database || !ledger) throw new Error('the database did not describe itself')
  return { ...database, ledger, migrations: await one(MIGRATIONS), sequences: await one(SEQUENCES) }
}

// Text that every version reads in the same way, and no limit on how long a table takes.
const SETTINGS = `set statement_timeout = 0; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = 0;
  set client_encoding = 'UTF8'; set time zone 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'`

async function begin(client: pg.Client): Promise<void> {
  await client.query(SETTINGS)
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
  if (rows[0]?.got !== true) throw new BackupFault('另一个备份正在进行，请等它结束后再试。')
  // It has no transaction number of its own, so the readers of the ledger need not wait for it.
  await client.query('begin isolation level repeatable read, read only')
  const { rows: found } = await client.query("select 1 where to_regclass('public.migration') is not null")
  if (found.length === 0) throw new BackupFault('数据库中还没有学校数据，没有可以备份的内容。')
}

/** Opens one snapshot of the database, as the role that works with it. Throws a BackupFault while another backup runs. */
export async function openSnapshot(source: Connection): Promise<Snapshot> {
  const where = typeof source === 'string' ? { connectionString: source } : source
  const client = new pg.Client({ ...where, application_name: 'mingtang backup' })
  // A connection that breaks fails the query that needs it.
  client.on('error', () => undefined)
  await client.connect()
  const close = (): Promise<void> => client.end().catch(() => undefined)
  try {
    await begin(client)
    return {
      described: await describe(client),
      tables: await readTables(client),
      copyOut: (query) => client.query(copyTo(`copy (${query}) to stdout`)),
      release: async () => {
        await client.query('commit')
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
