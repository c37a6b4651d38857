/** The characters of a text as code points: a rare character outside the basic plane counts as one, and is never cut in half. */
export function codePoints(text: string): string[] {
  return Array.from(text)
}

const LONGEST_SUBJECT = 60
const LONG_NUMBER = /\d[\d -]{5,}[\dXx]/g
const OF_A_NUMBER = /^[\dXx -]$/

/** The text without long numbers, in whatever figures they are written; every other sign stays as it was typed. */
function withoutLongNumbers(text: string): string {
  const signs = codePoints(text)
  // One unit for each sign, so that a place in the one is the same place in the other.
  const plain = signs.map((sign) => {
    const bare = sign.normalize('NFKC')
    return OF_A_NUMBER.test(bare) ? bare : '·'
  })
  let from = 0
  const kept: string[] = []
  for (const { index, 0: number } of plain.join('').matchAll(LONG_NUMBER)) {
    kept.push(...signs.slice(from, index), '…')
    from = index + number.length
  }
  return [...kept, ...signs.slice(from)].join('')
}

/** The short name under which a case stands in lists: without long numbers, which may be somebody's. */
export function subjectOf(title: string): string {
  const tidy = withoutLongNumbers(title.replaceAll(/\s+/g, ' ')).trim()
  const signs = codePoints(tidy)
  return signs.length > LONGEST_SUBJECT ? `${signs.slice(0, LONGEST_SUBJECT - 1).join('')}…` : tidy
}
