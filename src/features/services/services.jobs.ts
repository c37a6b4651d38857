import type { Context } from '../../platform/context.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { orderNightly } from '../../platform/jobs/nightly.ts'
import { eraseDue } from './erase-matters.ts'

/** What is to be erased of matters, each night. */
export const MATTER_ERASURE = { name: 'services.erase', at: '03:30' } as const

/** What the queue runs for the hall, as the platform itself. */
export function servicesJobs(asSystem: () => Context, key: Buffer): Record<string, JobHandler> {
  return {
    async [MATTER_ERASURE.name]() {
      await eraseDue(asSystem(), key)
      await orderNightly(asSystem(), MATTER_ERASURE)
    },
  }
}
