import type { DocxContent } from './docx-reading.ts'
import { readApart } from './read-apart.ts'

export { type DocxContent } from './docx-reading.ts'

/**
 * Reads a .docx into clean HTML with its tables, its pictures as placeholders, and the numbers that Word counts. Comments,
 * tracked deletions and layout stay behind; `warnings` say so. Throws the codes of `unzip`, and `upload.broken`.
 */
export function readDocx(bytes: Buffer): Promise<DocxContent> {
  return readApart({ kind: 'docx', bytes, options: undefined })
}
