import type { Metadata } from './metadata.ts'

/** The files that a text shows and therefore belong to its revision: attachments, pictures of the body, the cover. */
export function filesShown({
  bodyHtml,
  metadata,
}: {
  readonly bodyHtml: string
  readonly metadata: Metadata
}): string[] {
  const pictures = [...bodyHtml.matchAll(/src="\/media\/([a-z0-9]+)"/g)].map((match) => match[1] ?? '')
  const cover = metadata.coverId === '' ? [] : [metadata.coverId]
  return [...new Set([...metadata.attachmentIds, ...pictures, ...cover])]
}
