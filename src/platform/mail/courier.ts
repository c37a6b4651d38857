/** A file that goes with a message. */
export interface Enclosure {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** One message on its way to somebody. */
export interface Dispatch {
  /** The same for every attempt, so that a receiver can tell a repetition from a second letter. Without angle brackets. */
  readonly messageId: string
  /** A mail address, a phone number, or the name in WeCom. */
  readonly to: string
  readonly title: string
  readonly text: string
  /** The mark of a repetition: an earlier attempt may have arrived. */
  readonly isRepeat: boolean
  /** Written by the platform and not by a person: nobody's machine should answer it. */
  readonly isAutomatic: boolean
  readonly writtenAt: Date
  /** Where an answer should go; empty for the sender's address. */
  readonly replyTo: string
  /** The message that this one answers, and those before it; without angle brackets. */
  readonly inReplyTo: string
  readonly references: readonly string[]
  readonly enclosures: readonly Enclosure[]
}

/**
 * What became of an attempt. `accepted`: the server took it over. `refused`: it never will. `postponed`: certainly not taken,
 * to be tried again (`isServerAway`: so would be everybody else's now). `unknown`: it may have been taken.
 */
export interface Outcome {
  readonly result: 'accepted' | 'refused' | 'postponed' | 'unknown'
  /** What the server said, without addresses. */
  readonly answer: string
  readonly isServerAway: boolean
}

/** Takes a message to its server. Never throws: whatever happens is an outcome. */
export type Courier = (dispatch: Dispatch) => Promise<Outcome>

/** How long an attempt may take at most; who has not ended by then has died. */
export const LONGEST_ATTEMPT_MS = 120_000

const MAIL_ADDRESS = /[^\s<>()"',;:=]+@[^\s<>()"',;:]+/g
const PHONE = /(?<!\d)(?:\+?86[- ]?)?1\d{10}(?!\d)/g
const LONGEST_ANSWER = 400

/** What a server said, fit for lists and logs: no address, no number, one line. */
export function veilAnswer(answer: string): string {
  const veiled = answer.replaceAll(MAIL_ADDRESS, '‹地址›').replaceAll(PHONE, '‹号码›')
  return veiled.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER)
}

/** An outcome in the server's own words. */
export function outcome(result: Outcome['result'], answer: string, isServerAway = false): Outcome {
  return { result, answer: veilAnswer(answer), isServerAway }
}
