import type { Day } from '../../../kernel/day.ts'

/** So many days, and where it stands. */
export interface Term {
  readonly days: number
  readonly article: string
}

/** 信访事项: the terms of a letter that is a petition, as they were when it was found to be one. All but `object` count every day. */
export interface PetitionTerms {
  /** 告知是否受理, from the day it came. */
  readonly inform: Term
  /** 办结, from the day it was accepted (受理之日). */
  readonly finish: Term
  readonly extend: Term
  /** 提出异议: working days within which a unit may say that it is not theirs. */
  readonly object: Term
  /** Where it stands that a last day which is a day off is put off; null where it is not. */
  readonly rolls: string | null
  /** The day from which `finish` counts; null until the writer was told that it is accepted. */
  readonly acceptedOn: Day | null
}

/** The terms of a letter as they were when it came: they stay on it. */
export interface LetterTerms {
  readonly reply: Term
  readonly complex: Term
  readonly isVerified: boolean
  /** Those of a letter that is 信访; missing while it is not. */
  readonly petition?: PetitionTerms
}
