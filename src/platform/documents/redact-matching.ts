// Chromium and other programs name some characters of a font by their radicals (⻓ for 长), which NFKC leaves alone:
// Unicode's Equivalent_Unified_Ideograph of the CJK Radicals Supplement, radical before character.
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'
const UNIFIED: ReadonlyMap<string, string> = new Map(
  Array.from(RADICALS.matchAll(/(.)(.)/gsu), ([, radical = '', character = '']) => [radical, character]),
)
/** Blanks, controls, format and accent marks, dashes, and the dots of 阿卜杜·热合曼: forms of writing, not of words. */
const SILENT = /[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Pd}\u2212_·•‧∙⋅・\u30fb]/u

/** Text as it is compared, each character with the piece (from 0) that it comes from. */
export interface Folded {
  readonly characters: readonly string[]
  readonly sources: readonly number[]
}

function foldedCharacters(piece: string): string[] {
  return Array.from(piece.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .filter((character) => !SILENT.test(character))
    .map((character) => UNIFIED.get(character) ?? character)
}

/**
 * Folds pieces of text that follow one another: full width forms, radicals, case, accents, blanks, dashes and line breaks do
 * not hide a word (１３８ 0013-8000 is 13800138000).
 */
export function fold(pieces: readonly string[]): Folded {
  const characters: string[] = []
  const sources: number[] = []
  pieces.forEach((piece, at) => {
    for (const character of foldedCharacters(piece)) {
      characters.push(character)
      sources.push(at)
    }
  })
  return { characters, sources }
}

/** A text as one folded string. */
export function folded(text: string): string {
  return foldedCharacters(text).join('')
}

/** Where a term stands: the pieces that have a part in it, in order. */
export type Occurrence = readonly number[]

/** Every occurrence of a term, overlapping ones too. */
export function findTerm({ characters, sources }: Folded, term: string): Occurrence[] {
  const wanted = foldedCharacters(term)
  const found: Occurrence[] = []
  if (wanted.length === 0) return found
  const last = characters.length - wanted.length
  for (let at = characters.indexOf(wanted[0] ?? ''); at >= 0 && at <= last; ) {
    if (wanted.every((character, offset) => characters[at + offset] === character)) {
      found.push([...new Set(sources.slice(at, at + wanted.length))])
    }
    at = characters.indexOf(wanted[0] ?? '', at + 1)
  }
  return found
}

/** True when the text says the term, however it is written. */
export function says(text: string, term: string): boolean {
  const wanted = folded(term)
  return wanted !== '' && folded(text).includes(wanted)
}
