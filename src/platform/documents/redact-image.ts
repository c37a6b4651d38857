import { AppError } from '../../kernel/app-error.ts'
import type { Raster } from './redact-drawing.ts'
import { encodeImage, pixelsOf } from './redact-encoding.ts'
import { drawBars } from './redact-raster.ts'
import type { Rebuilt } from './redact-pdf.ts'
import { labelOf, overlaps, type RedactableKind, type Redaction, type Removal } from './redaction.ts'

/** A picture's kinds, and what each comes out as. */
export const IMAGE_KINDS: Readonly<Partial<Record<RedactableKind, 'png' | 'jpeg' | 'webp'>>> = {
  png: 'png',
  jpeg: 'jpeg',
  webp: 'webp',
  gif: 'png',
}
/** More than any scanner makes of one page. */
export const MOST_IMAGE_PIXELS = 80_000_000

/** The upright pixels of a picture. Throws `redaction.broken`; for more than 80 million pixels `redaction.too-large`. */
export async function readImage(bytes: Buffer): Promise<Raster> {
  try {
    return await pixelsOf(bytes, MOST_IMAGE_PIXELS)
  } catch (error) {
    const reason = (error as Error).message.slice(0, 200)
    throw new AppError(reason.includes('pixel limit') ? 'redaction.too-large' : 'redaction.broken', { reason })
  }
}

function removalsOf({ width, height }: Raster, redactions: readonly Redaction[]): Removal[] {
  return redactions.flatMap(({ ground, target }, redaction) => {
    if (target.kind === 'term') return []
    const isInside = target.page === 1 && overlaps(target.box, { x: 0, y: 0, w: width, h: height })
    if (!isInside) throw new AppError('redaction.box-outside', { page: target.page })
    return [{ redaction, ground, place: '图片', page: 1, box: target.box }]
  })
}

/**
 * A picture encoded anew from its pixels with the bars burnt in. Terms cannot be found in it and are told as unmatched. Throws
 * `redaction.broken`, `redaction.too-large`, `redaction.box-outside`.
 */
export async function redactImage(
  bytes: Buffer,
  kind: 'png' | 'jpeg' | 'webp',
  redactions: readonly Redaction[],
): Promise<Rebuilt> {
  const raster = await readImage(bytes)
  const removed = removalsOf(raster, redactions)
  const bars = redactions.flatMap((redaction) =>
    redaction.target.kind === 'box' ? [{ box: redaction.target.box, label: labelOf(redaction) }] : [],
  )
  await drawBars(raster, bars)
  const unmatched = redactions.map((_, at) => at).filter((at) => redactions[at]?.target.kind === 'term')
  const unsearched = unmatched.length === 0 ? [] : ['图片中的文字无法按词语查找，请框选。']
  return { bytes: await encodeImage(raster, kind), kind, removed, unmatched, unsearched }
}
