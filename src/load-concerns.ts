import { decideConcern } from './features/concerns/index.ts'
import { findByTitle } from './features/disclosures/index.ts'
import { makeQuestionLog } from './features/search/index.ts'
import { STRANGER } from './kernel/audience.ts'
import { addDays, dayOf } from './kernel/day.ts'
import { type Context, VISITOR } from './platform/context.ts'
import { type SampleConcern, sampleConcerns, sampleQuestions } from './sample/concerns.ts'

/** The days of which the sample office looks at the questions. */
const DAYS = 90

async function askInVain(ctx: Context): Promise<void> {
  const log = makeQuestionLog()
  for (const { q, times, daysAgo } of sampleQuestions) {
    const day = addDays(dayOf(ctx.now()), -daysAgo)
    const asking = { ...ctx, actor: VISITOR, now: () => new Date(`${day}T10:00:00+08:00`) }
    for (let nth = 0; nth < times; nth += 1) await log.note(asking, { q, found: 0 })
  }
}

async function decide(ctx: Context, { document, ...concern }: SampleConcern): Promise<void> {
  const [found] = document === '' ? [] : await findByTitle(ctx.db, { viewer: STRANGER, unitIds: [] }, document)
  // A smaller sample may lack what was published.
  if (document !== '' && !found) return
  await decideConcern(ctx, { ...concern, documentId: found?.documentId ?? null, replacesId: null, days: DAYS })
}

/** Lets readers of the sample school look for things in vain, and its disclosure office decide about some of them. `ctx` is that office. */
export async function loadConcerns(ctx: Context): Promise<void> {
  await askInVain(ctx)
  for (const concern of sampleConcerns) await decide(ctx, concern)
}
