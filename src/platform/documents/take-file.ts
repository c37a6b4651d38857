import { codePoints } from '../../kernel/text.ts'
import { normaliseImage } from './images.ts'
import { sniff } from './sniff.ts'
import { stripMetadata } from './strip-metadata.ts'

/** A file that was looked into and may be kept. */
export interface CheckedFile {
  readonly name: string
  readonly bytes: Buffer
  readonly mediaType: string
}

const LONGEST_NAME = 120

/** The name of a file without folders or control characters, and not too long. */
export function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  return codePoints(clean === '' ? '附件' : clean)
    .slice(-LONGEST_NAME)
    .join('')
}

/** Looks into a file that somebody sends in: type by content, no programs, no macros. It is evidence, and kept as it came. Throws the `upload.*` codes. */
export async function checkEvidence({ name, bytes }: { name: string; bytes: Buffer }): Promise<CheckedFile> {
  const { mediaType } = await sniff(bytes, name)
  return { name: tidyName(name), bytes, mediaType }
}

/** Makes a file ready to be given away, or to be taken from somebody who is not to be known: as `checkEvidence`, and without metadata. Throws the `upload.*` codes. */
export async function checkAnswer({ name, bytes }: { name: string; bytes: Buffer }): Promise<CheckedFile> {
  const { mediaType, kind } = await sniff(bytes, name)
  if (mediaType.startsWith('image/')) {
    const picture = await normaliseImage(bytes)
    return { name: tidyName(name), bytes: Buffer.from(picture.bytes), mediaType: picture.mediaType }
  }
  const stripped = await stripMetadata(bytes, kind)
  return { name: tidyName(name), bytes: stripped.bytes, mediaType }
}
