import type { Generated } from 'kysely'
import type { DateColumn, GeneratedJson, Text, Texts } from './columns.ts'

/** Sites, their columns, and topics. */
export interface SiteTables {
  site: {
    id: string
    unit_id: string | null
    slug: string
    name: string
    intro: Text
    host: string | null
    contacts: GeneratedJson
    links: GeneratedJson
    featured_no: number | null
  }
  site_column: {
    id: string
    site_id: string
    slug: string
    name: string
    kind: Text
    intro: Text
    update_interval_days: number | null
    on_home: Generated<boolean>
    sort: Generated<number>
    state: Text
  }
  topic: {
    id: string
    site_id: string
    slug: string
    name: string
    intro: Text
    cover_no: number | null
    from_on: DateColumn
    until_on: DateColumn | null
    groups: Texts
    sort: Generated<number>
    state: Text
    version: Generated<number>
  }
  topic_document: { topic_id: string; document_id: string; group_no: Generated<number>; sort: number }
}
