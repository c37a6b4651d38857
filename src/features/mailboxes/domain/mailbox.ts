import type { RELEASE_NAMES } from '../../../kernel/case-words.ts'
import type { Day } from '../../../kernel/day.ts'
import type { LetterKind, MailboxKind } from './letter-kind.ts'
import type { LetterTerms } from './terms.ts'

/** Who lets an answer go out: the office, a leader of the school, or the head of the unit that wrote it. */
export type Release = keyof typeof RELEASE_NAMES

/** A matter that a mailbox offers to choose (版块), and the unit that it goes to. */
export interface Section {
  readonly id: string
  readonly name: string
  readonly unitId: string
}

/** 信箱: what the school has set. Days are working days. */
export interface Mailbox {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: MailboxKind
  readonly unitId: string | null
  readonly intro: string
  readonly email: string
  readonly allowsAnonymous: boolean
  readonly release: Release
  readonly replyDays: number
  readonly complexDays: number
  /** The instrument that promises the terms. */
  readonly termsSource: string
  /** Has somebody checked them against that instrument? Until then they are called a trial. */
  readonly isTermsVerified: boolean
  readonly reopenDays: number
  readonly retentionYears: number
  readonly publishesAnswers: boolean
  /** The first and the last day of a suggestion box; null without one. */
  readonly opensOn: Day | null
  readonly closesOn: Day | null
  readonly state: 'active' | 'closed'
  readonly sort: number
  readonly sections: readonly Section[]
}

/** Does it take letters on this day? `before` and `over` are those of a box opened for a time. */
export function openness(
  { state, opensOn, closesOn }: Pick<Mailbox, 'state' | 'opensOn' | 'closesOn'>,
  today: Day,
): 'open' | 'before' | 'over' {
  if (state === 'closed' || (closesOn !== null && today > closesOn)) return 'over'
  return opensOn !== null && today < opensOn ? 'before' : 'open'
}

/** The terms that a letter to this mailbox gets. */
export function termsOf({ replyDays, complexDays, termsSource, isTermsVerified }: Mailbox): LetterTerms {
  const article = isTermsVerified ? termsSource : `${termsSource}，试行`
  return {
    reply: { days: replyDays, article },
    complex: { days: complexDays, article },
    isVerified: isTermsVerified,
  }
}

/**
 * The unit that a letter goes to at once; null: somebody gives it out. A complaint never goes by its section, which may be
 * that of the unit complained of, and one to the supervision office goes nowhere else.
 */
export function routeOf(
  { kind: mailboxKind, unitId, sections }: Pick<Mailbox, 'kind' | 'unitId' | 'sections'>,
  { kind, sectionId }: { kind: LetterKind; sectionId: string | null },
): string | null {
  if (kind === 'complaint' || mailboxKind === 'supervision') return null
  return sections.find(({ id }) => id === sectionId)?.unitId ?? unitId
}

/** Can people write to it on a page of its own? Calls and corrections come otherwise. */
export function isWrittenTo({ kind }: Pick<Mailbox, 'kind'>): boolean {
  return kind !== 'telephone' && kind !== 'correction'
}

/** Needs an answer a second person? The supervision office, whoever is at the telephone, and the head of a unit on its page may be alone. */
export function needsSecondPerson(kind: MailboxKind): boolean {
  return kind !== 'supervision' && isWrittenTo({ kind })
}

interface KinUnit {
  readonly id: string
  readonly parentId: string | null
}

function above(units: readonly KinUnit[], id: string): Set<string> {
  const chain = new Set<string>()
  let at: string | null = id
  while (at !== null && !chain.has(at)) {
    chain.add(at)
    const current: string = at
    at = units.find((unit) => unit.id === current)?.parentId ?? null
  }
  return chain
}

/** Are two units the same, or one part of the other? Neither gets a complaint about the other. */
export function areKin(units: readonly KinUnit[], a: string, b: string): boolean {
  return above(units, a).has(b) || above(units, b).has(a)
}
