import type { Grounds } from './watchers.ts'
import type { Marked } from './marked-documents.ts'

/**
 * What a surface may show of a document, and to whom.
 * - `nothing`: knows nothing of documents, or only numbers
 * - `lists`: what stands in lists, to whoever may see it; `feed`: only what everybody may see
 * - `page`: the text of its own document while it may be read, and lists of others
 * - `file`: as the page, and to those who may read the working copy
 * - `work`: everything, to those who may read the working copy; `unit-work`: the same without reviewers
 * - `work-lists`: as `work`, and what stands in lists, to whoever may see it
 * - `ledger`: titles and names of files, to those who watch the ledger
 */
export type Kind =
  | 'nothing'
  | 'lists'
  | 'questions'
  | 'feed'
  | 'page'
  | 'file'
  | 'work'
  | 'unit-work'
  | 'work-lists'
  | 'ledger'

/** Something that answers a reader. `urls` about this document, or of the surface as a whole. */
export interface Surface {
  readonly kind: Kind
  readonly urls: (document: Marked, places: Places) => readonly string[]
}

/** The addresses that the school has besides its documents. */
export interface Places extends Grounds {
  readonly unitSlugs: readonly string[]
  readonly columnSlug: string
  readonly columnId: string
  readonly unitColumn: { readonly unitSlug: string; readonly slug: string; readonly id: string }
  readonly otherItemId: string
  /** A topic of the portal and one of the unit's sub-site, with every document in them. */
  readonly topicSlug: string
  readonly topicId: string
}

/** A column of each kind beside the list, by the kind's name. */
export const KIND_SLUGS = ['gallery', 'page', 'topics', 'events', 'tenders', 'jobs'] as const

const PAGES = [1, 2, 3]
/** The first pages of a list. */
export const paged = (path: string): string[] =>
  PAGES.map((page) => `${path}${path.includes('?') ? '&' : '?'}page=${String(page)}`)

/** A question by date, and one that is a character short. */
export function searched(q: string): string[] {
  const encoded = encodeURIComponent(q)
  return [`/search?q=${encoded}&sort=date`, `/search?q=${encodeURIComponent(q.slice(0, -1))}`]
}

/** A surface with addresses of its own. */
export function at(kind: Kind, ...urls: string[]): Surface {
  return { kind, urls: () => urls }
}

/** The number of a document; one that nothing has where it has none. */
export function number({ no }: Marked): string {
  return String(no ?? 999_999)
}
