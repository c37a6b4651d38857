import type { DateColumn, Instant, Texts } from './columns.ts'

/** What is made from the ledger and can be made again: the search index and the counters. */
export interface ReaderTables {
  search_entry: {
    document_id: string
    no: number
    title: string
    body: string
    title_words: string
    words: string
    unit_id: string
    audience: string
    audience_members: Texts
    expires_at: Instant | null
    listed_on: DateColumn
    source_hash: string
  }
  counter: { dimension: string; key: string; audience: string; total: number }
  counted: { document_id: string; unit_id: string; audience: string; column_ids: string[]; item_ids: string[] }
}
