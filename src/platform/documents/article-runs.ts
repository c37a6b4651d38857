import { type Format, PLAIN, type Run, sameFormat } from './article-model.ts'

/** Controls, marks that turn the reading direction, zero-width blanks: unseen, and able to make a text read as another. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const BLANK = /^[ \t\n\r\f\v\u0085\u00a0\u2028\u2029]+$/
const BLANKS_OR_WORDS = /[ \t\n\r\f\v\u0085\u00a0\u2028\u2029]+|[^ \t\n\r\f\v\u0085\u00a0\u2028\u2029]+/g
const CJK_AT_START = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
const CJK_AT_END = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u

/** A stretch without inner blanks, or one run of blanks. */
type Piece = Exclude<Run, { kind: 'text' }> | { kind: 'text' | 'blank'; text: string; format: Format }

function piecesOf(runs: readonly Run[]): Piece[] {
  return runs.flatMap((run): Piece[] => {
    if (run.kind !== 'text') return [run]
    const text = run.text.replaceAll(UNSEEN, '').replaceAll(LONE_SURROGATE, '')
    return [...text.matchAll(BLANKS_OR_WORDS)].map(([part]) => ({
      kind: BLANK.test(part) ? ('blank' as const) : ('text' as const),
      text: part,
      format: run.format,
    }))
  })
}

function endsCjk(piece: Piece): boolean {
  return piece.kind === 'text' && CJK_AT_END.test(piece.text)
}

function startsCjk(piece: Piece): boolean {
  return piece.kind === 'text' && CJK_AT_START.test(piece.text)
}

/** The space between two stretches goes where the fewest marks are, so that no underline sticks out. */
function plainest(blanks: readonly Format[], neighbours: readonly Format[]): Format {
  const candidates = [...blanks, ...neighbours.toReversed()]
  const fewest = Math.min(...candidates.map(weight))
  return candidates.find((format) => weight(format) === fewest) ?? PLAIN
}

function weight({ marks, href }: Format): number {
  return marks.length + (href === undefined ? 0 : 1)
}

function formatOf(piece: Piece): Format {
  return piece.kind === 'break' ? PLAIN : piece.format
}

/** One space, or none where a source line was merely wrapped between two Chinese characters. */
function joint(before: Piece, blanks: readonly Piece[], after: Piece): Piece | undefined {
  const text = blanks.map((blank) => (blank.kind === 'blank' ? blank.text : '')).join('')
  if (/[\n\r\u0085\u2028]/.test(text) && endsCjk(before) && startsCjk(after)) return undefined
  const format = plainest(blanks.map(formatOf), [formatOf(before), formatOf(after)])
  return { kind: 'text', text: ' ', format }
}

function collapsed(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  let blanks: Piece[] = []
  for (const piece of pieces) {
    if (piece.kind === 'blank') {
      blanks.push(piece)
      continue
    }
    const before = result.at(-1)
    const isInside = before !== undefined && before.kind !== 'break' && piece.kind !== 'break'
    const space = isInside && blanks.length > 0 ? joint(before, blanks, piece) : undefined
    if (space) result.push(space)
    result.push(piece)
    blanks = []
  }
  return result
}

function merged(pieces: readonly Piece[]): Run[] {
  const result: Run[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text' && sameFormat(last.format, piece.format)) {
      result[result.length - 1] = { ...last, text: last.text + piece.text }
    } else if (piece.kind !== 'blank') result.push(piece as Run)
  }
  return result
}

/** Cuts leading indents (the page sets them) and trailing blanks of a line; a line of blanks only is no line. */
function trimmed(line: readonly Run[]): Run[] {
  const isWords = (run: Run): boolean => run.kind !== 'text' || run.text.trim() !== ''
  const runs = line.slice(line.findIndex(isWords), line.findLastIndex(isWords) + 1)
  const [first] = runs
  if (first?.kind === 'text') runs[0] = { ...first, text: first.text.trimStart() }
  const last = runs.at(-1)
  if (last?.kind === 'text') runs[runs.length - 1] = { ...last, text: last.text.trimEnd() }
  return runs
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    if (run.kind === 'break') lines.push([])
    else lines.at(-1)?.push(run)
  }
  return lines.map(trimmed)
}

/**
 * Runs as a reader sees them: single spaces, nothing unseen, neighbours in one format joined. An empty line ends a
 * paragraph; the answer has one entry for each paragraph, none of them empty.
 */
export function tidyRuns(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = []
  let current: Run[] | undefined
  for (const line of linesOf(merged(collapsed(piecesOf(runs))))) {
    if (line.length === 0) {
      current = undefined
      continue
    }
    if (current) current.push({ kind: 'break' })
    else paragraphs.push((current = []))
    for (const run of line) current.push(run)
  }
  return paragraphs
}

/** Headings and header cells are bold by themselves: saying so for all of their words adds nothing. */
export function withoutNeedlessBold(runs: readonly Run[]): readonly Run[] {
  const isAllBold = runs.every((run) => run.kind !== 'text' || run.format.marks.includes('strong'))
  if (!isAllBold) return runs
  return runs.map((run) =>
    run.kind === 'text'
      ? { ...run, format: { ...run.format, marks: run.format.marks.filter((mark) => mark !== 'strong') } }
      : run,
  )
}
