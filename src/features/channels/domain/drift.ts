import type { ChannelKind, Drift } from '../../../kernel/channel-terms.ts'
import type { Day } from '../../../kernel/day.ts'

/** What has become of the publication that was shown; null for what never had one. */
export interface NowPublished {
  readonly state: string
  /** Is its posting period over? */
  readonly isOver: boolean
  readonly closingKind: string | null
  readonly hash: string
}

/** An appearance as far as it can drift from what is published. */
export interface Shown {
  readonly kind: ChannelKind
  readonly hash: string | null
  readonly untilOn: string | null
  /** Taken down, corrected, void, or shown anew since. */
  readonly isPast: boolean
  readonly published: NowPublished | null
}

/** What can be changed after it was shown; what is printed, said or sent stays as it was. */
const LASTING: readonly ChannelKind[] = ['online', 'posting']

function driftFrom({ state, isOver, closingKind, hash }: NowPublished, shown: Shown): Drift | null {
  // Withdrawn as an error: whatever was printed or said must be put right too.
  if (!LASTING.includes(shown.kind)) return state === 'withdrawn' && closingKind === 'in-error' ? 'withdrawn' : null
  if (state === 'withdrawn') return 'withdrawn'
  if (state === 'expired' || isOver) return 'expired'
  return hash === shown.hash ? null : 'revised'
}

/** How the channel shows something else than what is published, as far as registers and publications tell; null when it does not. */
export function driftOf(shown: Shown, today: Day): Drift | null {
  if (shown.isPast) return null
  const drift = shown.published === null ? null : driftFrom(shown.published, shown)
  if (drift !== null) return drift
  return shown.kind === 'posting' && shown.untilOn !== null && shown.untilOn < today ? 'posting-over' : null
}
