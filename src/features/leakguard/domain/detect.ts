import { bankCards } from './bank-card.ts'
import { homeAddresses } from './home-address.ts'
import { idNumbers } from './id-number.ts'
import { labelledNumbers } from './labelled-number.ts'
import type { LeakKind } from '../../../kernel/leak-kinds.ts'
import type { Certainty, GuardSettings, Hit, Passage } from './leak.ts'
import { excerptOf, maskOf, veil } from './mask.ts'
import { mobileNumbers } from './mobile-number.ts'
import { hardship, privateMail } from './private-detail.ts'
import { type Scene, sceneOf } from './scene.ts'
import { secretMarkings } from './secret-marking.ts'
import { originOf } from './seen-text.ts'

/** Raise it whenever a detector changes what it finds: what was kept of files is then searched anew. */
export const DETECTORS_VERSION = 1

/** Something found, without the thing itself: no more than the masked form leaves this file. */
export interface Detection {
  readonly kind: LeakKind
  readonly certainty: Certainty
  readonly place: string
  /** E.g. 2101************34. */
  readonly masked: string
  /** A few words around it, with every longer number masked. */
  readonly excerpt: string
  /** In UTF-16 units of the passage as it was given. */
  readonly start: number
  readonly end: number
}

// In this order: what an earlier one has claimed is no longer looked at by a later one.
const DETECTORS: readonly ((scene: Scene) => Hit[])[] = [
  secretMarkings,
  idNumbers,
  bankCards,
  labelledNumbers,
  mobileNumbers,
  homeAddresses,
  privateMail,
  hardship,
]

function overlaps(a: Hit, b: Hit): boolean {
  return a.start < b.end && b.start < a.end
}

function rank({ certainty }: Hit): number {
  return certainty === 'certain' ? 0 : 1
}

/** The hits of a scene without overlaps: certain before likely, then the order of the detectors. */
function hitsOf(scene: Scene): Hit[] {
  const hits = DETECTORS.flatMap((detector) => detector(scene)).toSorted((a, b) => rank(a) - rank(b))
  const kept: Hit[] = []
  // A passage with thousands of hits must not compare each with each: only neighbours can overlap.
  const taken = new Map<number, Hit[]>()
  for (const hit of hits) {
    const slots = [hit.start >> 7, hit.end >> 7].flatMap((slot) => [slot - 1, slot, slot + 1])
    if (slots.some((slot) => taken.get(slot)?.some((other) => overlaps(hit, other)))) continue
    kept.push(hit)
    for (const slot of new Set([hit.start >> 7, hit.end >> 7])) taken.set(slot, [...(taken.get(slot) ?? []), hit])
  }
  return kept.toSorted((a, b) => a.start - b.start)
}

/** Searches one passage. Time grows with its length only, whatever it holds. */
export function detect(passage: Passage, settings: GuardSettings): Detection[] {
  if (passage.text.trim() === '') return []
  const scene = sceneOf(passage, settings)
  return hitsOf(scene).map((hit) => ({
    kind: hit.kind,
    certainty: hit.certainty,
    place: veil(passage.place),
    masked: maskOf(hit.kind, scene.text.slice(hit.start, hit.end)),
    excerpt: excerptOf(scene.text, hit),
    start: originOf(scene.seen, hit.start),
    end: originOf(scene.seen, hit.end - 1) + 1,
  }))
}
