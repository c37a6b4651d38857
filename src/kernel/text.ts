/** The characters of a text as code points: a rare character outside the basic plane counts as one, and is never cut in half. */
export function codePoints(text: string): string[] {
  return Array.from(text)
}
