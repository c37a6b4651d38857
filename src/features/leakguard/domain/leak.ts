import type { LeakKind } from '../../../kernel/leak-kinds.ts'

/** Proven by checksum, label or form; or only looking like it. */
export type Certainty = 'certain' | 'likely'

/** A piece of what would be published: where a person finds it, and the label beside it (heading of a column). */
export interface Passage {
  readonly place: string
  readonly text: string
  readonly heading: string
}

/** Something found, in places of the seen text. */
export interface Hit {
  readonly kind: LeakKind
  readonly certainty: Certainty
  readonly start: number
  readonly end: number
}

/** What the school tells the detectors. */
export interface GuardSettings {
  /** The form of a student number, see `student-pattern.ts`; empty when none is set. */
  readonly studentPattern: string
  /** Numbers of official mobile phones that may be public, digits only. */
  readonly officialPhones: readonly string[]
}

/** Nothing is told. */
export const NO_SETTINGS: GuardSettings = { studentPattern: '', officialPhones: [] }
