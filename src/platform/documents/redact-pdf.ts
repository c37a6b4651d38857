import { AppError } from '../../kernel/app-error.ts'
import type { Raster } from './redact-drawing.ts'
import { packPicture } from './redact-encoding.ts'
import { says } from './redact-matching.ts'
import { layerOf, type PageBar } from './redact-layer.ts'
import { PdfWriter } from './redact-pdf-writing.ts'
import { type ReadPage, TermFinder } from './redact-places.ts'
import { contrastInside, differenceInside, drawBars, scaled } from './redact-raster.ts'
import { type OpenPage, openPdf, type OpenPdf, type PageCharacter } from './redact-reading.ts'
import { type Box, labelOf, overlaps, type Redacted, type Redaction, type Removal } from './redaction.ts'

/** A file made anew, before the gate has looked at it. */
export type Rebuilt = Omit<Redacted, 'findings'>

const MOST_PAGES = 500
const MOST_BYTES = 300 * 1024 * 1024
/** 200 dots an inch: fit for print. A larger page than A2 is drawn more coarsely. */
const SCALE = 200 / 72
const MOST_PIXELS = 16_000_000
const SEEN = 24
const FEWEST_CHARACTERS = 5
const SMALLEST_PICTURE = 0.02

/** Pixels per point for a page of this size. */
export function scaleOf({ width, height }: { width: number; height: number }): number {
  return Math.min(SCALE, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
}

function readPages(pdf: OpenPdf): ReadPage[] {
  if (pdf.pageCount > MOST_PAGES) throw new AppError('redaction.too-large', { pages: pdf.pageCount })
  return Array.from({ length: pdf.pageCount }, (_, at) => {
    const page = pdf.page(at + 1)
    const { width, height, characters, pictures } = page
    page.close()
    return { number: at + 1, width, height, characters, pictures }
  })
}

function boxRemoval(pages: readonly ReadPage[], page: number, box: Box): readonly { page: number; box: Box }[] {
  const read = pages[page - 1]
  const isInside = read && overlaps(box, { x: 0, y: 0, w: read.width, h: read.height })
  if (!isInside) throw new AppError('redaction.box-outside', { page })
  return [{ page, box }]
}

/** Where each redaction takes something out, in points. Throws `redaction.box-outside`. */
function removalsOf(pages: readonly ReadPage[], redactions: readonly Redaction[]): Removal[] {
  const finder = new TermFinder(pages)
  return redactions.flatMap(({ ground, target }, redaction) => {
    const bars = target.kind === 'box' ? boxRemoval(pages, target.page, target.box) : finder.find(target.term)
    return bars.map(({ page, box }) => ({ redaction, ground, place: `第 ${page} 页`, page, box }))
  })
}

/** A label must not say what another redaction takes out. */
export function harmlessLabel(redaction: Redaction, redactions: readonly Redaction[]): string {
  const label = labelOf(redaction)
  const isHarmful = redactions.some(({ target }) => target.kind === 'term' && says(label, target.term))
  return isHarmful ? '' : label
}

/** What was seen of the characters: an earlier black bar, white words on white, a layer that is switched off are not. */
function seenCharacters(page: OpenPage, full: Raster): Set<PageCharacter> {
  page.hideText()
  const bare = page.draw(scaleOf(page))
  const scale = full.width / page.width
  const isSeen = ({ ink, isInvisible }: PageCharacter): boolean =>
    isInvisible
      ? contrastInside(full, scaled(ink, scale)) > SEEN
      : differenceInside(full, bare, [scaled(ink, scale)]) > SEEN
  return new Set(page.characters.filter((character) => !character.isUnreadable && isSeen(character)))
}

async function rebuildPage(page: OpenPage, bars: readonly PageBar[], writer: PdfWriter): Promise<void> {
  const full = page.draw(scaleOf(page))
  // Pictures have whole pixels: this is the scale that the gate can tell from the result.
  const scale = full.width / page.width
  const seen = page.characters.length === 0 ? new Set<PageCharacter>() : seenCharacters(page, full)
  const pixelBars = bars.map(({ box, label }) => ({ box: scaled(box, scale), label }))
  await drawBars(full, pixelBars)
  const picture = await packPicture(full)
  writer.add({ width: page.width, height: page.height, picture, runs: layerOf(page.characters, seen, bars) })
  if (writer.size > MOST_BYTES) throw new AppError('redaction.too-large', { bytes: writer.size })
}

function isUnsearched(page: ReadPage): string | undefined {
  if (page.characters.some(({ isUnreadable, text }) => isUnreadable && text !== '')) {
    return `第 ${page.number} 页有的文字没有编码，无法按词语查找，请人工核对或框选。`
  }
  const least = page.width * page.height * SMALLEST_PICTURE
  const isMute = page.pictures.some(
    (picture) =>
      picture.w * picture.h > least &&
      page.characters.filter(({ box }) => overlaps(box, picture)).length < FEWEST_CHARACTERS,
  )
  return isMute ? `第 ${page.number} 页有图片，其中的文字无法按词语查找，请人工核对或框选。` : undefined
}

function unsearchedOf(pages: readonly ReadPage[], redactions: readonly Redaction[]): string[] {
  if (!redactions.some(({ target }) => target.kind === 'term')) return []
  return pages.map(isUnsearched).filter((words) => words !== undefined)
}

/** Which redactions took nothing out. */
export function unmatchedOf(redactions: readonly Redaction[], removed: readonly Removal[]): number[] {
  return redactions.map((_, at) => at).filter((at) => !removed.some(({ redaction }) => redaction === at))
}

/**
 * A PDF made anew from the pictures of its pages, with the bars burnt in, and a layer of the words that remain and could be
 * seen. Throws `redaction.encrypted`, `redaction.broken`, `redaction.too-large`, `redaction.box-outside`.
 */
export async function redactPdf(bytes: Buffer, redactions: readonly Redaction[]): Promise<Rebuilt> {
  const pdf = await openPdf(bytes)
  try {
    const pages = readPages(pdf)
    const removed = removalsOf(pages, redactions)
    const labels = redactions.map((redaction) => harmlessLabel(redaction, redactions))
    const writer = await PdfWriter.start()
    for (const { number } of pages) {
      const own = removed.filter(({ page }) => page === number)
      const bars = own.flatMap(({ box, redaction }) => (box ? [{ box, label: labels[redaction] ?? '' }] : []))
      const page = pdf.page(number)
      await rebuildPage(page, bars, writer)
      page.close()
    }
    const unmatched = unmatchedOf(redactions, removed)
    return {
      bytes: await writer.finish(),
      kind: 'pdf',
      removed,
      unmatched,
      unsearched: unsearchedOf(pages, redactions),
    }
  } finally {
    pdf.close()
  }
}
