import type { Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { nationalTable } from '../applications/index.ts'
import { tallyPublished } from '../disclosures/index.ts'
import { countLists } from '../lists/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { Evidence, FigureHead, FigurePart, Period } from './domain/figure.ts'

/** What figures are counted from: a period, and what several of them need, which is read once. */
export interface Reading {
  readonly db: ReadDb
  readonly period: Period
  readonly lists: () => ReturnType<typeof countLists>
  readonly applications: () => ReturnType<typeof nationalTable>
  readonly published: () => ReturnType<typeof tallyPublished>
}

/** What does not depend on the period: read once for all periods that share it. */
interface Shared {
  published?: ReturnType<typeof tallyPublished>
}

/** What a figure is sealed by: its value, and one line for each record that it counts, in a fixed order. */
export interface Sealed {
  readonly value: number | null
  readonly lines: readonly string[]
}

/** One line, one record. */
export function countedOnce(lines: readonly string[]): Sealed {
  return { value: lines.length, lines }
}

/** A figure and how it is counted. `measure` and `records` are two ways to the same number. */
export interface Figure extends FigureHead {
  /** Null where there is nothing to measure: no rate without answers. It is neither zero nor compared. */
  readonly measure: (reading: Reading) => Promise<number | null>
  readonly records: (reading: Reading) => Promise<Sealed>
  readonly parts?: (reading: Reading) => Promise<readonly FigurePart[]>
  readonly evidence: (ctx: Context, reading: Reading, page: number) => Promise<Evidence>
}

/** Rows of evidence on one page. */
export const EVIDENCE_SIZE = 50

/** Begins to read a period, alone or with others. */
export function readingOf(db: ReadDb, period: Period, shared: Shared = {}): Reading {
  let lists: ReturnType<typeof countLists> | undefined
  let applications: ReturnType<typeof nationalTable> | undefined
  return {
    db,
    period,
    lists: () => (lists ??= countLists(db, period)),
    applications: () => (applications ??= nationalTable(db, period)),
    published: () => (shared.published ??= tallyPublished(db)),
  }
}

/** One page of rows that are all at hand. */
export function onPage<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.slice((page - 1) * EVIDENCE_SIZE, page * EVIDENCE_SIZE)
}

/** What the units are called, by id. */
export async function unitNames({ db }: Reading): Promise<Map<string, string>> {
  return new Map((await listUnits(db)).map(({ id, name }) => [id, name]))
}
