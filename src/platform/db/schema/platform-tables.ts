import type { Generated, GeneratedAlways } from 'kysely'
import type { GeneratedInstant, GeneratedJson, Json, Text } from './columns.ts'

/** Settings, files and the ledger with its seals and readers. */
export interface PlatformTables {
  setting: { key: string; value: Json; changed_at: GeneratedInstant }
  stored_file: { sha256: string; size: number; media_type: string; stored_at: GeneratedInstant }
  ledger: {
    position: GeneratedAlways<number>
    xid: Generated<string>
    at: GeneratedInstant
    type: string
    subject_type: string
    subject_id: string
    unit_id: string | null
    actor: Json
    reason: Text
    data: GeneratedJson
    request_id: Text
    hash: Text
  }
  ledger_seal: { seq: number; position: number; chain: string; sealed_at: GeneratedInstant }
  follower: { name: string; xid: Generated<string>; position: Generated<number>; moved_at: GeneratedInstant }
}
