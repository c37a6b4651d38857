import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadShippedCalendar } from './features/calendar/index.ts'
import { loadShippedTerms } from './features/legal/index.ts'
import { loadShippedTemplates } from './features/letters/index.ts'
import { carryOverCorrections } from './features/mailboxes/index.ts'
import type { Parts } from './parts.ts'
import { contextOf } from './session-hook.ts'
import { systemClock } from './platform/clock.ts'
import { assertNotHalfRestored } from './platform/backup/restore-marker.ts'
import { type Config, filesFolder } from './platform/config.ts'
import { SYSTEM } from './platform/context.ts'
import { type Connection, type Database, openDatabase, openPool } from './platform/db/database.ts'
import { APP_ROLE, OWNER_ROLE, startEngine } from './platform/db/engine.ts'
import { type Kept, keepRunning } from './platform/db/keep-running.ts'
import { migrate, vacuum } from './platform/db/migrate.ts'
import { openFileStore } from './platform/files/file-store.ts'
import { newId } from './platform/ids.ts'
import { prepareJobs } from './platform/jobs/jobs.ts'
import type { Running } from './platform/ledger/run-followers.ts'
import { makePageCache } from './platform/pages/page-cache.ts'
import { makeVisits } from './platform/http/count-visits.ts'
import { loadSecretKey } from './platform/secret-key.ts'

/** The opened parts, and how to close them again. */
export interface OpenParts extends Parts {
  readonly databaseName: string
  /** How the platform reaches its database, for further processes. */
  readonly connection: Connection
  /** Migrations applied by this start. */
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
  /** Lets the database tidy up and count what it holds: after a load, or its plans would rest on guesses. */
  readonly settle: () => Promise<void>
  /** Brings the embedded database back whenever it is gone; whoever runs a server of their own does that themselves. */
  readonly keepDatabase: (complain: Kept['complain']) => Running
}

const MEGABYTE = 1024 * 1024

/** How the database is reached: as the owner of the tables, and as the role with which the platform works. */
export interface Reach {
  readonly owner: Connection
  readonly app: Connection
  readonly appRole: string | undefined
  readonly name: string
  readonly stop: () => Promise<void>
  readonly keep: OpenParts['keepDatabase']
}

/** Starts or joins the embedded engine, or names the server of the settings. */
export async function reachDatabase(config: Config): Promise<Reach> {
  if (config.DATABASE_URL === '') {
    const engine = await startEngine(config.DATA_DIR)
    return {
      owner: engine.as(OWNER_ROLE),
      app: engine.as(APP_ROLE),
      appRole: APP_ROLE,
      name: `内置 PostgreSQL（${join(config.DATA_DIR, 'db')}）`,
      stop: engine.stop,
      keep: (complain) => keepRunning({ isRunning: engine.isRunning, start: engine.restart, complain }),
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
    keep: () => ({ stop: () => Promise.resolve() }),
  }
}

/** Working days, terms of law and wordings of letters that ship with the platform: an upgrade brings the new ones, in every school alike. */
async function loadShippedLaw(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await loadShippedCalendar(tx)
    await loadShippedTerms(tx)
    await loadShippedTemplates(tx)
  })
}

/** What a process works with over a database that is there and up to date. */
export function partsOver(config: Config, connection: Connection): Parts {
  const pool = openPool(connection, config.DATABASE_POOL)
  return {
    config,
    pool,
    db: openDatabase(pool),
    files: openFileStore(filesFolder(config)),
    clock: systemClock,
    secretKey: loadSecretKey(config.DATA_DIR, config.SECRET_KEY_FILE),
    pages: makePageCache(config.PAGE_CACHE_MB * MEGABYTE, () => systemClock().getTime()),
    visits: makeVisits(),
  }
}

/** Starts or reaches the database, brings schema and law up to date, opens files and key. */
export async function openParts(config: Config): Promise<OpenParts> {
  mkdirSync(config.DATA_DIR, { recursive: true })
  const reach = await reachDatabase(config)
  await assertNotHalfRestored(config.DATA_DIR, reach.owner)
  const migrated = await migrate(reach.owner, join(config.projectRoot, 'migrations'), reach.appRole)
  mkdirSync(filesFolder(config), { recursive: true, mode: 0o700 })
  const parts = partsOver(config, reach.app)
  await prepareJobs(parts.pool)
  await loadShippedLaw(parts.db)
  await carryOverCorrections(contextOf(parts, SYSTEM, `start-${newId()}`), parts.secretKey)
  return {
    ...parts,
    connection: reach.app,
    databaseName: reach.name,
    migrated,
    settle: () => vacuum(reach.owner),
    keepDatabase: reach.keep,
    async close() {
      await parts.pool.end()
      await reach.stop()
    },
  }
}
