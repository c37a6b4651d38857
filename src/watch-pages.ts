import { tagsOfAct } from './features/portal/index.ts'
import type { Parts } from './parts.ts'
import { type Watch, watchLedger } from './platform/ledger/watch-ledger.ts'

/** Takes every kept page out when something it shows changes, in this process; until then no page is answered from memory. */
export async function watchPages({ pool, pages }: Pick<Parts, 'pool' | 'pages'>): Promise<Watch> {
  const watch = await watchLedger(pool, (entry) => {
    const tags = entry === null ? 'all' : tagsOfAct(entry)
    if (tags === 'all') pages.dropAll()
    else if (tags.length > 0) pages.drop(tags)
  })
  pages.trust(watch.isInStep)
  return watch
}
