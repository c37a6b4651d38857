import { Id } from '../../platform/http/endpoint.contract.ts'
import { Type } from 'typebox'
import { APPLICATION_STATES, wordsOf } from '../../kernel/case-words.ts'

export { Id }
export const Params = Type.Object({ id: Id })
export const Line = Type.String({ maxLength: 300 })
export const Text = Type.String({ minLength: 1, maxLength: 4000 })
export const Reason = Type.String({ minLength: 1, maxLength: 1000 })
export const Nothing = Type.Object({})

export const STATES = wordsOf(APPLICATION_STATES)
export const PAPER_CHANNELS = ['counter', 'registered-post', 'post', 'fax', 'telephone', 'email'] as const
export const CHANNELS = ['online', ...PAPER_CHANNELS] as const
export const APPLICANTS = ['person', 'business', 'research', 'welfare', 'legal-service', 'other-organisation'] as const
/** What is added as it is; originals and what is made of them have their own way in. */
export const ADDED_ROLES = ['application', 'identity', 'supplement', 'evidence', 'search-record', 'answer'] as const
export const PAPER_ROLES = [...ADDED_ROLES, 'redacted', 'original'] as const
export const REGIMES = ['moe29', 'gov711'] as const
export const REMEDIES = ['report', 'appeal', 'reconsideration', 'litigation'] as const
export const REMEDY_OUTCOMES = ['upheld', 'corrected', 'withdrawn', 'other'] as const
export const DECISIONS = [
  'granted',
  'already-public',
  'partial',
  'state-secret',
  'law-forbids',
  'endangers-safety',
  'third-party',
  'internal-affairs',
  'process',
  'case-file',
  'special-regime',
  'not-exist',
  'not-ours',
  'must-make',
  'still-unclear',
  'petition',
  'duplicate',
  'publication',
  'excessive',
  'reconfirm',
  'fee-unpaid',
  'other',
] as const
