import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { sha256 } from '../ids.ts'
import type { Connection } from './database.ts'

const LOCK = 7_301_994

/** A migration as the folder holds it. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** The migrations in order of their number. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, sql: text, checksum: sha256(text) }
    })
}

// What a trigger refuses, no right allows either; tgtype tells by its bits what the trigger is for (16: update). Asked of the
// database, because a backup of an older release brings the tables of its day.
const APPEND_ONLY = `select tgrelid::regclass::text as name,
    case when tgtype & 16 > 0 then 'update, delete, truncate' else 'delete, truncate' end as rights
  from pg_trigger where tgfoid = 'refuse_change'::regproc`

/** Gives the role with which the platform works its rights: what is on the record it can add to, and not change. */
export async function grantToApp(client: pg.Client, role: string): Promise<void> {
  await client.query(`
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage on all sequences in schema public to ${role};
    grant execute on all functions in schema public to ${role};
    revoke insert, update, delete on migration from ${role};`)
  const { rows } = await client.query<{ name: string; rights: string }>(APPEND_ONLY)
  for (const { name, rights } of rows) await client.query(`revoke ${rights} on ${name} from ${role}`)
}

/** Makes the table that remembers the migrations, where there is none. */
export async function makeMigrationTable(client: pg.Client): Promise<void> {
  await client.query(
    'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  )
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  await makeMigrationTable(client)
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  await client.query(sql)
  await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
  await client.query('commit')
}

async function applyNew(client: pg.Client, folder: string): Promise<string[]> {
  const applied = await readApplied(client)
  const done: string[] = []
  for (const migration of readMigrations(folder)) {
    const before = applied.get(migration.name)
    if (before === migration.checksum) continue
    if (before !== undefined) throw new Error(`迁移文件 ${migration.name} 在应用之后被改动过，拒绝启动。`)
    await apply(client, migration)
    done.push(migration.name)
  }
  return done
}

/**
 * Brings the schema up to the folder, forward only, one transaction a file, under an advisory lock so that two
 * processes never migrate at once. Refuses to go on if an applied migration was edited. The role with which the platform
 * works gets its rights where it is another than the owner. Answers the names applied now.
 */
export async function migrate(owner: Connection, folder: string, appRole: string | undefined): Promise<string[]> {
  const client = new pg.Client(typeof owner === 'string' ? { connectionString: owner } : owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const done = await applyNew(client, folder)
    if (appRole !== undefined && done.length > 0) await grantToApp(client, appRole)
    return done
  } finally {
    await client.end()
  }
}

/** Tidies the tables and counts what is in them, as the owner: the working role may not. */
export async function vacuum(owner: Connection): Promise<void> {
  const client = new pg.Client(typeof owner === 'string' ? { connectionString: owner } : owner)
  await client.connect()
  try {
    await client.query('vacuum (analyze, process_toast false)')
  } finally {
    await client.end()
  }
}
