import type { GeneratedInstant, Json, Text, Texts } from './columns.ts'

/** The leak guard: policies, settings, what was found in files, justifications and overrides. Found numbers only masked. */
export interface LeakTables {
  leak_policy: {
    catalogue_id: string
    item_number: string
    actions: Json
    changed_by: string
    changed_at: GeneratedInstant
  }
  leak_setting: { id: number; student_pattern: Text; official_phones: Texts }
  file_inspection: {
    sha256: string
    version: string
    detections: Json
    unread: string[]
    inspected_at: GeneratedInstant
  }
  leak_justification: {
    subject_id: string
    fingerprint: string
    reason: string
    given_by: string
    given_at: GeneratedInstant
  }
  leak_override: {
    id: string
    subject_id: string
    revision_hash: string
    fingerprint: string
    kind: string
    place: string
    masked: string
    reason: string
    given_by: string
    actor: Json
    given_at: GeneratedInstant
  }
}
