import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { preparing } from './prepared.ts'
import type { Schema } from './schema.ts'

/** The database outside a transaction: for reading. Writers ask for a `Tx`. */
export type ReadDb = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'withRecursive' | 'selectNoFrom' | 'fn'> & {
  /** For `sql` template reads: pass as executor. */
  readonly getExecutor: Kysely<Schema>['getExecutor']
  /** What this handle remembers of rarely changed facts; only strangers' handles remember any. */
  readonly recall?: Recall
}

/** Answers what was read before under this key, or reads it now. The key names everything that the answer depends on. */
export type Recall = <T>(key: string, read: () => Promise<T>) => Promise<T>

/** A running transaction: the only handle that stores accept for changes. */
export type Tx = Transaction<Schema>

/** The whole database, held by the process and the composition root only. */
export type Database = Kysely<Schema>

// A civil date stays text (no time zone can move it); counts and positions fit a double for centuries.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** How to reach PostgreSQL: a URL, or a Unix socket directory with a role. */
export type Connection = string | { host: string; port: number; user: string; database: string }

// The clock of the school; every ::date of an instant is a day in Shanghai.
const SESSION = "set time zone 'Asia/Shanghai'; set statement_timeout = '60s'; set lock_timeout = '10s'"

/** Opens a pool. Errors on idle clients (a restarting server) are swallowed: the next query reconnects or fails. */
export function openPool(connection: Connection, max: number): pg.Pool {
  const where = typeof connection === 'string' ? { connectionString: connection } : connection
  const pool = new pg.Pool({
    ...where,
    max,
    connectionTimeoutMillis: 5000,
    application_name: 'mingtang',
    // The pool waits for it: nobody gets a connection that still has another clock.
    onConnect: (client) => client.query(SESSION) as unknown as undefined,
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}

/** The typed query builder over a pool. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
}

/** Reads a fact that changes with an act of the school only (its name, units, columns), or remembers it where the handle does. */
export function known<T>(db: ReadDb, key: string, read: () => Promise<T>): Promise<T> {
  return db.recall ? db.recall(key, read) : read()
}

/** The handle with which strangers are answered: what is `known` is remembered. Everybody else reads it anew. */
export function recallingDb(db: Database, recall: Recall): ReadDb {
  return {
    selectFrom: db.selectFrom.bind(db),
    with: db.with.bind(db),
    withRecursive: db.withRecursive.bind(db),
    selectNoFrom: db.selectNoFrom.bind(db),
    fn: db.fn,
    getExecutor: db.getExecutor.bind(db),
    recall,
  }
}
