import { sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { findShown, type IndexableFile } from '../disclosures/index.ts'
import { type Asked, COUNT_CAP, type Facet, findCandidates } from './candidates.queries.ts'
import { type Dictionary, loadDictionary } from './dictionary.queries.ts'
import { markHits, passageScore, type Piece, snippet } from './domain/highlight.ts'
import {
  askAdjoining,
  askAnywhere,
  askFact,
  askHead,
  askTitle,
  both,
  type Fact,
  pairsOf,
  type Wanted,
} from './domain/lexemes.ts'
import { type Question, readQuestion } from './domain/question.ts'

/** What is looked for, and where. */
export interface SearchRequest {
  readonly q: string
  readonly unitId?: string | undefined
  /** One of these items. */
  readonly itemIds?: readonly string[] | undefined
  readonly columnId?: string | undefined
  readonly year?: number | undefined
  readonly sort?: 'relevance' | 'date'
  readonly page: number
  readonly size: number
}

/** One answer, ready to be shown. `file` is the attachment in which the passage stands. */
export interface Hit {
  readonly no: number
  readonly title: readonly Piece[]
  readonly snippet: readonly Piece[]
  readonly file: { readonly id: string; readonly name: string } | undefined
  readonly unitId: string
  readonly listedOn: string
  /** The office's own answer to this question. */
  readonly isPinned: boolean
}

/** The answers of a page; `total` is counted up to a cap (“1000 条以上”). */
export interface SearchAnswer {
  readonly words: readonly string[]
  readonly total: number
  readonly isCapped: boolean
  readonly hits: readonly Hit[]
  readonly facets: readonly Facet[]
}

const ENOUGH = 10
const LONGEST_READ = 60_000
const HAN = /\p{Script=Han}/u
const BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

function filterOf({ unitId, itemIds, columnId }: SearchRequest): string | undefined {
  const facts: readonly (readonly [Fact, readonly string[] | undefined])[] = [
    ['unit', unitId === undefined ? undefined : [unitId]],
    ['item', itemIds],
    ['column', columnId === undefined ? undefined : [columnId]],
  ]
  return facts.reduce<string | undefined>(
    (filter, [fact, ids]) => (ids === undefined ? filter : both(askFact(fact, ids), filter)),
    undefined,
  )
}

function wantedOf({ words, phrases }: Question, { sameAs }: Dictionary): Wanted {
  // What was put in quotation marks is meant as it stands.
  return words.map((word) => (phrases.length > 0 ? [word] : [word, ...(sameAs.get(word) ?? [])]))
}

function askedOf(
  request: SearchRequest,
  { question, wanted, isLoose }: { question: Question; wanted: Wanted; isLoose: boolean },
): Asked {
  const filter = filterOf(request)
  const phrases = question.phrases.filter((phrase) => HAN.test(phrase))
  const quoted = phrases.map(askAdjoining).filter((asked) => asked !== undefined)
  const limit = quoted.reduce<string | undefined>((sum, asked) => both(asked, sum), filter)
  const adjoining = wanted.length > 1 ? askAdjoining(question.whole.replaceAll(BETWEEN_HAN, '')) : undefined
  const unsure = isLoose ? wanted.flatMap(([word, ...others]) => (others.length === 0 && word ? [word] : [])) : []
  return {
    anywhere: both(askAnywhere(wanted, isLoose || phrases.length > 0), limit),
    title: both(askTitle(wanted), limit),
    head: both(askHead(wanted), limit),
    adjoining: adjoining === undefined ? undefined : both(adjoining, limit),
    verbatim: [...phrases, ...unsure.filter((word) => pairsOf(word).length > 0)],
    whole: question.whole,
    year: request.year,
    sort: request.sort ?? 'relevance',
    limit: request.size,
    offset: (request.page - 1) * request.size,
  }
}

interface Row {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly body: string
  readonly files: readonly IndexableFile[]
  readonly unitId: string
  readonly listedOn: string
}

async function readTexts(db: ReadDb, documentIds: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select e.document_id as "documentId", e.no, e.title, e.unit_id as "unitId", e.listed_on as "listedOn",
      left(t.body, ${LONGEST_READ}) as body, t.files
    from search_entry e join search_text t using (document_id) where e.document_id = any(${[...documentIds]}::text[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.documentId, row]))
}

