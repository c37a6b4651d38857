import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPool } from '../../src/platform/db/database.ts'
import { APP_ROLE, OWNER_ROLE, startEngine } from '../../src/platform/db/engine.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { prepareJobs } from '../../src/platform/jobs/jobs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL-like reach of the server: admin connection as JSON, database name to be filled in. */
    databaseServer: { admin: string; app: string }
  }
}

const TEMPLATE = 'mingtang_template'

interface Server {
  readonly admin: (database: string) => string
  readonly app: (database: string) => string
  readonly stop: () => Promise<void>
}

async function embedded(): Promise<Server> {
  const folder = mkdtempSync('/tmp/mingtang-test-')
  chmodSync(folder, 0o755)
  const engine = await startEngine(join(folder, 'data'))
  const url = (role: string) => (database: string) =>
    `postgres:///${database}?host=${encodeURIComponent(engine.socketDir)}&user=${role}`
  await withoutDisk(url(OWNER_ROLE)('postgres'))
  return {
    admin: url(OWNER_ROLE),
    app: url(APP_ROLE),
    async stop() {
      await engine.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// This cluster is thrown away after the run: a killed process loses nothing by it, and no test pulls the plug. Space that is freed
// stays unused, so that rows stand in the order in which they came, as in a school that is new.
async function withoutDisk(admin: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  for (const setting of ['fsync', 'full_page_writes', 'autovacuum'])
    await client.query(`alter system set ${setting} = off`)
  await client.query('select pg_reload_conf()')
  await client.end()
}

function server(base: string): Server {
  const at = (role: string | undefined) => (database: string) => {
    const url = new URL(base)
    url.pathname = `/${database}`
    if (role !== undefined) url.username = role
    return url.toString()
  }
  return { admin: at(undefined), app: at(APP_ROLE), stop: () => Promise.resolve() }
}

async function makeTemplate({ admin, app }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: admin('postgres') })
  await client.connect()
  const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  if (role.rowCount === 0) await client.query(`create role ${APP_ROLE} login password 'mingtang'`)
  await client.query(`drop database if exists ${TEMPLATE} with (force)`)
  await client.query(`create database ${TEMPLATE} template template0 encoding 'UTF8'`)
  await client.query(`grant create on database ${TEMPLATE} to ${APP_ROLE}`)
  await client.end()
  await migrate(admin(TEMPLATE), new URL('../../migrations', import.meta.url).pathname, APP_ROLE)
  const pool = openPool(app(TEMPLATE), 2)
  await prepareJobs(pool)
  await pool.end()
}

/** One PostgreSQL for the whole run: the embedded one, or the server that TEST_DATABASE_URL names (as a superuser). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = process.env['TEST_DATABASE_URL']
  const running = base === undefined || base === '' ? await embedded() : server(base)
  await makeTemplate(running)
  project.provide('databaseServer', { admin: running.admin('DATABASE'), app: running.app('DATABASE') })
  return running.stop
}
