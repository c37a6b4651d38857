import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Connection } from '../db/database.ts'
import { grantToApp, makeMigrationTable, type Migration } from '../db/migrate.ts'
import { dropJobs, MAKE_CARRIED_JOBS, takeInJobs } from '../jobs/carry-jobs.ts'
import { BackupFault } from './backup-fault.ts'
import { type Compression, COMPRESSIONS } from './compression.ts'
import type { Manifest, Part } from './manifest.ts'
import { Measure } from './measure.ts'

/** Opens a connection for a long piece of work. */
async function open(where: Connection): Promise<pg.Client> {
  const client = new pg.Client(typeof where === 'string' ? { connectionString: where } : where)
  client.on('error', () => undefined)
  await client.connect()
  // A server's default makes the search index in many small passes.
  await client.query(`set statement_timeout = 0; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = 0;
    set maintenance_work_mem = '256MB';
    set client_encoding = 'UTF8'; set time zone 'Asia/Shanghai'; set client_min_messages = warning`)
  return client
}

/** Lends a connection for a piece of work. */
export async function withClient<T>(where: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await open(where)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Is there no table yet? A restore that was broken off leaves none: it is one transaction. */
export async function isEmptyDatabase(owner: Connection): Promise<boolean> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')",
    )
    return rows[0]?.n === 0
  })
}

/** The version of the server; throws a BackupFault when it cannot hold the data. */
export async function assertFit(owner: Connection): Promise<string> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<{ encoding: string; version: string; number: number }>(
      `select current_setting('server_encoding') as encoding, current_setting('server_version') as version,
        current_setting('server_version_num')::int as number`,
    )
    const [found] = rows
    if (found?.encoding !== 'UTF8')
      throw new BackupFault('目标数据库的编码不是 UTF8，不能恢复。请新建一个 UTF8 编码的空数据库。')
    if (found.number < 150_000)
      throw new BackupFault(`目标数据库的版本是 ${found.version}，需要 PostgreSQL 15 或更新版本。`)
    return found.version
  })
}

/**
 * Uses up transaction numbers until ours are above `lowest`: the entries of the ledger carry the numbers of their runs, and
 * what is written from now on must come after them.
 */
export async function passBy(owner: Connection, lowest: number): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query('set synchronous_commit = off')
    await client.query(`do $$ begin
      while pg_current_xact_id()::text::bigint <= ${String(Math.trunc(lowest))} loop commit; end loop; end $$`)
  })
}

async function makeTables(
  client: pg.Client,
  migrations: readonly Migration[],
  { migrations: applied }: Manifest,
): Promise<void> {
  await makeMigrationTable(client)
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql)
    const at = applied.find((one) => one.name === name)?.appliedAt
    await client.query('insert into migration (name, checksum, applied_at) values ($1, $2, $3)', [name, checksum, at])
  }
}

async function namesOf(client: pg.Client, query: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query)
  return rows.map(({ name }) => name)
}

const TABLES = `select quote_ident(relname) as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`
const REFERENCES = `select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as name
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`
const DROP_REFERENCES = `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as name
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`
const PLAIN_INDEXES = `from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`
const INDEXES = `select pg_get_indexdef(i.indexrelid) as name ${PLAIN_INDEXES}`
const DROP_INDEXES = `select format('drop index %I', c.relname) as name ${PLAIN_INDEXES}`

/**
 * Takes away, inside the transaction, what would falsify or delay the load: the triggers that stamp time, order and hash
 * (only the owner of the tables can, and needs no superuser for it), references and indexes. Answers what puts all of it back.
 */
async function layBare(client: pg.Client): Promise<string[]> {
  const tables = await namesOf(client, TABLES)
  const back = [...(await namesOf(client, INDEXES)), ...(await namesOf(client, REFERENCES))]
  const away = [...(await namesOf(client, DROP_REFERENCES)), ...(await namesOf(client, DROP_INDEXES))]
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  for (const statement of away) await client.query(statement)
  // Migrations may have brought rows; the backup has its own.
  await client.query(`truncate ${tables.join(', ')}`)
  return [...back, ...tables.map((table) => `alter table ${table} enable trigger user`)]
}

