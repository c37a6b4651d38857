import { sql } from 'kysely'
import { Logger, run, runMigrations, type TaskList } from 'graphile-worker'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Tx } from '../db/database.ts'
import { json } from '../db/json.ts'
import type { Running } from '../ledger/run-followers.ts'
import { patientPool } from './patient-pool.ts'

/** What a job does; it may be run twice, so it must be idempotent. */
export type JobHandler = (payload: Record<string, unknown>) => Promise<void>

/** What waits in the queue: the same key replaces the waiting job (a new date of expiry). */
export interface Job {
  readonly name: string
  readonly payload?: Readonly<Record<string, unknown>>
  readonly runAt: Date
  readonly key: string
}

/** Puts a job in the queue in the transaction of the change: it runs if and only if the change commits. */
export async function enqueue(tx: Tx, { name, payload = {}, runAt, key }: Job): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload := ${json(payload)}::json,
    run_at := ${runAt}::timestamptz, job_key := ${key}::text)`.execute(tx)
}

const quiet = new Logger(() => () => undefined)

/** Makes or upgrades the queue's own schema; run as the role that works with it. */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
}

/** Starts working off the queue; failures are retried by the queue with growing pauses and told to `onFailure`. */
export async function startJobs(
  pool: pg.Pool,
  handlers: Record<string, JobHandler>,
  onFailure: (name: string, error: unknown) => void,
): Promise<Running> {
  const abort = new AbortController()
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (payload: unknown) => {
        try {
          await handle(payload as Record<string, unknown>)
        } catch (error) {
          // What is broken off because we stop is run again at the next start.
          if (!abort.signal.aborted) onFailure(name, error)
          throw error
        }
      },
    ]),
  )
  const { pool: pgPool, quiet: settled } = patientPool(pool, abort.signal)
  const start = () =>
    run({ pgPool, taskList, concurrency: 2, noHandleSignals: true, pollInterval: 1000, logger: quiet })
  return keepWorking(await start(), { start, abort, settled })
}

type Start = () => ReturnType<typeof run>

const PAUSE_MS = 2000

/** The queue gives up when a job ends while the database is away: then it is begun anew, until it is told to stop. */
function keepWorking(
  first: Awaited<ReturnType<Start>>,
  { start, abort, settled }: { start: Start; abort: AbortController; settled: () => Promise<void> },
): Running {
  const isOver = (): boolean => abort.signal.aborted
  let runner: typeof first | undefined = first
  const keeping = (async () => {
    while (!isOver()) {
      await runner?.promise.catch(() => undefined)
      runner = undefined
      await sleep(PAUSE_MS, undefined, { signal: abort.signal }).catch(() => undefined)
      if (!isOver()) runner = await start().catch(() => undefined)
    }
    await runner?.stop().catch(() => undefined)
  })()
  return {
    async stop() {
      abort.abort()
      await runner?.stop().catch(() => undefined)
      await keeping
      await settled()
    },
  }
}
