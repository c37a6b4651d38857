import type { Booklet, BookletFormat } from './booklet.ts'
import { readApart } from './read-apart.ts'

/** A booklet as a file, set in a thread of its own so that nobody who is served meanwhile waits for it. */
export async function makeBooklet(booklet: Booklet, format: BookletFormat): Promise<Buffer> {
  const made = await readApart({ kind: 'booklet', bytes: Buffer.alloc(0), options: { booklet, format } })
  return Buffer.from(made.buffer, made.byteOffset, made.byteLength)
}
