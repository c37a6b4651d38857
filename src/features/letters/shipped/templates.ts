import type { LetterTemplate } from '../domain/template.ts'
import { ANSWERS } from './answers.ts'
import { CONSULTATIONS } from './consultations.ts'
import { NOT_PROCESSED } from './not-processed.ts'
import { NOTICES } from './notices.ts'
import { REFUSALS } from './refusals.ts'

/** The letters that ship with the platform, in the order of the work. */
export const SHIPPED_TEMPLATES: readonly LetterTemplate[] = [
  ...NOTICES,
  ...CONSULTATIONS,
  ...ANSWERS,
  ...REFUSALS,
  ...NOT_PROCESSED,
]
