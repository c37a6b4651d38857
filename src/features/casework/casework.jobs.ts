import type { Context } from '../../platform/context.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import type { Desks } from './desk.ts'
import { ESCALATE, escalate, orderEscalation } from './escalate.ts'
import { RECOMPUTE, recomputeClocks } from './recompute-clocks.ts'

/** What the queue runs for the engine, as the platform itself. */
export function caseworkJobs(asSystem: () => Context, desks: Desks): Record<string, JobHandler> {
  return {
    async [RECOMPUTE]() {
      await recomputeClocks(asSystem())
    },
    async [ESCALATE]() {
      await escalate(asSystem(), desks)
      await orderEscalation(asSystem())
    },
  }
}
