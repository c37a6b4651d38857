import type { ErrorCode } from '../../../kernel/error-codes.ts'
import { decisionKind, type DecisionCode, GIVEN_ROWS, kindsIn, type Regime } from './decision.ts'

/** A rectangle from the top left: points of a PDF page, pixels of a picture. */
export interface MarkedBox {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One thing to take out, and the ground of refusal on which it is withheld: words wherever they occur, or a place of a page. */
export interface Mark {
  readonly ground: DecisionCode
  readonly term?: string
  readonly box?: MarkedBox
}

/** What became of the marks. `mark` counts from 0 in the order of the marks; nothing here holds the words themselves. */
export interface RedactionReport {
  readonly removed: readonly {
    readonly mark: number
    readonly ground: DecisionCode
    readonly place: string
    readonly page: number
    /** Null where the format has no places (Word). */
    readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null
  }[]
  /** Marks that met nothing. */
  readonly unmatched: readonly number[]
  /** What could not be searched for words and has to be looked at by a person. */
  readonly unsearched: readonly string[]
  readonly findings: readonly { readonly place: string; readonly what: string; readonly mark: number | null }[]
}

const SHORT_NAMES: Readonly<Partial<Record<DecisionCode, string>>> = {
  'state-secret': '国家秘密',
  'law-forbids': '法律法规规章禁止公开',
  'endangers-safety': '危及安全稳定',
  'third-party': '商业秘密、个人隐私',
  'internal-affairs': '内部事务信息',
  process: '过程性信息',
  'case-file': '行政执法案卷',
}
const INSTRUMENTS: Readonly<Record<Regime, { readonly name: string; readonly short: string }>> = {
  moe29: { name: '教育部令第29号', short: '29号令' },
  gov711: { name: '政府信息公开条例', short: '条例' },
}

/** A ground on which a part may be withheld; `label` is what the bar says. */
export interface Ground {
  readonly code: DecisionCode
  readonly name: string
  readonly label: string
  readonly article: string
  readonly isVerified: boolean
}

/** The grounds of refusal that a regime knows, with their articles: on each of them a part may be withheld (条例第三十七条). */
export function groundsIn(regime: Regime): Ground[] {
  return kindsIn(regime).flatMap((code) => {
    const name = SHORT_NAMES[code]
    if (name === undefined) return []
    const { articles, isVerified } = decisionKind(code)
    const { name: instrument, short } = INSTRUMENTS[regime]
    const article = articles[regime] ?? ''
    // A bar has room for few words.
    return [{ code, name, label: `${name}（${short}${article}）`, article: `${instrument}${article}`, isVerified }]
  })
}

/** Why these marks cannot be carried out; empty when they can. */
export function objectionsToMarks(marks: readonly Mark[], regime: Regime): ErrorCode[] {
  const known = new Set(groundsIn(regime).map(({ code }) => code))
  const isWhole = ({ term, box }: Mark): boolean => (term === undefined) !== (box === undefined)
  return [
    ...(marks.every(({ ground }) => known.has(ground)) ? [] : (['application.redaction-ground-unknown'] as const)),
    ...(marks.length > 0 && marks.every(isWhole) ? [] : (['redaction.invalid'] as const)),
  ]
}

/** The marks as the platform takes them out of a file. */
export function toRedactions(marks: readonly Mark[], regime: Regime) {
  const labels = new Map(groundsIn(regime).map(({ code, label }) => [code, label]))
  return marks.map(({ ground, term = '', box }) => ({
    ground,
    label: labels.get(ground) ?? ground,
    target: box
      ? {
          kind: 'box' as const,
          page: box.page,
          box: { x: box.x, y: box.y, w: box.width, h: box.height },
        }
      : { kind: 'term' as const, term },
  }))
}

/** What decides about a version: only the last one of an original can go out, and only once. */
export interface VersionFacts {
  readonly isLast: boolean
  readonly isReleased: boolean
  readonly isSetAside: boolean
  readonly report: RedactionReport
}

/**
 * `faulty`: the release gate found something; `unconfirmed`: pages have to be looked at; `ready`: only the word of somebody is missing;
 * `released`: it goes out with the answer; `superseded`: another version came after it.
 */
export type VersionState = 'faulty' | 'unconfirmed' | 'ready' | 'released' | 'superseded' | 'set-aside'

/** The state of one version. */
export function versionState({ isLast, isReleased, isSetAside, report }: VersionFacts): VersionState {
  if (isSetAside) return 'set-aside'
  if (!isLast) return 'superseded'
  if (report.findings.length > 0) return 'faulty'
  if (isReleased) return 'released'
  return report.unsearched.length > 0 ? 'unconfirmed' : 'ready'
}

const OPEN: readonly VersionState[] = ['faulty', 'unconfirmed', 'ready']

/** Does it still wait for somebody, so that no answer with a part of it may go on? */
export function isOpenVersion(state: VersionState): boolean {
  return OPEN.includes(state)
}

/** Why a version cannot be released by somebody who says to have looked at `places`; empty when it can. */
export function objectionsToRelease(facts: VersionFacts, places: readonly string[]): ErrorCode[] {
  const state = versionState(facts)
  if (!isOpenVersion(state)) return ['application.redaction-closed']
  if (state === 'faulty') return ['redaction.still-found']
  const seen = new Set(places)
  return facts.report.unsearched.every((place) => seen.has(place)) ? [] : ['application.redaction-unconfirmed']
}

/** Must every redaction be finished before an answer of this kind goes on? Where something is given, what is withheld must be withheld. */
export function needsClosedRedactions(kind: DecisionCode): boolean {
  return GIVEN_ROWS.includes(decisionKind(kind).row)
}

/**
 * What a person has to look at before a result goes out: what the search could not read, and every page without words to search,
 * also where only places were marked.
 */
export function placesToConfirm(
  unsearched: readonly string[],
  pages: readonly { readonly hasText: boolean }[],
): string[] {
  const mute = pages.flatMap(({ hasText }, at) => (hasText ? [] : [`第 ${String(at + 1)} 页`]))
  const isTold = (page: string): boolean =>
    unsearched.some((place) => place.startsWith(`${page}有`) || (pages.length === 1 && !place.startsWith('第')))
  return [
    ...unsearched,
    ...mute.filter((page) => !isTold(page)).map((page) => `${page}没有可以查找的文字，请查看遮盖是否完整。`),
  ]
}

const BLANKS = /[\s\p{P}]/gu

/** Does a name for the result tell what is taken out of it? */
export function namesMarked(name: string, marks: readonly Mark[]): boolean {
  const plain = (words: string): string => words.normalize('NFKC').replaceAll(BLANKS, '').toLowerCase()
  const told = plain(name)
  return marks.some(({ term = '' }) => plain(term) !== '' && told.includes(plain(term)))
}
