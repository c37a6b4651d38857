import { readApart } from './read-apart.ts'
import type { Stripped } from './stripping.ts'

const TELLS_NOTHING = new Set(['txt', 'csv'])

/**
 * The same file without what it tells about its makers: names of authors and editors, firm, times, programs, previews. What a
 * reader sees stays, and so does what is hidden in it: that is reported by `inspectFile`, never taken out in silence. `removed`
 * says in Chinese what went. Throws the codes of `unzip` and `upload.broken`.
 */
export async function stripMetadata(bytes: Buffer, kind: string): Promise<Stripped<Buffer>> {
  if (TELLS_NOTHING.has(kind)) return { bytes, removed: [], kept: [] }
  const { bytes: stripped, ...words } = await readApart({ kind: 'stripping', bytes, options: { kind } })
  return { ...words, bytes: Buffer.from(stripped.buffer, stripped.byteOffset, stripped.byteLength) }
}
