import { NO_VALUE } from './figure-terms.ts'

/** A piece of a text: words, or a figure in one of its forms. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'chip'; readonly key: string; readonly form: string }

const CHIP = /\{\{figure:([a-z][a-z0-9.-]{0,59})(?:\|([a-z]+(?::\d{1,6})?))?\}\}/g
const TEN_THOUSAND = 10_000

/** Parts a text into words and chips `{{figure:KEY}}`, `{{figure:KEY|over:100}}`, `{{figure:KEY|growth}}`, `{{figure:KEY|wan}}`, `{{figure:KEY|named}}`. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(CHIP)) {
    if (match.index > at) pieces.push({ kind: 'words', text: text.slice(at, match.index) })
    pieces.push({ kind: 'chip', key: match[1] ?? '', form: match[2] ?? '' })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ kind: 'words', text: text.slice(at) })
  return pieces
}

/** A number without needless digits: 42 and not 42.0. */
function plain(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** “增长42%”, “下降5.3%”: how a table says it. */
export function growthWords(growth: number | null): string {
  if (growth === null) return '无可比数'
  if (growth === 0) return '持平'
  return `${growth > 0 ? '增长' : '下降'}${plain(Math.abs(growth))}%`
}

/** How a table says a value; a rate of nothing is none. */
export function cellWords(value: number | null): string {
  return value === null ? '—' : String(value)
}

/** “比上年同期增长42%”: how a sentence says it. */
function growthPhrase(growth: number | null): string {
  if (growth === null) return '没有上年同期数可比'
  return growth === 0 ? '与上年同期持平' : `比上年同期${growthWords(growth)}`
}

/** “9400余”: rounded down; a value that is round already has nothing over. */
function overWords(value: number, step: number): string {
  const round = Math.floor(value / step) * step
  return step < 1 || round === 0 || round === value ? String(value) : `${String(round)}余`
}

/** What a chip draws its words from. */
export interface ChipFigure {
  readonly name: string
  readonly unit: string
  /** Null where there was nothing to measure. */
  readonly value: number | null
  readonly growth: number | null
}

function namedWords({ name, unit, value }: ChipFigure): string {
  return value === null ? `没有可统计的${name}` : `${name}为${String(value)}${unit}`
}

/** What a chip says; undefined for a form that there is none of. */
export function chipWords(figure: ChipFigure, form: string): string | undefined {
  if (form === 'growth') return growthPhrase(figure.growth)
  if (form === 'named') return namedWords(figure)
  return figure.value === null ? valueless(form) : valueIn(figure.value, form)
}

function valueless(form: string): string | undefined {
  return valueIn(0, form) === undefined ? undefined : `（${NO_VALUE}）`
}

function valueIn(value: number, form: string): string | undefined {
  if (form === '') return String(value)
  if (form === 'wan') return value < TEN_THOUSAND ? String(value) : `${plain(value / TEN_THOUSAND)}万`
  const [, step] = /^over:(\d+)$/.exec(form) ?? []
  return step === undefined ? undefined : overWords(value, Number(step))
}

/** A chip as it is written in a text. */
export function chipText({ key, form }: { readonly key: string; readonly form: string }): string {
  return form === '' ? `{{figure:${key}}}` : `{{figure:${key}|${form}}}`
}
