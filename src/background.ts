import { applicationsJobs } from './features/applications/index.ts'
import { desksWith } from './desks.ts'
import { calendarFollower, caseworkJobs, orderEscalation } from './features/casework/index.ts'
import { disclosuresJobs } from './features/disclosures/index.ts'
import { counterFollower } from './features/figures/index.ts'
import { mailboxesJobs, takeMail } from './features/mailboxes/index.ts'
import { monitorFollower, monitorsJobs, orderLinkCheck, orderRound } from './features/monitors/index.ts'
import { readMailboxes, runOutlets } from './features/notices/index.ts'
import { MATTER_ERASURE, servicesJobs } from './features/services/index.ts'
import { searchFollower, searchJobs } from './features/search/index.ts'
import { surveysJobs, WORDS_ERASURE } from './features/surveys/index.ts'
import { outletsOf } from './outlets.ts'
import type { Parts } from './parts.ts'
import { SYSTEM } from './platform/context.ts'
import { newId } from './platform/ids.ts'
import { contextOf } from './session-hook.ts'
import type { Follower } from './platform/ledger/follow.ts'
import { runFollowers, type Running } from './platform/ledger/run-followers.ts'
import { sealer } from './platform/ledger/sealer.ts'
import type { Context } from './platform/context.ts'
import { type JobHandler, startJobs } from './platform/jobs/jobs.ts'
import { orderNightly } from './platform/jobs/nightly.ts'
import { runEvery } from './platform/jobs/run-every.ts'

/** Every reader of the ledger. */
export const FOLLOWERS: readonly Follower[] = [
  searchFollower,
  counterFollower,
  calendarFollower,
  monitorFollower,
  sealer,
]

/** The platform itself at work on a job, which is broken off before its next transaction once `signal` is given: a job may be run again. */
function atWork(parts: Parts, signal?: AbortSignal): Context {
  const ctx = contextOf(parts, SYSTEM, `job-${newId()}`)
  return {
    ...ctx,
    transaction: async (work) => {
      signal?.throwIfAborted()
      return ctx.transaction(work)
    },
  }
}

/** What the queue runs, by name. */
export function jobHandlers(parts: Parts, signal?: AbortSignal): Record<string, JobHandler> {
  const asSystem = () => atWork(parts, signal)
  return {
    ...disclosuresJobs(asSystem),
    ...searchJobs(asSystem),
    ...caseworkJobs(asSystem, desksWith(parts.secretKey)),
    ...applicationsJobs(asSystem, parts.secretKey),
    ...mailboxesJobs(asSystem, parts.secretKey),
    ...servicesJobs(asSystem, parts.secretKey),
    ...surveysJobs(asSystem),
    ...monitorsJobs(asSystem, { key: parts.secretKey, linksPerMinute: parts.config.LINK_CHECKS_PER_MINUTE }),
  }
}

/** Starts what speaks with the mail servers: notices out, letters in. */
function startMail(parts: Parts, complain: (what: string, error: unknown) => void): Running {
  const { config, secretKey: key } = parts
  const ctx = contextOf(parts, SYSTEM, `mail-${newId()}`)
  const outlets = runOutlets(
    outletsOf(config).map((outlet) => ({ ctx, key, outlet })),
    complain,
  )
  const mostBytes = config.MAIL_MAX_MB * 1024 * 1024
  const reading = runEvery(
    config.MAIL_POLL_SECONDS * 1000,
    async () => {
      // What has been read before is not held up by a mailbox that cannot be read now.
      await readMailboxes({ ctx, key, mostBytes }).finally(() => takeMail({ ctx, key, complain }))
    },
    (error) => {
      complain('reading mailboxes', error)
    },
  )
  return {
    async stop() {
      await Promise.all([outlets.stop(), reading.stop()])
    },
  }
}

/** Starts what works beside the requests: followers of the ledger, the job queue, and mail. */
export async function startBackground(
  parts: Parts,
  complain: (what: string, error: unknown) => void,
): Promise<Running> {
  const followers = runFollowers(parts, FOLLOWERS, complain)
  await orderEscalation(contextOf(parts, SYSTEM, `start-${newId()}`), { fromToday: true })
  for (const nightly of [MATTER_ERASURE, WORDS_ERASURE])
    await orderNightly(contextOf(parts, SYSTEM, `start-${newId()}`), nightly, { fromToday: true })
  await orderRound(contextOf(parts, SYSTEM, `start-${newId()}`), { fromToday: true })
  const perMinute = parts.config.LINK_CHECKS_PER_MINUTE
  await orderLinkCheck(contextOf(parts, SYSTEM, `start-${newId()}`), { perMinute, isMore: true })
  const ending = new AbortController()
  const jobs = await startJobs(parts.pool, jobHandlers(parts, ending.signal), complain)
  const mail = startMail(parts, complain)
  return {
    async stop() {
      ending.abort()
      await Promise.all([jobs.stop(), followers.stop(), mail.stop()])
    },
  }
}
