import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadShippedCalendar } from './features/calendar/index.ts'
import { loadShippedTerms } from './features/legal/index.ts'
import type { Parts } from './parts.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, filesFolder } from './platform/config.ts'
import { type Connection, type Database, openDatabase, openPool } from './platform/db/database.ts'
import { APP_ROLE, OWNER_ROLE, startEngine } from './platform/db/engine.ts'
import { migrate, vacuum } from './platform/db/migrate.ts'
import { openFileStore } from './platform/files/file-store.ts'
import { prepareJobs } from './platform/jobs/jobs.ts'
import { loadSecretKey } from './platform/secret-key.ts'

/** The opened parts, and how to close them again. */
export interface OpenParts extends Parts {
  readonly databaseName: string
  /** Migrations applied by this start. */
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
  /** Lets the database tidy up and count what it holds: after a load, or its plans would rest on guesses. */
  readonly settle: () => Promise<void>
}

interface Reach {
  readonly owner: Connection
  readonly app: Connection
  readonly appRole: string | undefined
  readonly name: string
  readonly stop: () => Promise<void>
}

async function reachDatabase(config: Config): Promise<Reach> {
  if (config.DATABASE_URL === '') {
    const engine = await startEngine(config.DATA_DIR)
    return {
      owner: engine.as(OWNER_ROLE),
      app: engine.as(APP_ROLE),
      appRole: APP_ROLE,
      name: `内置 PostgreSQL（${join(config.DATA_DIR, 'db')}）`,
      stop: engine.stop,
    }
  }
  const owner = config.DATABASE_OWNER_URL === '' ? config.DATABASE_URL : config.DATABASE_OWNER_URL
  const appRole = config.DATABASE_APP_ROLE === '' ? undefined : config.DATABASE_APP_ROLE
  return {
    owner,
    app: config.DATABASE_URL,
    appRole,
    name: `PostgreSQL 服务器（${new URL(config.DATABASE_URL).host}）`,
    stop: () => Promise.resolve(),
  }
}

/** Working days and terms of law that ship with the platform: an upgrade brings the new ones, in every school alike. */
async function loadShippedLaw(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await loadShippedCalendar(tx)
    await loadShippedTerms(tx)
  })
}

/** Starts or reaches the database, brings schema and law up to date, opens files and key. */
export async function openParts(config: Config): Promise<OpenParts> {
  mkdirSync(config.DATA_DIR, { recursive: true })
  const reach = await reachDatabase(config)
  const migrated = await migrate(reach.owner, join(config.projectRoot, 'migrations'), reach.appRole)
  const pool = openPool(reach.app, config.DATABASE_POOL)
  const db = openDatabase(pool)
  await prepareJobs(pool)
  await loadShippedLaw(db)
  mkdirSync(filesFolder(config), { recursive: true, mode: 0o700 })
  return {
    config,
    pool,
    db,
    files: openFileStore(filesFolder(config)),
    clock: systemClock,
    secretKey: loadSecretKey(config.DATA_DIR, config.SECRET_KEY_FILE),
    databaseName: reach.name,
    migrated,
    settle: () => vacuum(reach.owner),
    async close() {
      await pool.end()
      await reach.stop()
    },
  }
}
