import { setTimeout as sleep } from 'node:timers/promises'
import type { Running } from '../ledger/run-followers.ts'

/** Does a work now and again, with a pause after each time; a fault is told, and the next time comes all the same. */
export function runEvery(pauseMs: number, work: () => Promise<unknown>, complain: (error: unknown) => void): Running {
  const abort = new AbortController()
  const working = (async () => {
    while (!abort.signal.aborted) {
      await work().catch(complain)
      await sleep(pauseMs, undefined, { signal: abort.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      abort.abort()
      await working
    },
  }
}
