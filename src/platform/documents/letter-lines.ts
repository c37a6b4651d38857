/** A line that was broken: its text, and how much of the width is left over. */
export interface BrokenLine {
  readonly text: string
  readonly rest: number
  readonly isLast: boolean
}

/** How lines are to be broken: the width in points, the indent of the first line and of those after it, how wide a character is. */
export interface Breaking {
  readonly width: number
  readonly indent: number
  readonly hang: number
  readonly widthOf: (character: string) => number
}

// 避头尾: what must not begin a line, and what must not end one.
const NOT_FIRST = '、，。；：？！）》〉」』〕】”’…·％℃,.;:?!)]}%'
const NOT_LAST = '（《〈「『〔【“‘([{'
const MOST_CARRIED = 4
// Twenty-eight characters fill a line exactly; the sum of their widths may miss it by a rounding.
const ROUNDING = 0.01

/** Characters that stay together: a number, a telephone, an address of a mailbox; everything else may be parted anywhere. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{Nd}@._+/:#&=?%-]+|——|……|[\s\S]/gu) ?? []
}

function isBadBreak(before: string, after: string): boolean {
  const last = Array.from(before).at(-1) ?? ''
  const first = Array.from(after)[0] ?? ''
  return (first !== '' && NOT_FIRST.includes(first)) || (last !== '' && NOT_LAST.includes(last))
}

function widthOf(token: string, measure: Breaking['widthOf']): number {
  return Array.from(token).reduce((sum, character) => sum + measure(character), 0)
}

// Longer than a line: an address of the web, say. It is parted where the line ends.
function fitting(tokens: readonly string[], { width, indent, hang, widthOf: measure }: Breaking): string[] {
  return tokens.flatMap((token) =>
    widthOf(token, measure) > width - Math.max(indent, hang) ? Array.from(token) : [token],
  )
}

/** How many of the tokens fit into this width; at least one. */
function countFitting(tokens: readonly string[], width: number, measure: Breaking['widthOf']): number {
  let used = 0
  const over = tokens.findIndex((token) => {
    used += widthOf(token, measure)
    return used > width + ROUNDING
  })
  return over === -1 ? tokens.length : Math.max(1, over)
}

/** Where the line ends: tokens are carried over to the next one until that begins well. */
function countOnLine(tokens: readonly string[], width: number, measure: Breaking['widthOf']): number {
  const most = countFitting(tokens, width, measure)
  if (most === tokens.length) return most
  for (let count = most; count > Math.max(1, most - MOST_CARRIED); count--) {
    if (!isBadBreak(tokens[count - 1] ?? '', tokens[count] ?? '')) return count
  }
  return most
}

/** Breaks a paragraph into lines; punctuation begins no line and opening brackets end none. */
export function breakLines(text: string, breaking: Breaking): BrokenLine[] {
  const lines: BrokenLine[] = []
  let tokens = fitting(tokensOf(text), breaking)
  while (tokens.length > 0) {
    const width = breaking.width - (lines.length === 0 ? breaking.indent : breaking.hang)
    const count = countOnLine(tokens, width, breaking.widthOf)
    const line = tokens.slice(0, count).join('')
    lines.push({
      text: line,
      rest: width - widthOf(line, breaking.widthOf),
      isLast: count >= tokens.length,
    })
    tokens = tokens.slice(count)
  }
  return lines
}
