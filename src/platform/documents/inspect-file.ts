import type { FileInspection } from './inspection.ts'
import { readApart } from './read-apart.ts'

export { type FileInspection, type FilePassage } from './inspection.ts'

/**
 * Everything that can be read in a file of this kind (as `sniff` names it), with the place of each passage, in a thread of its
 * own. Throws the codes of `unzip` and `upload.broken`; what is only partly readable does not throw but says so in `unread`.
 */
export function inspectFile(bytes: Buffer, kind: string): Promise<FileInspection> {
  return readApart({ kind: 'inspection', bytes, options: { kind } })
}
