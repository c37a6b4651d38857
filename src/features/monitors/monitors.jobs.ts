import type { Context } from '../../platform/context.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { tellTasksDue } from '../plans/index.ts'
import { CHECK_LINKS, checkLinks, orderLinkCheck } from './check-links.ts'
import { tellDueSoon } from './due-soon.ts'
import { LOOK, lookAtDue, orderRound, ROUND, runRound } from './run-round.ts'

/** What the queue runs for monitors, as the platform itself; each may run twice without harm. */
export function monitorsJobs(
  asSystem: () => Context,
  { key, linksPerMinute: perMinute }: { key: Buffer; linksPerMinute: number },
): Record<string, JobHandler> {
  return {
    async [ROUND]() {
      await runRound(asSystem())
      await tellDueSoon(asSystem(), key)
      await tellTasksDue(asSystem(), key)
      await orderRound(asSystem())
    },
    async [CHECK_LINKS]() {
      const looked = await checkLinks(asSystem(), { perMinute })
      await orderLinkCheck(asSystem(), { perMinute, isMore: looked > 0 && looked === perMinute })
    },
    async [LOOK]() {
      await lookAtDue(asSystem())
    },
  }
}
