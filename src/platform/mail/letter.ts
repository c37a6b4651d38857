/** A name and an address as they stand in a letter; anybody can write anything there. */
export interface Correspondent {
  readonly name: string
  readonly address: string
}

/** A file that came with a letter, not yet looked at. */
export interface LetterFile {
  readonly name: string
  readonly bytes: Buffer
}

/** What a mail server tells about one of our letters (RFC 3464). */
export interface Bounce {
  /** Will never arrive; otherwise it is late only. */
  readonly isFinal: boolean
  /** The status code and what the server said, without addresses. */
  readonly words: string
  /** The Message-IDs of the returned letter, without brackets. */
  readonly messageIds: readonly string[]
}

/** `automatic`: written by a machine (an absence note, a list); nobody's machine answers it. */
export type Nature = 'letter' | 'automatic' | 'bounce'

/** A letter as it came in. */
export interface Letter {
  /** Without brackets; empty when it has none. */
  readonly messageId: string
  readonly inReplyTo: string
  readonly references: readonly string[]
  readonly from: Correspondent
  readonly replyTo: Correspondent
  readonly to: readonly Correspondent[]
  readonly subject: string
  /** What its writer's clock said, ISO 8601; empty when it said nothing. */
  readonly writtenAt: string
  readonly text: string
  /** Clean by the allow-list of articles; pictures of other hosts are gone. Empty when there was none. */
  readonly html: string
  readonly files: readonly LetterFile[]
  readonly nature: Nature
  readonly bounce: Bounce | null
  /** What filters on the way wrote into the headers. The domain of the sender says nothing. */
  readonly spam: { readonly score: number | null; readonly isMarked: boolean }
  /** The number of a case that the subject names, such as YSQ2026-00001; a claim, no proof. Empty without one. */
  readonly caseNumber: string
}
