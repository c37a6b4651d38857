import { codePoints } from '../../../kernel/text.ts'
import type { LeakKind } from '../../../kernel/leak-kinds.ts'
import type { Hit } from './leak.ts'

const AROUND = 14

/** How much of the front and of the end may be shown, so that a person finds the place and nobody learns the number. */
const SHOWN: Readonly<Record<LeakKind, readonly [front: number, end: number]>> = {
  'secret-marking': [12, 12],
  'id-number': [4, 2],
  'bank-card': [4, 2],
  passport: [1, 2],
  mobile: [3, 2],
  'home-address': [4, 0],
  'internal-marking': [12, 12],
  'student-number': [2, 2],
  'exam-number': [2, 2],
  hardship: [1, 0],
  'private-email': [2, 7],
  unread: [0, 0],
}

/** A found thing as it may be shown, kept and recorded. */
export function maskOf(kind: LeakKind, found: string): string {
  const [front, end] = SHOWN[kind]
  const chars = codePoints(found.replaceAll(/\s/g, ''))
  if (chars.length <= front + end) return chars.join('')
  const hidden = Math.min(chars.length - front - end, 14)
  return chars.slice(0, front).join('') + '*'.repeat(hidden) + (end === 0 ? '' : chars.slice(-end).join(''))
}

/** A text in which every longer number is masked: for places, which name files and sheets, and for words around a finding. */
export function veil(text: string): string {
  return text.replaceAll(/[\dXx０-９](?:[ \-\u200b]?[\dXx０-９]){5,}/g, (number) => `${number.slice(0, 3)}****`)
}

/** The finding, masked, within a few words. Numbers around it are masked too: they may be findings themselves. */
export function excerptOf(text: string, { kind, start, end }: Hit): string {
  const lead = codePoints(text.slice(Math.max(0, start - AROUND * 2), start))
    .slice(-AROUND)
    .join('')
  const rest = codePoints(text.slice(end, end + AROUND * 2))
    .slice(0, AROUND)
    .join('')
  const quiet = (words: string): string => words.replaceAll(/\s+/g, ' ').replaceAll(/\d/g, '*')
  return `${quiet(lead)}${maskOf(kind, text.slice(start, end))}${quiet(rest)}`
}
