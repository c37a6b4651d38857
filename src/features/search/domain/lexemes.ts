/**
 * The words of the index. Each begins with the character of its year, so that one year can be asked at a time, and then with
 * the mark of its place: none for anywhere, others below. A pair of characters that is no word is kept as such: by pairs
 * everything is found that the dictionary cuts otherwise.
 */
const TITLE = '^'
const HEAD = '!'
const PAIR = '~'
const FACT = '#'

/** Stands for the character of a year in a question to the index. */
export const ANY_YEAR = '\u0001'
const FIRST_YEAR = 1900
const FIRST_PREFIX = 0x100
const MOST_LEXEMES = 30_000
const LONGEST_WORD = 60
const HAN_RUN = /\p{Script=Han}+/gu
const ALL_HAN = /^\p{Script=Han}+$/u

/** The character with which the words of a year begin. */
export function prefixOf(year: number): string {
  return String.fromCodePoint(FIRST_PREFIX + Math.max(0, year - FIRST_YEAR))
}

/** All pairs of neighbouring Chinese characters in a folded text. */
export function pairsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (const [run] of text.matchAll(HAN_RUN)) {
    const characters = Array.from(run)
    for (let i = 1; i < characters.length; i++) pairs.add(`${characters[i - 1] ?? ''}${characters[i] ?? ''}`)
  }
  return [...pairs]
}

/** What a document is filed under, as words of the index. */
export type Fact = 'unit' | 'item' | 'column'

/** What goes into the index of one document; texts are folded. */
export interface Words {
  readonly year: number
  readonly title: string
  readonly titleWords: readonly string[]
  readonly headWords: readonly string[]
  readonly text: string
  readonly textWords: readonly string[]
  readonly facts: readonly (readonly [Fact, string])[]
}

function some(words: Iterable<string>): string[] {
  const chosen: string[] = []
  for (const word of words) {
    if (chosen.length === MOST_LEXEMES) break
    if (word.length <= LONGEST_WORD) chosen.push(word)
  }
  return chosen
}

/** Every word under which a document is found, each once. */
export function lexemesOf({ year, title, titleWords, headWords, text, textWords, facts }: Words): string[] {
  const prefix = prefixOf(year)
  const words = new Set([...titleWords, ...textWords])
  const pairs = [...pairsOf(title), ...pairsOf(text)].filter((pair) => !words.has(pair))
  const inTitle = [
    ...titleWords,
    ...pairsOf(title),
    ...Array.from(title).filter((character) => ALL_HAN.test(character)),
  ]
  const marked = [
    ...some(words),
    ...some(inTitle).map((word) => TITLE + word),
    ...some(headWords).map((word) => HEAD + word),
    ...some(new Set(pairs)).map((pair) => PAIR + pair),
    ...facts.map(([fact, id]) => `${FACT}${fact}${id}`),
  ]
  return [...new Set(marked)].map((word) => prefix + word)
}

function lexeme(word: string, isBeginning = false): string {
  const quoted = `${ANY_YEAR}${word}`.replaceAll('\\', '\\\\').replaceAll("'", "''")
  return `'${quoted}'${isBeginning ? ':*' : ''}`
}

const all = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' & ')})`)
const any = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' | ')})`)

function byPairs(word: string, inTitle: boolean): string {
  return all(pairsOf(word).map((pair) => (inTitle ? lexeme(TITLE + pair) : any([lexeme(pair), lexeme(PAIR + pair)]))))
}

/** Asks for a word anywhere. Words of three characters and more are also found by their pairs; shorter ones if it is to be `loose`. */
function anywhere(word: string, isLoose: boolean): string {
  if (!ALL_HAN.test(word)) return lexeme(word)
  const { length } = Array.from(word)
  if (length === 1) return any([lexeme(word, true), lexeme(PAIR + word, true)])
  return length > 2 || isLoose ? any([lexeme(word), byPairs(word, false)]) : lexeme(word)
}

function inTitle(word: string): string {
  if (!ALL_HAN.test(word) || Array.from(word).length === 1) return lexeme(TITLE + word)
  return any([lexeme(TITLE + word), byPairs(word, true)])
}

/** Words that must all occur; each is a list of words for the same. */
export type Wanted = readonly (readonly string[])[]

const every = (wanted: Wanted, one: (word: string) => string): string => all(wanted.map((same) => any(same.map(one))))

/** All words, anywhere. */
export function askAnywhere(wanted: Wanted, isLoose: boolean): string {
  return every(wanted, (word) => anywhere(word, isLoose))
}

/** All words, in the title. */
export function askTitle(wanted: Wanted): string {
  return every(wanted, inTitle)
}

/** All words, in summary and headings. */
export function askHead(wanted: Wanted): string {
  return every(wanted, (word) => lexeme(HEAD + word))
}

/** The Chinese of a text as it stands, by its pairs; nothing when it has less than three characters in a row. */
export function askAdjoining(text: string): string | undefined {
  const pairs = pairsOf(text)
  return pairs.length < 2 ? undefined : all(pairs.map((pair) => any([lexeme(pair), lexeme(PAIR + pair)])))
}

/** Filed under one of these. */
export function askFact(fact: Fact, ids: readonly string[]): string {
  return any(ids.map((id) => lexeme(`${FACT}${fact}${id}`)))
}

/** Both must hold. */
export function both(one: string, other: string | undefined): string {
  return other === undefined ? one : all([one, other])
}

/** Titles with a word that begins so, while somebody still types. */
export function askTitleBeginning(words: readonly string[]): string {
  const whole = words.slice(0, -1).map(inTitle)
  const last = words.at(-1) ?? ''
  const isLong = ALL_HAN.test(last) && Array.from(last).length > 1
  return all([...whole, isLong ? inTitle(last) : lexeme(TITLE + last, true)])
}
