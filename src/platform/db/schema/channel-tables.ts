import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Text, Texts } from './columns.ts'

/** 公开渠道. */
export interface ChannelTables {
  channel: {
    id: string
    name: string
    kind: string
    address: Text
    note: Text
    takes_affairs: Generated<boolean>
    is_used: Generated<boolean>
    sort: Generated<number>
  }
  appearance: {
    id: string
    channel_id: string
    document_id: string | null
    shown_hash: string | null
    title: string
    unit_id: string
    appeared_on: DateColumn
    until_on: DateColumn | null
    place: Text
    note: Text
    audience: string
    audience_members: Texts
    corrects_id: string | null
    reason: Text
    registered_by: string
    registered_at: GeneratedInstant
  }
  appearance_end: {
    appearance_id: string
    kind: string
    on_day: DateColumn
    reason: string
    ended_by: string
    ended_at: GeneratedInstant
  }
  appearance_proof: {
    id: string
    appearance_id: string
    sha256: string
    name: string
    media_type: string
    size: number
    added_by: string
    added_at: GeneratedInstant
  }
  document_relation: {
    id: string
    from_id: string
    to_id: string
    kind: string
    made_by: string
    made_at: GeneratedInstant
  }
  interpretation_setting: {
    id: number
    days: number | null
    changed_by: string
    changed_at: GeneratedInstant
  }
}
