import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Json, Text } from './columns.ts'

/** Official letters: templates, settings, numbers, drafts and what was signed. What they say is sealed. */
export interface LetterTables {
  letter_template: { id: string; name: string; series: string; position: number; current_no: number }
  letter_template_version: {
    template_id: string
    no: number
    content: Json
    hash: string
    origin: string
    note: Text
    actor: Json
    made_at: GeneratedInstant
  }
  letter_setting: { id: number; issuer: Text; number_words: Json; default_remedy: string; authority_name: Text }
  letter_sequence: { word: string; year: number; last: number }
  letter: {
    id: string
    subject_type: string
    subject_id: string
    unit_id: string
    template_id: string
    template_no: number
    regime: string
    remedy_id: Text
    state: Generated<string>
    text_no: Generated<number>
    sealed_key: Buffer | null
    drafted_by: string
    drafted_at: GeneratedInstant
    number: string | null
    number_word: string | null
    number_year: number | null
    number_no: number | null
    dated_on: DateColumn | null
    hash: string | null
    pdf_sha256: string | null
    docx_sha256: string | null
    frozen_by: string | null
    frozen_at: Date | null
    erased_at: Date | null
  }
  letter_text: { letter_id: string; no: number; sealed: Buffer; actor: Json; written_at: GeneratedInstant }
  letter_delivery: {
    id: string
    letter_id: string
    way: string
    result: string
    delivered_on: DateColumn
    sealed: Buffer
    actor: Json
    recorded_at: GeneratedInstant
  }
}
