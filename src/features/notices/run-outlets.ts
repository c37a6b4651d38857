import { setTimeout as sleep } from 'node:timers/promises'
import type { Running } from '../../platform/ledger/run-followers.ts'
import { sendNext, type Sender } from './send-next.ts'

const IDLE_MS = 1000
const AWAY_MS = 30_000

async function runOne(
  sender: Sender,
  signal: AbortSignal,
  complain: (what: string, error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const done = await sendNext(sender).catch((error: unknown) => {
      complain('sending notices', error)
      return 'away' as const
    })
    if (done !== 'tried') await sleep(done === 'away' ? AWAY_MS : IDLE_MS, undefined, { signal }).catch(() => undefined)
  }
}

/**
 * Works off the notices of each outlet, one after the other. Not in the queue of jobs: a mail server that is slow must hold up
 * nothing else, and what a killed process left behind comes up again by its own time.
 */
export function runOutlets(senders: readonly Sender[], complain: (what: string, error: unknown) => void): Running {
  const abort = new AbortController()
  const running = senders.map((sender) => runOne(sender, abort.signal, complain))
  return {
    async stop() {
      abort.abort()
      await Promise.all(running)
    },
  }
}
