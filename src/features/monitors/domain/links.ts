/** A link from a publication to another one, or to a file of one. */
export interface InnerLink {
  readonly href: string
  readonly targetNo: number | null
  readonly fileId: string | null
}

const HREF = /<a\b[^>]*\shref="([^"]+)"/g
const PUBLICATION = /^\/info\/(\d{1,15})(?:[?#].*)?$/
const FILE = /^\/files\/([a-z0-9]{1,40})\/[^/]+$/

function targetOf(href: string, publicUrl: string): InnerLink | undefined {
  const path = publicUrl !== '' && href.startsWith(`${publicUrl}/`) ? href.slice(publicUrl.length) : href
  const no = PUBLICATION.exec(path)?.[1]
  if (no !== undefined) return { href, targetNo: Number(no), fileId: null }
  const fileId = FILE.exec(path)?.[1]
  return fileId === undefined ? undefined : { href, targetNo: null, fileId }
}

/** The links of a text that stay within the platform, each once. */
export function innerLinks(html: string, publicUrl: string): InnerLink[] {
  const hrefs = new Set([...html.matchAll(HREF)].map(([, href = '']) => href.replaceAll('&amp;', '&')))
  return [...hrefs].flatMap((href) => targetOf(href, publicUrl) ?? [])
}
