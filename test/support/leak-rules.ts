import { canSee } from '../../src/kernel/audience.ts'
import { unzip } from '../../src/platform/documents/zip.ts'
import { MARK, type Marked } from './marked-documents.ts'
import type { School } from './school.ts'
import type { Kind } from './surface.ts'
import type { Watcher } from './watchers.ts'

/** What a surface answered. */
export interface Seen {
  readonly url: string
  readonly status: number
  readonly text: string
}

// What was typed into the search by any watcher: the office sees it in its list of questions, wherever the words came from.
const asked = new Set<string>()

const isArchive = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
// It holds the second in which the sheet was made, and nothing of what is in it.
const MADE_AT = 'docProps/core.xml'

/** What can be read of an answer: of a sheet its parts unpacked, since packed nothing in it would be found. */
async function readable(bytes: Buffer): Promise<string> {
  if (!isArchive(bytes)) return bytes.toString('utf8')
  const parts = [...(await unzip(bytes))].filter(([name]) => name !== MADE_AT)
  return parts.map(([name, part]) => `${name}\n${part.toString('utf8')}`).join('\n')
}

// Each look comes from an address of its own: what a file costs to make is given out so often to one address, and no more.
let looks = 0

/** Looks at an address as somebody. */
export async function look(school: School, { person }: Watcher, url: string): Promise<Seen> {
  looks += 1
  const remoteAddress = `10.2.${String((looks >> 8) % 256)}.${String(looks % 256)}`
  if (url.startsWith('/search?')) for (const [mark] of url.matchAll(MARK)) asked.add(mark)
  const once = () =>
    school.app.inject({
      url,
      remoteAddress,
      headers: { accept: 'text/html,*/*' },
      ...(person ? { cookies: person.cookies } : {}),
    })
  // A visitor's second look is answered from the kept pages, where there are any.
  const answer = person ? await once() : await once().then(once)
  return { url, status: answer.statusCode, text: await readable(answer.rawPayload) }
}

/** May read the working copy: by role in the unit, or by a part in its review. */
export function readsWork({ reads, person }: Watcher, { unitId, reviewerIds }: Marked): boolean {
  if (person === null) return false
  return reads === 'all' || reads.includes(unitId) || reviewerIds.includes(person.id)
}

/** May find it in lists. */
export function findsIt({ viewer }: Watcher, { isListed, audience }: Marked): boolean {
  return isListed && canSee(viewer, audience)
}

/** May read the published text on its page. */
export function readsIt({ viewer }: Watcher, { isReadable, audience }: Marked): boolean {
  return isReadable && canSee(viewer, audience)
}

interface Showing {
  readonly watcher: Watcher
  readonly document: Marked
  readonly mark: string
  /** The document that the address is about. */
  readonly about: Marked
}

function isPublished({ published }: Marked, mark: string): boolean {
  return published !== null && Object.values(published).includes(mark)
}

const inLists = ({ watcher, document, mark }: Showing): boolean =>
  isPublished(document, mark) && findsIt(watcher, document)
const onPage = (showing: Showing): boolean =>
  inLists(showing) ||
  (showing.document === showing.about &&
    isPublished(showing.document, showing.mark) &&
    readsIt(showing.watcher, showing.document))

const MAY_SHOW: Readonly<Record<Kind, (showing: Showing) => boolean>> = {
  nothing: () => false,
  lists: inLists,
  questions: ({ mark }) => asked.has(mark),
  feed: ({ document, mark }) => isPublished(document, mark) && document.isListed && document.audience.kind === 'public',
  page: onPage,
  file: (showing) => onPage(showing) || readsWork(showing.watcher, showing.document),
  work: ({ watcher, document }) => readsWork(watcher, document),
  'unit-work': ({ watcher, document }) => readsWork(watcher, { ...document, reviewerIds: [] }),
  'work-lists': (showing) => inLists(showing) || readsWork(showing.watcher, showing.document),
  ledger: ({ watcher, document, mark }) =>
    watcher.mayReadLedger && document.versions.some(({ title, fileName }) => mark === title || mark === fileName),
}

/** Every mark on the surface that the watcher should not see there; what the address itself says does not count. */
export function leaks(
  { url, text }: Seen,
  { kind, watcher, about, owners }: { kind: Kind; watcher: Watcher; about: Marked; owners: Map<string, Marked> },
): string[] {
  const marks = new Set([...text.matchAll(MARK)].map(([mark]) => mark).filter((mark) => !url.includes(mark)))
  return [...marks].flatMap((mark) => {
    const document = owners.get(mark)
    if (!document || MAY_SHOW[kind]({ watcher, document, mark, about })) return []
    return [`${watcher.name} sees on ${url} of a ${document.audience.kind} document that is ${document.state}: ${mark}`]
  })
}
