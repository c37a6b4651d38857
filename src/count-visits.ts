import { writeVisits } from './features/figures/index.ts'
import type { Parts } from './parts.ts'
import { SYSTEM } from './platform/context.ts'
import { newId } from './platform/ids.ts'
import { runEvery } from './platform/jobs/run-every.ts'
import type { Running } from './platform/ledger/run-followers.ts'
import { openLog } from './platform/log.ts'
import { contextOf } from './session-hook.ts'

const EVERY_MS = 1000

/** Writes the visits that this process counts to the database each second, and the rest when it stops. What a dead database refuses waits. */
export function countVisits(parts: Parts): Running {
  const ctx = contextOf(parts, SYSTEM, `visits-${newId()}`)
  const log = openLog(parts.config)
  const write = async (): Promise<void> => {
    const taken = parts.visits.take()
    await writeVisits(ctx, taken).catch((error: unknown) => {
      parts.visits.putBack(taken)
      throw error
    })
  }
  const writing = runEvery(EVERY_MS, write, (error) => {
    log.warn({ err: error }, 'writing visits failed, will be tried again')
  })
  return {
    async stop() {
      await writing.stop()
      await write().catch(() => undefined)
    },
  }
}
