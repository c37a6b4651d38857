import type { Day } from '../../../kernel/day.ts'
import type { FigureArea } from '../../../kernel/figure-terms.ts'

/** From one day to another, both included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** What a figure is, before it is counted. */
export interface FigureHead {
  /** Never used again for anything else: reports and closed periods refer to it. */
  readonly key: string
  /** Raised when the definition changes; a figure that was closed under another version is not compared. */
  readonly version: number
  readonly area: FigureArea
  readonly name: string
  /** The measure word: 项, 件, 人次, 篇. */
  readonly unit: string
  /** What is counted, in plain words. */
  readonly meaning: string
  /** What happened in the period, or what there was on its last day. */
  readonly counts: 'during' | 'at-end'
  /** Who sees it: everybody, or those who watch the figures for the school. */
  readonly audience: 'public' | 'staff'
}

/** A part of a figure; the parts of one figure add up to it. */
export interface FigurePart {
  readonly name: string
  readonly value: number
}

/** A record that a figure counts. */
export interface EvidenceRow {
  readonly title: string
  readonly note: string
  readonly day: string
  /** A page of the portal where the record stands; empty when it has none. */
  readonly url: string
}

/** A page of the records behind a figure, as far as the reader may see them. */
export interface Evidence {
  readonly rows: readonly EvidenceRow[]
  /** How many the reader may see. */
  readonly total: number
  /** Why the others are not shown; empty when all are. */
  readonly withheld: string
}