/** Loads measured rows; throws when they are not those of the manifest, or the database counted others. */
async function load(
  client: pg.Client,
  { folder, part, compression }: { folder: string; part: Part; compression: Compression },
  into: string,
): Promise<void> {
  const content = new Measure()
  const sink = client.query(copyFrom(`copy ${into} from stdin`))
  await pipeline(createReadStream(join(folder, part.path)), COMPRESSIONS[compression].unpack(), content, sink)
  if (content.result().sha256 !== part.contentSha256 || sink.rowCount !== part.rows)
    throw new BackupFault(`${part.path} 在恢复期间发生了变化。没有写入任何内容，请检查存放备份的磁盘。`)
}

async function assertSameShape(client: pg.Client, { tables }: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select table_name::text as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' group by 1`)
  const there = new Map(rows.map(({ name, columns }) => [name, columns.join()]))
  const other = tables.filter(({ name, columns }) => there.get(name) !== columns.join())
  if (other.length > 0)
    throw new BackupFault(`备份中的表与它的版本不符：${other.map(({ name }) => name).join('、')}。没有写入任何内容。`)
}

async function setSequences(client: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { table, column, last } of sequences)
    if (last > 0) await client.query('select setval(pg_get_serial_sequence($1, $2), $3)', [table, column, last])
}

/** What is restored, and with what. */
export interface Loading {
  readonly folder: string
  readonly manifest: Manifest
  /** Those that the backup had, from the folder of this release. */
  readonly migrations: readonly Migration[]
  readonly appRole: string | undefined
  readonly say: (line: string) => void
}

async function loadTables(client: pg.Client, { folder, manifest, say }: Loading): Promise<void> {
  const { tables, compression } = manifest
  for (const [at, part] of tables.entries()) {
    const columns = part.columns.map((column) => `"${column}"`).join(', ')
    await load(client, { folder, part, compression }, `"${part.name}" (${columns})`)
    say(`  [${String(at + 1)}/${String(tables.length)}] ${part.name}：${String(part.rows)} 行`)
  }
}

async function recordRestore(client: pg.Client, { manifest }: Loading): Promise<void> {
  const { id, takenAt, app, postgres } = manifest
  await client.query(
    `insert into ledger (type, subject_type, subject_id, actor, data) values ('backup.restored', 'backup', $1, $2, $3)`,
    [
      id,
      JSON.stringify({ id: 'system', name: '系统', unitId: null, unitName: '', roles: [] }),
      JSON.stringify({ takenAt, app, postgres, entries: manifest.ledger.entries, chain: manifest.ledger.sealChain }),
    ],
  )
}

async function fillTables(client: pg.Client, loading: Loading): Promise<void> {
  const { manifest, migrations, appRole, say } = loading
  await makeTables(client, migrations, manifest)
  const back = await layBare(client)
  await assertSameShape(client, manifest)
  await loadTables(client, loading)
  say('正在建立索引 …')
  for (const statement of back) await client.query(statement)
  await setSequences(client, manifest)
  if (appRole !== undefined) await grantToApp(client, appRole)
  await recordRestore(client, loading)
}

async function fillQueue(client: pg.Client, { folder, manifest }: Loading): Promise<void> {
  await client.query(MAKE_CARRIED_JOBS)
  await load(client, { folder, part: manifest.jobs, compression: manifest.compression }, 'carried_job')
  await takeInJobs(client)
}

/** Takes away what a restore that was broken off may have left in the queue. */
export async function clearQueue(app: Connection): Promise<void> {
  await withClient(app, dropJobs)
}

/**
 * Fills an empty database from a checked backup: tables in one transaction of the owner, the queue in one of the role that
 * works with it, committed one after the other, the tables last. So a database with tables is a finished restore.
 */
export async function fillDatabase(owner: Connection, app: Connection, loading: Loading): Promise<void> {
  await withClient(owner, (tables) =>
    withClient(app, async (queue) => {
      await tables.query('begin')
      await fillTables(tables, loading)
      await queue.query('begin')
      await fillQueue(queue, loading)
      await queue.query('commit')
      await tables.query('commit')
    }),
  )
}
