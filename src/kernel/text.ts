/** The characters of a text as code points: a rare character outside the basic plane counts as one, and is never cut in half. */
export function codePoints(text: string): string[] {
  return Array.from(text)
}

const LONGEST_SUBJECT = 60

/** The short name under which a case stands in lists: without long numbers, which may be somebody's. */
export function subjectOf(title: string): string {
  const tidy = title
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\d[\d -]{5,}[\dXx]/g, '…')
    .trim()
  const signs = codePoints(tidy)
  return signs.length > LONGEST_SUBJECT ? `${signs.slice(0, LONGEST_SUBJECT - 1).join('')}…` : tidy
}