/** The text with the best passage: the document itself, or the file that answers better. */
function bestText({ body, files }: Row, words: readonly string[]): { text: string; file: Hit['file'] } {
  if (files.length === 0) return { text: body, file: undefined }
  const own = { text: body, file: undefined, score: passageScore(body, words) }
  const scored = files.map(({ id, name, text }) => {
    const shown = text.slice(0, LONGEST_READ)
    return { text: shown, file: { id, name }, score: passageScore(shown, words) }
  })
  return scored.reduce<{ text: string; file: Hit['file']; score: number }>(
    (best, other) => (other.score > best.score ? other : best),
    own,
  )
}

function toHit(row: Row, { words, isPinned }: { words: readonly string[]; isPinned: boolean }): Hit {
  const { text, file } = bestText(row, words)
  return {
    no: row.no,
    unitId: row.unitId,
    listedOn: row.listedOn,
    title: markHits(row.title, words),
    snippet: snippet(text, words),
    file,
    isPinned,
  }
}

async function pinnedFor(db: ReadDb, whole: string): Promise<string[]> {
  const rows = await db.selectFrom('search_pin').select('document_id').where('word', '=', whole).execute()
  return rows.map((row) => row.document_id)
}

/** What to mark: phrases first, words, and the other words for them. */
function marksOf({ phrases }: Question, wanted: Wanted): string[] {
  return [...new Set([...phrases, ...wanted.flat()])]
}

async function candidatesFor(
  db: ReadDb,
  viewer: Viewer,
  { request, question, wanted }: { request: SearchRequest; question: Question; wanted: Wanted },
) {
  const strict = await findCandidates(db, viewer, askedOf(request, { question, wanted, isLoose: false }))
  // What the dictionary cuts otherwise is found by pairs of characters, and read again to be sure.
  if (strict.total >= ENOUGH || !wanted.flat().some((word) => pairsOf(word).length > 0)) return strict
  const loose = await findCandidates(db, viewer, askedOf(request, { question, wanted, isLoose: true }))
  return loose.total > strict.total ? loose : strict
}

/**
 * Searches what the viewer may see, within bounds that hold for any word (ADR 0012): candidates are the newest that match,
 * in the title, in summary and headings, side by side, and anywhere; they are ranked by where the words stand and by age.
 * The few that are shown are read again through the rule of the audience as it stands this moment.
 */
export async function search(db: ReadDb, viewer: Viewer, request: SearchRequest): Promise<SearchAnswer> {
  const dictionary = await loadDictionary(db)
  const question = readQuestion(request.q, dictionary.cutter.forQuestion)
  const wanted = wantedOf(question, dictionary)
  if (wanted.length === 0) return { words: [], total: 0, isCapped: false, hits: [], facets: [] }
  const { documentIds, total, facets } = await candidatesFor(db, viewer, { request, question, wanted })
  const isPlain = request.page === 1 && filterOf(request) === undefined && request.year === undefined
  const pinned = isPlain ? await pinnedFor(db, question.whole) : []
  const wished = [...new Set([...pinned, ...documentIds])]
  // The index follows a moment behind; what was withdrawn or narrowed must not wait for it.
  const [texts, shown] = await Promise.all([readTexts(db, wished), findShown(db, viewer, wished)])
  const words = marksOf(question, wanted)
  const hits = wished.flatMap((id) => {
    const row = texts.get(id)
    return row && shown.has(id) ? [toHit(row, { words, isPinned: pinned.includes(id) })] : []
  })
  const gone = documentIds.filter((id) => !shown.has(id)).length
  const n = Math.max(total - gone, hits.length)
  return { words, total: Math.min(n, COUNT_CAP), isCapped: n > COUNT_CAP, hits, facets }
}
