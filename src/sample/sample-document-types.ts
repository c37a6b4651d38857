import type { Day } from '../kernel/day.ts'
import type { ItemRef } from './sample-types.ts'

/** Who a sample document is for; units by code, groups by key. */
export type SampleAudience =
  | { readonly kind: 'public' }
  | { readonly kind: 'campus' }
  | { readonly kind: 'party' }
  | { readonly kind: 'units'; readonly unitCodes: readonly string[] }
  | { readonly kind: 'groups'; readonly groupKeys: readonly string[] }

/** A column by the slugs of its site and its own. */
export interface ColumnRef {
  readonly site: string
  readonly column: string
}

/** The day that matters, and what belongs to it; empty where nothing is said. */
export interface SampleOccasion {
  readonly happensOn: string
  readonly hours: string
  readonly venue: string
  readonly projectNo: string
  readonly stage: '' | 'announced' | 'changed' | 'result'
}

/** A disclosure as the previous system of the sample school would have published it. */
export interface SampleDocument {
  /** Stable name: the same for the same day and the same corpus. */
  readonly key: string
  readonly unitCode: string
  readonly title: string
  readonly bodyHtml: string
  readonly materialKind: 'disclosure' | 'publicity' | 'external-report' | 'party'
  readonly items: readonly ItemRef[]
  readonly columns: readonly ColumnRef[]
  readonly audience: SampleAudience
  /** Why the audience is not the whole society; empty when it is. */
  readonly audienceReason: string
  /** 文号 with 〔〕, or empty. */
  readonly docNo: string
  /** 产生日期, not after the day of publication. */
  readonly formedOn: Day
  readonly originalPublishedOn: Day
  readonly keywords: readonly string[]
  readonly summary: string
  readonly source: string
  readonly term: 'permanent' | 'posting' | 'until'
  /** Last day on which it is shown; null when permanent. */
  readonly expiresOn: Day | null
  /** Keys of the sample pictures that open the text; the first is the cover. */
  readonly pictures: readonly string[]
  /** What it tells of an event, a job or a tender. */
  readonly occasion: SampleOccasion | null
}

/** A legal text of the corpus, as a line of laws.jsonl holds it. */
export interface LawText {
  readonly title: string
  readonly category: string
  readonly file: string
  readonly markdown: string
}
