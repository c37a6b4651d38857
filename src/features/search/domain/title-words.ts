const ALL_HAN = /^\p{Script=Han}+$/u
const LONGEST = 8

function isTerm(word: string): boolean {
  return word.length > 1 && word.length <= LONGEST && ALL_HAN.test(word)
}

interface Placed {
  readonly word: string
  readonly end: number
}

/** Two words as one, where they stand side by side and are not too long together. */
function joined(before: Placed | undefined, { word, at }: { word: string; at: number }): string[] {
  return before?.end === at && before.word.length + word.length <= LONGEST ? [before.word + word] : []
}

/** The words of a title that are worth a suggestion: Chinese, two characters and more; and two such side by side as one (招生简章). */
export function titleTerms(words: readonly string[], title: string): string[] {
  const terms = new Set<string>()
  let before: Placed | undefined
  let at = 0
  for (const word of words) {
    at = title.indexOf(word, at)
    if (isTerm(word)) for (const term of [word, ...joined(before, { word, at })]) terms.add(term)
    before = isTerm(word) ? { word, end: at + word.length } : undefined
    at += word.length
  }
  return [...terms]
}
