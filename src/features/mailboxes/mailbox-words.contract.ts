import { Id } from '../../platform/http/endpoint.contract.ts'
import { Type } from 'typebox'
import {
  ADOPTION_NAMES,
  FINDING_NAMES,
  LETTER_KIND_NAMES,
  LETTER_STATES,
  MAILBOX_KIND_NAMES,
  REFUSAL_NAMES,
  RELEASE_NAMES,
  wordsOf,
} from '../../kernel/case-words.ts'

export { Id }
export const Params = Type.Object({ id: Id })
export const Line = Type.String({ maxLength: 300 })
export const Text = Type.String({ minLength: 1, maxLength: 6000 })
export const Reason = Type.String({ minLength: 1, maxLength: 1000 })
export const Nothing = Type.Object({})

export const BOX_KINDS = wordsOf(MAILBOX_KIND_NAMES)
export const KINDS = wordsOf(LETTER_KIND_NAMES)
export const CASES = ['letter', 'suggestion', 'complaint', 'phone', 'correction'] as const
export const FINDINGS = wordsOf(FINDING_NAMES)
export const STATES = wordsOf(LETTER_STATES)
export const RELEASE_BY = wordsOf(RELEASE_NAMES)
export const GROUNDS = wordsOf(REFUSAL_NAMES)
export const DECISIONS = wordsOf(ADOPTION_NAMES)
export const FIGURE_NAMES = ['opened', 'concluded', 'late', 'overdue', 'solved', 'unsolved', 'rated'] as const
