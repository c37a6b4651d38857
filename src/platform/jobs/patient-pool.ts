import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03'])
const AGAIN_MS = 500
const LOOK_AGAIN_MS = 10

/** A connection that was just heard from; undefined while the database is away. Every other failure is the caller's. */
async function connected(pool: pg.Pool): Promise<pg.PoolClient | undefined> {
  try {
    const client = await pool.connect()
    // One that lay idle may have died with the database without anybody having noticed yet.
    const isAlive = await client.query('select').then(
      () => true,
      () => false,
    )
    if (isAlive) return client
    client.release(true)
    return undefined
  } catch (error) {
    if (AWAY.has((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

async function untilConnected(pool: pg.Pool, signal: AbortSignal): Promise<pg.PoolClient> {
  for (;;) {
    const client = await connected(pool)
    if (client !== undefined) return client
    await sleep(AGAIN_MS, undefined, { signal })
  }
}

const BROKEN = /^(?:Connection terminated|Client has encountered a connection error)/
/** "The database is starting": the one failure of those here after which the queue tries again by itself. */
const TRY_AGAIN = '57P03'

function named(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code = '' } = error as NodeJS.ErrnoException
  return AWAY.has(code) || BROKEN.test(error.message) ? Object.assign(error, { code: TRY_AGAIN }) : error
}

/** What `of` names is taken from there, everything else from the target. */
function overlay<T extends object>(target: T, of: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(target, {
    get(_, name) {
      if (name in of) return of[name as keyof T]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

type Callback = Parameters<pg.Pool['connect']>[0]

/**
 * The pool as the queue needs it, which notes the end of a job without looking whether that worked and without waiting for it:
 * whoever wants a connection waits while the database is away (else the process would end, and the job stay locked for hours), until
 * `signal` is given; `quiet` answers when everything that was wanted has been given back, so that the pool may be closed.
 */
export function patientPool(pool: pg.Pool, signal: AbortSignal): { pool: pg.Pool; quiet: () => Promise<void> } {
  let out = 0
  const lend = async (): Promise<pg.PoolClient> => {
    out += 1
    try {
      const client = await untilConnected(pool, signal)
      return overlay(client, {
        query: (text: string | pg.QueryConfig, values?: unknown[]) =>
          client.query(text, values).catch((error: unknown) => {
            throw named(error)
          }),
        release: (error?: Error | boolean) => {
          client.release(error)
          out -= 1
        },
      })
    } catch (error) {
      out -= 1
      throw error
    }
  }
  const connect = (callback?: Callback) => {
    // Whoever asks with a callback (the listener of the queue) tries again by itself.
    if (callback === undefined) return lend()
    pool.connect(callback)
  }
  return {
    pool: overlay(pool, { connect }),
    quiet: async () => {
      while (out > 0) await sleep(LOOK_AGAIN_MS)
    },
  }
}
