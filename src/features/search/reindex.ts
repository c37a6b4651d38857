import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/db/database.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { lockPlace } from '../../platform/ledger/follow.ts'
import { findIndexable, listLive } from '../disclosures/index.ts'
import { fold } from './domain/fold.ts'
import { listHolding, listStrays } from './reindex.queries.ts'
import { markIndexed, removeEntries, saveEntries } from './search.store.ts'

const STEP = 50
/** The name of the follower whose work this is. */
export const SEARCH_FOLLOWER = 'search'

type Transaction = Context['transaction']

/** Makes the entries of some documents anew. The follower waits meanwhile, so that neither undoes what the other did. */
async function remake(transaction: Transaction, documentIds: readonly string[]): Promise<void> {
  for (let at = 0; at < documentIds.length; at += STEP) {
    await transaction(async (tx) => {
      await lockPlace(tx, SEARCH_FOLLOWER)
      const step = documentIds.slice(at, at + STEP)
      const live = await findIndexable(tx, step)
      const isLive = new Set(live.map(({ documentId }) => documentId))
      await saveEntries(tx, live)
      await removeEntries(
        tx,
        step.filter((id) => !isLive.has(id)),
      )
    })
  }
}

/** Makes the whole index anew beside the running platform, which goes on finding what it found. Answers how many documents. */
export async function reindex(db: Database, say: (done: number) => void): Promise<number> {
  const transaction: Transaction = (work) => db.transaction().execute(work)
  let done = 0
  for (let after = ''; ; ) {
    const step = (await listLive(db, after, STEP * 20)).map(({ documentId }) => documentId)
    if (step.length === 0) break
    await remake(transaction, step)
    done += step.length
    after = step.at(-1) ?? ''
    say(done)
  }
  await remake(transaction, await listStrays(db))
  return done
}

/** What the queue runs for the search: a changed word of the dictionary cuts the texts that hold it anew. May run twice without harm. */
export function searchJobs(asSystem: () => Context): Record<string, JobHandler> {
  return {
    async 'search.recut'({ words, version }) {
      const ctx = asSystem()
      for (const word of words as string[]) await remake(ctx.transaction, await listHolding(ctx.db, fold(word)))
      await ctx.transaction((tx) => markIndexed(tx, Number(version)))
    },
  }
}
