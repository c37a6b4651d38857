import type { Day } from '../kernel/day.ts'
import { archive } from './documents/archive.ts'
import { authored, docNumbers } from './documents/authored.ts'
import { finish } from './documents/draft.ts'
import type { LawText, SampleDocument } from './sample-document-types.ts'

/** How many documents, as of which day, made of which texts. */
export interface SampleWish {
  readonly today: Day
  /** Nothing for those that were written by hand, a few hundred. */
  readonly count?: number
  /** The day by which there are so many; what was written for later days comes in addition. Without it, today. */
  readonly countedOn?: Day
  readonly corpus: readonly LawText[]
}

/**
 * The documents of the sample school, the same for the same day and corpus, with a few items of the catalogue missing or
 * overdue on purpose. Past those written by hand, an archive of legal texts comes first, as it is the older.
 */
export function* sampleDocuments({ today, count, corpus, countedOn = today }: SampleWish): Generator<SampleDocument> {
  const written = authored(today)
  const numberOf = docNumbers()
  const later = written.filter(({ publishedOn }) => publishedOn > countedOn).length
  const wanted = count === undefined ? written.length : count + later
  let serial = 0
  const key = (): string => `s${String((serial += 1)).padStart(6, '0')}`
  for (const draft of archive(Math.max(0, wanted - written.length), { today: countedOn, corpus })) {
    yield finish(draft, { key: key(), docNo: '' })
  }
  // Fewer than were written: the latest, so that nothing looks neglected.
  for (const draft of written.slice(Math.max(0, written.length - wanted))) {
    yield finish(draft, { key: key(), docNo: numberOf(draft) })
  }
}
