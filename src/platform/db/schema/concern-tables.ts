import type { GeneratedInstant, GeneratedJson } from './columns.ts'

/** 关切与回应. */
export interface ConcernTables {
  concern_decision: {
    id: string
    candidate: string | null
    matter: string
    decision: string
    words: string
    document_id: string | null
    numbers: GeneratedJson
    replaces_id: string | null
    decided_by: string
    decided_at: GeneratedInstant
  }
}
