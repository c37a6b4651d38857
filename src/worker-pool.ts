import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { CONNECTION_VARIABLE } from './platform/config.ts'
import { tellMetrics } from './platform/http/metrics-of-all.ts'
import type { Running } from './platform/ledger/run-followers.ts'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const LIVED_WELL_MS = 60_000

/** How many workers run which program over which database; `complain` hears of each that died. */
export interface Crew {
  readonly count: number
  readonly program: string
  readonly connection: unknown
  readonly complain: (what: string) => void
}

function listening(worker: Worker): Promise<number> {
  return new Promise((done, fail) => {
    worker.once('listening', ({ port }) => {
      done(port)
    })
    worker.once('exit', () => {
      fail(new Error('工作进程没有启动'))
    })
  })
}

async function stopAll(workers: ReadonlySet<Worker>): Promise<void> {
  const gone = [...workers].map(
    (worker) =>
      new Promise<void>((done) =>
        worker.once('exit', () => {
          done()
        }),
      ),
  )
  // Not worker.kill(), which takes the channel away first: a connection that is being handed over at that moment would never be answered.
  for (const worker of workers) worker.process.kill('SIGTERM')
  await Promise.all(gone)
}

/** The processes that are there, and how another one is started. */
function makeCrew(connection: unknown) {
  const workers = new Set<Worker>()
  return {
    workers,
    start: (): Worker => {
      const worker = cluster.fork({ [CONNECTION_VARIABLE]: JSON.stringify(connection) })
      workers.add(worker)
      worker.once('exit', () => workers.delete(worker))
      return worker
    },
  }
}

/** Replaces a worker that dies: soon the first time, later after a growing pause. */
function replaceTheDead(start: () => Worker, complain: Crew['complain']) {
  let isStopping = false
  let pause = FIRST_PAUSE_MS
  const keepAlive = (worker: Worker): void => {
    const startedAt = performance.now()
    worker.once('exit', (code: number | null, signal: string | null) => {
      if (isStopping) return
      complain(`a worker ended (${signal ?? String(code)}), another takes its place`)
      pause = performance.now() - startedAt > LIVED_WELL_MS ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS)
      void sleep(pause).then(() => {
        if (!isStopping) keepAlive(start())
      })
    })
  }
  return {
    keepAlive,
    letDie() {
      isStopping = true
    },
  }
}

/**
 * Starts processes that answer requests on one port, and replaces one that dies. Answers their port. Throws when one of
 * the first does not come up; it has said why.
 */
export async function startWorkers({
  count,
  program,
  connection,
  complain,
}: Crew): Promise<Running & { readonly port: number }> {
  // Not the script we were started with, which may prepare things first.
  cluster.setupPrimary({ exec: program })
  tellMetrics()
  const { workers, start } = makeCrew(connection)
  const replacing = replaceTheDead(start, complain)
  const stop = (): Promise<void> => {
    replacing.letDie()
    return stopAll(workers)
  }
  const first = Array.from({ length: count }, start)
  try {
    const [port = 0] = await Promise.all(first.map(listening))
    for (const worker of first) replacing.keepAlive(worker)
    return { port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
