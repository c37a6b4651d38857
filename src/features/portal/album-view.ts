import { findReadable, type Readable } from '../disclosures/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { getUnit } from '../organisation/index.ts'
import type { AlbumView } from './views/album.tsx'

const FIGURE = /<figure[^>]*>[^]*?<\/figure>/g
const IMAGE = /<img [^>]*src="(\/media\/[a-z0-9]+)"[^>]*>/
const CAPTION = /<figcaption[^>]*>([^]*?)<\/figcaption>/

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .trim()
}

/** The pictures of a cleaned text, with the words that stand for each and the caption below it. */
export function picturesIn(bodyHtml: string): { src: string; alt: string; caption: string }[] {
  const blocks = bodyHtml.match(new RegExp(`${FIGURE.source}|${IMAGE.source}`, 'g')) ?? []
  return blocks.flatMap((block) => {
    const [image, src] = IMAGE.exec(block) ?? []
    if (image === undefined || src === undefined) return []
    const alt = plain(/alt="([^"]*)"/.exec(image)?.[1] ?? '')
    return [{ src, alt, caption: plain(CAPTION.exec(block)?.[1] ?? '') }]
  })
}

type Album = Readable & { readonly revision: NonNullable<Readable['revision']> }

/** The publication behind an album, while its text may be read; null where only its tombstone is left. Throws `document.not-found`. */
export async function findAlbum(ctx: Context, no: number): Promise<Album | null> {
  const found = Number.isSafeInteger(no) ? await findReadable(ctx.db, ctx.actor.viewer, no) : undefined
  if (!found) throw new AppError('document.not-found')
  return found.revision === null ? null : { ...found, revision: found.revision }
}

/** An album (相册): every picture of the publication, with its words. */
export async function viewAlbum(ctx: Context, { no, title, listedOn, unitId, revision }: Album): Promise<AlbumView> {
  const unit = await getUnit(ctx.db, unitId)
  const words = revision.bodyHtml.replaceAll(FIGURE, '').replaceAll(/<img [^>]*>/g, '')
  return {
    no,
    title,
    listedOn,
    unitName: unit.name,
    html: words,
    pictures: picturesIn(revision.bodyHtml),
  }
}
