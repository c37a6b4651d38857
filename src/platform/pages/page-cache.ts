import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { makeDropMemory } from './drop-memory.ts'
import type { PageToKeep, Sent } from './kept-page.ts'
import { type Encoding, type Kept, Shelf } from './page-shelf.ts'
import { makeFacts } from './facts.ts'

/** Taken before the first query of a page: tells later whether something changed while it was made. */
export interface Ticket {
  readonly drops: number
  /** When the page changes by itself, because a period ends or a day begins (milliseconds of the school's clock). */
  readonly validUntil: number
}

/** Rendered public pages in the memory of this process, as bytes. Nothing else may ever be put into it. */
export interface PageCache {
  readonly take: (validUntil: number) => Ticket
  /** Keeps the page unless something it shows changed since the ticket was taken; answers its ETag. */
  readonly keep: (ticket: Ticket, page: PageToKeep) => string
  readonly find: (key: string, acceptEncoding: string) => Sent | undefined
  readonly drop: (tags: readonly string[]) => void
  readonly dropAll: () => void
  /** Remembers what pages are made of, such as names of units: until the next `dropAll`, and for ten minutes at most. */
  readonly recall: <T>(key: string, read: () => Promise<T>) => Promise<T>
  /** Says how to know that this process has heard of every change; until it is said, and when not, nothing is answered. */
  readonly trust: (isInStep: () => boolean) => void
  readonly figures: () => { pages: number; bytes: number; hits: number }
}

// What a page weighs beside its bytes: names, headers, places in maps.
const OVERHEAD = 2000
const SMALLEST_TO_PACK = 600
// One huge page must not push all others out.
const LARGEST_SHARE = 0.1
const BROTLI_QUALITY = 5

const packers: Readonly<Record<'gzip' | 'br', (body: Buffer) => Promise<Buffer>>> = {
  gzip: (body) => promisify(gzip)(body),
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength },
    }),
}

function wanted(acceptEncoding: string): Encoding {
  if (acceptEncoding.includes('br')) return 'br'
  return acceptEncoding.includes('gzip') ? 'gzip' : 'identity'
}

function toSent(
  { status, headers }: PageToKeep,
  etag: string,
  { encoding, body }: { encoding: Encoding; body: Buffer },
): Sent {
  const flat = headers.flatMap(([name, value]) => [name, value])
  if (encoding !== 'identity') flat.push('content-encoding', encoding)
  return { status, etag, body, headers: [...flat, 'etag', etag, 'content-length', String(body.byteLength)] }
}

/** Weak, because the packed forms of one page share it. */
function etagOf({ body }: PageToKeep): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/** Packs a page once, beside the requests; until it is ready readers get it as it is. */
function pack(shelf: Shelf, kept: Kept): void {
  if (kept.isBeingPacked || kept.page.body.byteLength < SMALLEST_TO_PACK) return
  kept.isBeingPacked = true
  for (const encoding of ['br', 'gzip'] as const) {
    packers[encoding](kept.page.body).then(
      (body) => {
        kept.sent.set(encoding, toSent(kept.page, kept.etag, { encoding, body }))
        shelf.grow(kept, body.byteLength)
      },
      () => undefined,
    )
  }
}

function inEncoding(shelf: Shelf, kept: Kept, encoding: Encoding): Sent | undefined {
  if (encoding !== 'identity') pack(shelf, kept)
  return kept.sent.get(encoding) ?? kept.sent.get('identity')
}

function findTrue(shelf: Shelf, key: string, now: number): Kept | undefined {
  const kept = shelf.get(key)
  if (!kept) return undefined
  if (kept.validUntil > now) return kept
  shelf.remove(key)
  return undefined
}

/** Opens an empty cache of at most so many bytes (0: keeps nothing). `now` is the school's clock. */
export function makePageCache(maxBytes: number, now: () => number): PageCache {
  const shelf = new Shelf(maxBytes)
  const drops = makeDropMemory()
  const facts = makeFacts()
  let isInStep = (): boolean => false
  let hits = 0
  return {
    take: (validUntil) => ({ drops: drops.count(), validUntil }),
    keep({ drops: since, validUntil }, page) {
      const etag = etagOf(page)
      const size = page.body.byteLength + OVERHEAD
      if (size <= maxBytes * LARGEST_SHARE && !drops.hasChanged(since, page.tags)) {
        const identity = toSent(page, etag, { encoding: 'identity', body: page.body })
        shelf.put({ page, etag, validUntil, size, sent: new Map([['identity', identity]]), isBeingPacked: false })
      }
      return etag
    },
    find(key, acceptEncoding) {
      const kept = isInStep() ? findTrue(shelf, key, now()) : undefined
      if (!kept) return undefined
      hits++
      return inEncoding(shelf, kept, wanted(acceptEncoding))
    },
    drop(tags) {
      drops.note(tags)
      for (const tag of tags) shelf.removeTagged(tag)
    },
    dropAll() {
      drops.noteAll()
      facts.forget()
      shelf.clear()
    },
    recall: (key, read) => (isInStep() ? facts.recall(key, read) : read()),
    trust(check) {
      isInStep = check
    },
    figures: () => ({ ...shelf.figures(), hits }),
  }
}
