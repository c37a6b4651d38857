import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, GeneratedJson, Instant, Texts } from './columns.ts'

/** What is made from the ledger and can be made again, the search index and the counters; and the dictionary of the search. */
export interface ReaderTables {
  search_entry: {
    document_id: string
    no: number
    title: string
    unit_id: string
    item_ids: string[]
    column_ids: string[]
    audience: string
    audience_members: Texts
    expires_at: Instant | null
    listed_on: DateColumn
    source_hash: string
    words: string
  }
  search_text: { document_id: string; body: string; files: GeneratedJson; searched: string | null }
  search_band: { year: number; prefix: string }
  search_word: { word: string; pinyin: string; initials: string; sound: string; cuts: string[] }
  search_term: { word: string; means: Texts; changed_at: GeneratedInstant }
  search_dictionary: { one: Generated<boolean>; version: number; indexed_version: number }
  search_pin: { word: string; document_id: string }
  search_question: { day: DateColumn; q: string; asked: number; missed: number }
  counter: { dimension: string; key: string; audience: string; total: number }
  counted: { document_id: string; unit_id: string; audience: string; column_ids: string[]; item_ids: string[] }
}
