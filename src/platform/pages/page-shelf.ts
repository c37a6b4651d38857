import type { PageToKeep, Sent } from './kept-page.ts'

/** How a page's bytes are packed. */
export type Encoding = 'identity' | 'gzip' | 'br'

/** A page on the shelf, in the encodings made so far. */
export interface Kept {
  readonly page: PageToKeep
  readonly etag: string
  /** Milliseconds of the school's clock. */
  readonly validUntil: number
  readonly sent: Map<Encoding, Sent>
  size: number
  isBeingPacked: boolean
}

/** The keys under each tag. */
class TagIndex {
  private readonly byTag = new Map<string, Set<string>>()

  add({ key, tags }: PageToKeep): void {
    for (const tag of tags) this.byTag.set(tag, (this.byTag.get(tag) ?? new Set()).add(key))
  }

  remove({ key, tags }: PageToKeep): void {
    for (const tag of tags) {
      const keys = this.byTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.byTag.delete(tag)
    }
  }

  keysOf(tag: string): string[] {
    return [...(this.byTag.get(tag) ?? [])]
  }
}

/** Pages by key, the one that was not asked for longest first out, and never more bytes than allowed. */
export class Shelf {
  private readonly pages = new Map<string, Kept>()
  private readonly index = new TagIndex()
  private readonly maxBytes: number
  private bytes = 0

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  get(key: string): Kept | undefined {
    const kept = this.pages.get(key)
    if (kept && this.pages.delete(key)) this.pages.set(key, kept)
    return kept
  }

  put(kept: Kept): void {
    this.remove(kept.page.key)
    this.pages.set(kept.page.key, kept)
    this.index.add(kept.page)
    this.weigh(kept.size)
  }

  /** A page that is still here has become heavier. */
  grow(kept: Kept, by: number): void {
    if (this.pages.get(kept.page.key) !== kept) return
    kept.size += by
    this.weigh(by)
  }

  remove(key: string): void {
    const kept = this.pages.get(key)
    if (!kept) return
    this.pages.delete(key)
    this.bytes -= kept.size
    this.index.remove(kept.page)
  }

  removeTagged(tag: string): void {
    for (const key of this.index.keysOf(tag)) this.remove(key)
  }

  clear(): void {
    for (const key of [...this.pages.keys()]) this.remove(key)
  }

  figures(): { pages: number; bytes: number } {
    return { pages: this.pages.size, bytes: this.bytes }
  }

  private weigh(by: number): void {
    this.bytes += by
    for (const key of this.pages.keys()) {
      if (this.bytes <= this.maxBytes) return
      this.remove(key)
    }
  }
}
