import { disclosuresJobs } from './features/disclosures/index.ts'
import { counterFollower } from './features/figures/index.ts'
import { searchFollower } from './features/search/index.ts'
import type { Parts } from './parts.ts'
import { SYSTEM } from './platform/context.ts'
import { newId } from './platform/ids.ts'
import { contextOf } from './session-hook.ts'
import type { Follower } from './platform/ledger/follow.ts'
import { runFollowers, type Running } from './platform/ledger/run-followers.ts'
import { sealer } from './platform/ledger/sealer.ts'
import { type JobHandler, startJobs } from './platform/jobs/jobs.ts'

/** Every reader of the ledger. */
export const FOLLOWERS: readonly Follower[] = [searchFollower, counterFollower, sealer]

/** What the queue runs, by name. */
export function jobHandlers(parts: Parts): Record<string, JobHandler> {
  return disclosuresJobs(() => contextOf(parts, SYSTEM, `job-${newId()}`))
}

/** Starts what works beside the requests: followers of the ledger and the job queue. */
export async function startBackground(
  parts: Parts,
  complain: (what: string, error: unknown) => void,
): Promise<Running> {
  const followers = runFollowers(parts, FOLLOWERS, complain)
  const jobs = await startJobs(parts.pool, jobHandlers(parts), complain)
  return {
    async stop() {
      await Promise.all([jobs.stop().catch(() => undefined), followers.stop()])
    },
  }
}
