import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, vi } from 'vitest'
import { runCommand } from '../../src/cli-commands.ts'
import { newId } from '../../src/platform/ids.ts'

const OWNER = `keeper_${newId()}`
const folder = mkdtempSync('/tmp/mingtang-backup-')
const said: string[] = []
const databases: string[] = []

/** The school that is backed up. */
export const school = `backup_${newId()}`

/** A place in the folder of this test file. */
export function at(...names: string[]): string {
  return join(folder, ...names)
}

/** Its first backup. */
export const first = at('shelf', 'first')

/** The address of a database for the working role, for an owner who is no superuser, or for the superuser. */
export function reach(role: 'app' | 'admin' | 'owner', database: string): string {
  const { app, admin } = inject('databaseServer')
  return (role === 'admin' ? admin : app)
    .replace('mingtang_app', role === 'owner' ? OWNER : 'mingtang_app')
    .replace('DATABASE', database)
}

/** Asks a database as its superuser. */
export async function query<T extends object>(database: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: reach('admin', database) })
  await client.connect()
  return client
    .query<T>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** A database of that owner, as another one stands now. */
export async function create(name: string, from: string): Promise<string> {
  databases.push(name)
  await query('postgres', `create database ${name} owner ${OWNER} template ${from} encoding 'UTF8'`)
  await query('postgres', `grant create on database ${name} to mingtang_app`)
  return name
}

/** A database without a table. */
export function anEmptyDatabase(): Promise<string> {
  return create(`restored_${newId()}`, 'template0')
}

/** Runs a command on a database whose owner is no superuser, as on a managed server. */
export async function run(
  database: string,
  ...[command = '', ...args]: string[]
): Promise<{ code: number; output: string }> {
  said.length = 0
  const env = {
    DATA_DIR: at(database === school ? 'data' : database),
    DATABASE_URL: reach('app', database),
    DATABASE_OWNER_URL: reach(database === school ? 'admin' : 'owner', database),
    DATABASE_APP_ROLE: 'mingtang_app',
  }
  const code = await runCommand(command, { args, env })
  return { code, output: said.join('') }
}

/** Two acts of which the later one, by number, began first: so it is read first. */
async function actsThatOvertake(): Promise<void> {
  const [early, late] = [0, 1].map(() => new pg.Client({ connectionString: reach('app', school) })) as [
    pg.Client,
    pg.Client,
  ]
  const act = `insert into ledger (type, subject_type, subject_id, actor) values ('school.changed', 'school', 'school', '{}')`
  await Promise.all([early.connect(), late.connect()])
  await early.query('begin; select pg_current_xact_id()')
  await late.query(act)
  await early.query(act)
  await early.query('commit')
  await Promise.all([early.end(), late.end()])
}

/** A data directory with a key and no files. */
export function aDataDirectory(database: string): void {
  mkdirSync(at(database), { recursive: true })
  writeFileSync(at(database, 'secret.key'), Buffer.alloc(32, 9).toString('base64'))
}

/** Gives the test file a school with a first backup of it. */
export function useBackedUpSchool(): void {
  beforeAll(async () => {
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    await query('postgres', `create role ${OWNER} login password 'mingtang'`)
    await create(school, 'mingtang_template')
    await run(school, 'load-sample', '--documents', '60')
    await actsThatOvertake()
    await query(
      school,
      `select graphile_worker.add_job('disclosures.publish', '{"documentId":"d1"}', run_at := now() + interval '3 days', job_key := 'publish:d1')`,
    )
    const made = await run(school, 'backup', first)
    expect(made.code, made.output).toBe(0)
  }, 120_000)
  afterAll(async () => {
    vi.restoreAllMocks()
    for (const name of databases) await query('postgres', `drop database if exists ${name} with (force)`)
    await query('postgres', `drop role ${OWNER}`)
    rmSync(folder, { recursive: true, force: true })
  })
}
