import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY_MS = 300
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5000

/** What is to be kept alive, and who hears of its death. */
export interface Kept {
  readonly isRunning: () => boolean
  readonly start: () => Promise<void>
  readonly complain: (what: string, error?: unknown) => void
}

/** Starts the thing again whenever it is gone (killed, out of memory, disk full), for as long as it takes; `stop` ends that. */
export function keepRunning({ isRunning, start, complain }: Kept): { stop: () => Promise<void> } {
  const abort = new AbortController()
  const isOver = (): boolean => abort.signal.aborted
  const rest = (ms: number): Promise<void> => sleep(ms, undefined, { signal: abort.signal }).catch(() => undefined)
  const keeping = (async () => {
    let pause = FIRST_PAUSE_MS
    while (!isOver()) {
      await rest(LOOK_EVERY_MS)
      if (isOver() || isRunning()) continue
      complain('the database is gone, it is started again')
      try {
        await start()
        pause = FIRST_PAUSE_MS
      } catch (error) {
        complain('the database did not start, will be tried again', error)
        await rest(pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      }
    }
  })()
  return {
    async stop() {
      abort.abort()
      await keeping
    },
  }
}
