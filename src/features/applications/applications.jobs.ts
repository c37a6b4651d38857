import type { Context } from '../../platform/context.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { ERASE, eraseApplication } from './erase-application.ts'

/** What the queue runs for applications, as the platform itself. */
export function applicationsJobs(asSystem: () => Context, key: Buffer): Record<string, JobHandler> {
  return {
    async [ERASE]({ caseId }) {
      await eraseApplication(asSystem(), key, String(caseId))
    },
  }
}
