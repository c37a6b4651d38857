import { sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import { codePoints } from '../../kernel/text.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { syllablesOf } from '../../platform/pinyin.ts'
import { findShown } from '../disclosures/index.ts'
import { listMatches } from './candidates.queries.ts'
import { type Dictionary, loadDictionary } from './dictionary.queries.ts'
import { askAnywhere, askTitle, askTitleBeginning } from './domain/lexemes.ts'
import { readQuestion } from './domain/question.ts'
import { cutsOf, partsOf, soundAlikes, type Known } from './domain/sound.ts'

/** A name that can be typed by its sound: a unit, an item, a column. */
export interface Named {
  readonly name: string
  readonly otherName: string
  readonly href: string
}

/** What somebody may be about to type. */
export interface Suggestion {
  readonly kind: 'word' | 'place' | 'title'
  readonly text: string
  readonly href: string
}

const WORDS = 5
const PLACES = 3
const TITLES = 4
const READ_WORDS = 12
const COUNTED = 20
const LONGEST_TYPED = 30
const LETTERS = /^[a-z' ]+$/

function searchFor(text: string): string {
  return `/search?q=${encodeURIComponent(text)}`
}

/** Words that begin so, in characters, in pinyin or in initials; the shorter first. */
async function wordsBeginning(db: ReadDb, typed: string): Promise<string[]> {
  const letters = typed.replaceAll(/[' ]/g, '')
  const isSound = LETTERS.test(typed) && letters.length > 1
  const begin = `${(isSound ? letters : typed).replaceAll(/[%_\\]/g, '\\$&')}%`
  const where = isSound ? sql`pinyin like ${begin} or initials like ${begin}` : sql`word like ${begin}`
  const { rows } = await sql<{ word: string }>`
    select word from search_word where ${where} order by length(word), word limit ${READ_WORDS}`.execute(db)
  return rows.map(({ word }) => word)
}

/** How many of the newest matches this viewer would find at this moment, for each question; counted no further than `most`. */
async function countShown(
  db: ReadDb,
  viewer: Viewer,
  { questions, most }: { questions: readonly string[]; most: number },
): Promise<number[]> {
  const found = await Promise.all(questions.map((question) => listMatches(db, viewer, { question, most })))
  const ids = found.flatMap((list) => list.map(({ documentId }) => documentId))
  const shown = await findShown(db, viewer, [...new Set(ids)])
  return found.map((list) => list.filter(({ documentId }) => shown.has(documentId)).length)
}

/** The words that stand in a title this viewer may see, those with the most first. */
async function withTitles(db: ReadDb, viewer: Viewer, words: readonly string[]): Promise<string[]> {
  const counts = await countShown(db, viewer, { questions: words.map((word) => askTitle([[word]])), most: COUNTED })
  return words
    .map((word, at) => ({ word, n: counts[at] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .map(({ word }) => word)
}

interface Sounding {
  readonly named: Named
  readonly sounds: readonly string[]
}

const soundings = new Map<string, Sounding['sounds']>()
const MOST_SOUNDINGS = 2000

function soundsOf(name: string): readonly string[] {
  const known = soundings.get(name)
  if (known) return known
  const syllables = syllablesOf(name.toLowerCase())
  const sounds = [syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')]
  if (soundings.size >= MOST_SOUNDINGS) soundings.clear()
  soundings.set(name, sounds)
  return sounds
}

function placesLike(places: readonly Named[], typed: string): Named[] {
  const letters = LETTERS.test(typed) ? typed.replaceAll(/[' ]/g, '') : undefined
  const rank = ({ name, otherName }: Named): number => {
    const names = [name, otherName].filter((text) => text !== '')
    if (names.some((text) => text.startsWith(typed))) return 2
    if (names.some((text) => text.includes(typed))) return 1
    return letters !== undefined && names.some((text) => soundsOf(text).some((sound) => sound.startsWith(letters)))
      ? 1
      : 0
  }
  return places
    .map((place) => ({ place, points: rank(place) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ place }) => place)
}

async function titlesWith(db: ReadDb, viewer: Viewer, typed: string) {
  const { cutter } = await loadDictionary(db)
  const { words } = readQuestion(typed, cutter.forQuestion)
  if (words.length === 0) return []
  const found = await listMatches(db, viewer, { question: askTitleBeginning(words), most: TITLES * 2 })
  const shown = await findShown(
    db,
    viewer,
    found.map(({ documentId }) => documentId),
  )
  return found.filter(({ documentId }) => shown.has(documentId)).slice(0, TITLES)
}

/** Suggests words, places and titles while somebody types; only what this viewer would find. `places` are known to everybody. */
export async function suggest(
  db: ReadDb,
  viewer: Viewer,
  { q, places }: { q: string; places: readonly Named[] },
): Promise<Suggestion[]> {
  const typed = readQuestion(q.slice(0, LONGEST_TYPED), () => []).whole
  if (typed === '') return []
  const words = await withTitles(db, viewer, await wordsBeginning(db, typed))
  const titles = LETTERS.test(typed) && words.length > 0 ? [] : await titlesWith(db, viewer, typed)
  return [
    ...words.slice(0, WORDS).map((text) => ({ kind: 'word', text, href: searchFor(text) }) as const),
    ...placesLike(places, typed)
      .slice(0, PLACES)
      .map(({ name, href }) => ({ kind: 'place', text: name, href }) as const),
    ...titles.map(({ title, no }) => ({ kind: 'title', text: title, href: `/info/${String(no)}` }) as const),
  ]
}

const LONGEST_MEANT = 12
const MOST_TRIED = 6

async function knownBySound(db: ReadDb, sounds: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select word, sound from search_word where sound = any(${[...sounds]}::text[]) order by length(word) desc, word limit 40`.execute(
    db,
  )
  return rows
}

/** Words that differ from the typed one by a character more, less, or another. */
async function knownByCharacters(db: ReadDb, typed: string): Promise<string[]> {
  const cuts = cutsOf(typed)
  const { rows } = await sql<{ word: string }>`
    select word from search_word where word = any(${cuts}::text[]) or cuts && ${[typed]}::text[]
      or (length(word) = length(${typed}) and length(word) > 2 and cuts && ${cuts}::text[])
    order by length(word) desc, word limit ${READ_WORDS}`.execute(db)
  return rows.map(({ word }) => word).filter((word) => word !== typed)
}

async function candidatesFor(db: ReadDb, typed: string): Promise<string[]> {
  // Pinyin instead of characters: yusuan.
  if (LETTERS.test(typed)) {
    const letters = typed.replaceAll(/[' ]/g, '')
    const { rows } = await sql<{ word: string }>`
      select word from search_word where pinyin = ${letters} order by length(word), word limit ${MOST_TRIED}`.execute(
      db,
    )
    return rows.map(({ word }) => word)
  }
  const characters = codePoints(typed)
  const syllables = syllablesOf(typed)
  if (syllables.length !== characters.length) return knownByCharacters(db, typed)
  const parts = partsOf(characters, syllables)
  const alike = soundAlikes(characters, parts, await knownBySound(db, [...new Set(parts.map(({ sound }) => sound))]))
  return [...alike, ...(await knownByCharacters(db, typed))]
}

/** A question as the index is asked; nothing when there is no word in it. */
function askFor(q: string, { cutter }: Dictionary): string | undefined {
  const { words } = readQuestion(q, cutter.forQuestion)
  if (words.length === 0) return undefined
  return askAnywhere(
    words.map((word) => [word]),
    false,
  )
}

/** “您要找的是不是”: a question that sounds or looks alike and of which this viewer finds more than the `found` there are. */
export async function didYouMean(
  db: ReadDb,
  viewer: Viewer,
  { q, found }: { q: string; found: number },
): Promise<string | undefined> {
  const typed = readQuestion(q, () => []).whole
  if (typed.length < 2 || codePoints(typed).length > LONGEST_MEANT) return undefined
  const dictionary = await loadDictionary(db)
  const candidates = [...new Set(await candidatesFor(db, typed))].slice(0, MOST_TRIED).flatMap((candidate) => {
    const question = askFor(candidate, dictionary)
    return question === undefined ? [] : [{ candidate, question }]
  })
  const counts = await countShown(db, viewer, {
    questions: candidates.map(({ question }) => question),
    most: found + COUNTED,
  })
  const tried = candidates.map(({ candidate }, at) => ({ candidate, n: counts[at] ?? 0 }))
  const [best] = tried.filter(({ n }) => n > found).sort((a, b) => b.n - a.n)
  return best?.candidate
}
