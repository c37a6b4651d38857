import type { Follower } from '../../platform/ledger/follow.ts'
import { findIndexable } from '../disclosures/index.ts'
import { SEARCH_FOLLOWER } from './reindex.ts'
import { removeEntries, saveEntries } from './search.store.ts'

/** Keeps the search index equal to what is live: follows every act on a publication. */
export const searchFollower: Follower = {
  name: SEARCH_FOLLOWER,
  batch: 200,
  async read(tx, entries) {
    const touched = [
      ...new Set(entries.filter(({ type }) => type.startsWith('disclosure.')).map(({ subjectId }) => subjectId)),
    ]
    if (touched.length === 0) return
    const live = await findIndexable(tx, touched)
    const isLive = new Set(live.map(({ documentId }) => documentId))
    await saveEntries(tx, live)
    await removeEntries(
      tx,
      touched.filter((id) => !isLive.has(id)),
    )
  },
}
