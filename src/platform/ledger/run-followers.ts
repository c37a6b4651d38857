import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from '../db/database.ts'
import { makeBell } from './bell.ts'
import { type Follower, followOnce } from './follow.ts'

const PAUSE_MS = 1000
const AFTER_FAILURE_MS = 3000

/** Something that runs until it is told to stop. */
export interface Running {
  readonly stop: () => Promise<void>
}

/** Wakes `onNotice` when the ledger grew; reconnects by itself when the database goes away and comes back. */
function listen(pool: pg.Pool, onNotice: () => void, signal: AbortSignal): Promise<void> {
  return (async () => {
    while (!signal.aborted) {
      const client = await pool.connect().catch(() => undefined)
      if (!client) {
        await sleep(AFTER_FAILURE_MS, undefined, { signal }).catch(() => undefined)
        continue
      }
      const gone = new Promise<void>((done) => {
        client.once('error', () => {
          done()
        })
        client.once('end', () => {
          done()
        })
        signal.addEventListener(
          'abort',
          () => {
            done()
          },
          { once: true },
        )
      })
      client.on('notification', onNotice)
      await client.query('listen ledger').catch(() => undefined)
      await gone
      client.release(true)
    }
  })()
}

/** Keeps every follower at the head of the ledger: at once on notice, and every second in any case. */
export function runFollowers(
  parts: { pool: pg.Pool; db: Database },
  followers: readonly Follower[],
  onFailure: (name: string, error: unknown) => void,
): Running {
  const abort = new AbortController()
  const bell = makeBell()
  const listening = listen(parts.pool, bell.ring, abort.signal)
  const following = (async () => {
    while (!abort.signal.aborted) {
      let moved = 0
      for (const follower of followers) {
        moved += await followOnce(parts.db, follower).catch((error: unknown) => {
          if (!abort.signal.aborted) onFailure(follower.name, error)
          return 0
        })
      }
      if (moved === 0) await bell.sleep(PAUSE_MS)
    }
  })()
  return {
    async stop() {
      abort.abort()
      bell.ring()
      await Promise.all([listening, following])
    },
  }
}
