import type { EntryFields, LifeEvent, PersonKind } from '../../../kernel/list-terms.ts'

/** What is looked through: the words of an entry, how its matter sounds, and whose it is. */
export interface Findable {
  readonly number: string
  readonly says: EntryFields
  /** Syllables without tones in one word, a space, and the initials. */
  readonly sound: string
  readonly unitId: string
  readonly unitName: string
}

/** A question to the guide; what is not given does not narrow. */
export interface GuideQuestion {
  readonly words: string
  readonly unitId?: string | undefined
  readonly person?: PersonKind | undefined
  readonly event?: LifeEvent | undefined
}

const PINYIN = /^[a-z]+$/
// Deeper places count less: the name of the matter, other names, the rest.
const RANKS = { name: 100, begins: 40, other: 50, sound: 30, whole: 10 } as const

function squeeze(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

function soundsLike(word: string, sound: string): boolean {
  if (!PINYIN.test(word)) return false
  const [whole = '', initials = ''] = sound.split(' ')
  return initials.includes(word) || (word.length > 2 && whole.includes(word))
}

function isInRest(word: string, { says, unitName }: Findable): boolean {
  const { section, conditions, materials, result } = says
  return [unitName, section, conditions, materials, result].some((text) => squeeze(text ?? '').includes(word))
}

function rankOfWord(word: string, entry: Findable): number {
  const { says, sound, number } = entry
  const matter = squeeze(says.matter)
  if (matter.includes(word)) return RANKS.name + (matter.startsWith(word) ? RANKS.begins : 0)
  if (squeeze(says.keywords).includes(word) || squeeze(number) === word) return RANKS.other
  if (soundsLike(word, sound)) return RANKS.sound
  return isInRest(word, entry) ? RANKS.whole : 0
}

/** How well an entry fits the words; 0 when one of them is nowhere. */
function rankOf(words: readonly string[], entry: Findable): number {
  const ranks = words.map((word) => rankOfWord(word, entry))
  return ranks.includes(0) ? 0 : ranks.reduce((sum, rank) => sum + rank, 0)
}

function isWanted({ unitId, says }: Findable, wanted: GuideQuestion): boolean {
  if (wanted.unitId !== undefined && wanted.unitId !== unitId) return false
  if (wanted.person !== undefined && says.persons?.includes(wanted.person) !== true) return false
  return wanted.event === undefined || says.events?.includes(wanted.event) === true
}

/** The entries that answer a question, the best first; without words in the order they came. */
export function findIn<Entry extends Findable>(entries: readonly Entry[], question: GuideQuestion): Entry[] {
  const wanted = entries.filter((entry) => isWanted(entry, question))
  const words = question.words
    .split(/\s+/)
    .map(squeeze)
    .filter((word) => word !== '')
  if (words.length === 0) return wanted
  return wanted
    .map((entry) => ({ entry, rank: rankOf(words, entry) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry)
}
