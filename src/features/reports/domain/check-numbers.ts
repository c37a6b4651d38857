import type { ReportFigure } from './material.ts'
import { piecesOf } from '../../../kernel/report-chips.ts'
import { NUMERALS } from './chinese-number.ts'
import { numbersIn, type TypedNumber } from './read-number.ts'

/** A few per cent are what people mean by 约, and a tenth by 近. */
const ABOUT = 0.05
const NEARLY = 0.1

type Measured = Pick<TypedNumber, 'value' | 'step' | 'claim' | 'isShortened'>
type Within = (value: number, typed: Measured) => boolean

const HOLDS: Readonly<Record<TypedNumber['claim'], Within>> = {
  // 3.52万 says 35,174: it was rounded rightly.
  exactly: (value, { value: typed, step, isShortened }) =>
    value === typed || (isShortened && Math.abs(value - typed) <= step / 2),
  over: (value, { value: typed, step }) => value > typed && value < typed + step,
  nearly: (value, { value: typed, step }) => value < typed && value > typed - Math.min(step, typed * NEARLY),
  more: (value, { value: typed }) => value > typed,
  less: (value, { value: typed }) => value < typed,
  about: (value, { value: typed, step }) => Math.abs(value - typed) <= Math.min(step / 2, typed * ABOUT),
}

/** Does the typed number say the truth of this value? “9400余” holds for 9,412 and not for 9,360. */
export function holds(typed: Measured, value: number): boolean {
  return HOLDS[typed.claim](value, typed)
}

function holdsGrowth(typed: TypedNumber, growth: number | null): boolean {
  if (growth === null) return false
  if (typed.direction !== 0 && Math.sign(growth) !== typed.direction) return false
  const size = Math.abs(growth)
  const step = Number.isInteger(typed.value) ? 1 : typed.step
  if (typed.claim === 'exactly') return Math.abs(size - typed.value) < step / 2 + 1e-9
  return holds({ ...typed, step: Math.max(step, typed.step) }, size)
}

/** Is this number true of that figure: of its growth where it is a per cent, of its value otherwise? */
export function agrees(
  typed: TypedNumber,
  { value, growth, unit }: Pick<ReportFigure, 'value' | 'growth' | 'unit'>,
): boolean {
  // A figure that is a rate itself is meant by a per cent, unless the words tell of a rise or a fall.
  const isGrowth = typed.isPercent && (unit !== '%' || typed.direction !== 0)
  if (isGrowth) return holdsGrowth(typed, growth)
  return value !== null && holds(typed, value)
}

/** A figure with the words by which a text names it. */
export interface NamedFigure extends ReportFigure {
  readonly words: readonly string[]
}

/** What is to be said of a typed number. */
export interface NumberFinding {
  readonly number: string
  /** It contradicts the figure named beside it, or nothing in this section says how it came about. */
  readonly kind: 'contradicts' | 'unfounded'
  readonly figure: Pick<ReportFigure, 'key' | 'name' | 'value' | 'unit' | 'growth'> | null
}

// As far as people look for what a number counts.
const LEFT = 24
const RIGHT = 8
const SENTENCE = /[。；\n]/u

interface Near {
  readonly figure: NamedFigure
  readonly distance: number
}

/** How far a name stands from the number, in the same sentence; undefined when it does not. */
function distanceTo(word: string, { left, right }: { left: string; right: string }): number | undefined {
  const before = left.lastIndexOf(word)
  if (before !== -1) return left.length - before - word.length
  const after = right.indexOf(word)
  // What follows is named less often than what stands before.
  return after === -1 ? undefined : LEFT + after
}

function windowOf(text: string, { at, end }: TypedNumber): { left: string; right: string } {
  const left =
    text
      .slice(Math.max(0, at - LEFT), at)
      .split(SENTENCE)
      .at(-1) ?? ''
  const right = text.slice(end, end + RIGHT).split(SENTENCE)[0] ?? ''
  // Another number in between has taken the name for itself, unless a per cent tells how that one moved.
  return { left: left.replace(/^.*\d[^，、,]*[，、,]/u, ''), right: right.split(/[，、,]/u)[0] ?? '' }
}

/** The figure that stands beside a number by name. */
export function figureBeside(
  text: string,
  typed: TypedNumber,
  figures: readonly NamedFigure[],
): NamedFigure | undefined {
  const window = windowOf(text, typed)
  const near = figures.flatMap((figure): Near[] =>
    figure.words.flatMap((word) => {
      const distance = distanceTo(word, window)
      return distance === undefined ? [] : [{ figure, distance: distance - word.length / 100 }]
    }),
  )
  return near.sort((a, b) => a.distance - b.distance)[0]?.figure
}

function findingOf(text: string, typed: TypedNumber, figures: readonly NamedFigure[]): NumberFinding | undefined {
  const beside = figureBeside(text, typed, figures)
  if (beside) return agrees(typed, beside) ? undefined : { number: typed.text, kind: 'contradicts', figure: beside }
  return figures.some((figure) => agrees(typed, figure))
    ? undefined
    : { number: typed.text, kind: 'unfounded', figure: null }
}

// Counted in words, also what is too few to be checked (三类事项，…): it takes a name for itself as a number in digits does.
const COUNTED = new RegExp(
  `百分之[${NUMERALS}]+|[${NUMERALS}]+(?=[余多]?[个项件条次篇份封类张种大级层批期人名位家场起例])`,
  'gu',
)

/** The text with amounts in words as zeros, each at its place. */
function withDigits(text: string): string {
  return text.replace(COUNTED, (amount) => '0'.repeat(amount.length))
}

/** The text with its chips as blanks: they have no digits that somebody typed, and they end what stands beside a number. */
function withoutChips(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.kind === 'words' ? piece.text : '，，'))
    .join('')
}

/** Checks the numbers that were typed by hand against the figures; chips need no check. */
export function checkNumbers(text: string, figures: readonly NamedFigure[]): NumberFinding[] {
  const words = withoutChips(text)
  const around = withDigits(words)
  return numbersIn(words).flatMap((typed) => findingOf(around, typed, figures) ?? [])
}
