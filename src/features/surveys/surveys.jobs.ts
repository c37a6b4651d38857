import type { Context } from '../../platform/context.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { orderNightly } from '../../platform/jobs/nightly.ts'
import { eraseOldWords } from './erase-words.ts'

/** Free words whose time is over, each night. */
export const WORDS_ERASURE = { name: 'surveys.erase', at: '03:40' } as const

/** What the queue runs for questionnaires, as the platform itself. */
export function surveysJobs(asSystem: () => Context): Record<string, JobHandler> {
  return {
    async [WORDS_ERASURE.name]() {
      await eraseOldWords(asSystem())
      await orderNightly(asSystem(), WORDS_ERASURE)
    },
  }
}
