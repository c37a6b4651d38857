import type { Context } from '../../platform/context.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { publishDue } from './publish-document.ts'
import { expirePostings } from './withdraw-document.ts'

/** What the queue runs for disclosures, as the platform itself. Both may run twice without harm. */
export function disclosuresJobs(asSystem: () => Context): Record<string, JobHandler> {
  return {
    async 'disclosures.publish-due'({ documentId }) {
      await publishDue(asSystem(), String(documentId))
    },
    async 'disclosures.expire'() {
      while ((await expirePostings(asSystem())) > 0);
    },
  }
}
