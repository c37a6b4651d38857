import { inspectPicture } from './inspect-picture.ts'
import { Findings } from './inspection.ts'
import { isJpeg } from './picture-segments.ts'
import { readImage } from './redact-image.ts'
import { differenceInside, drawBars } from './redact-raster.ts'
import type { Raster } from './redact-drawing.ts'
import { type Box, labelOf, type Redaction, type RedactionFinding } from './redaction.ts'

/** What a loss of quality may change inside a bar, of 255; words under a bar would differ by far more. */
export const TOLERANCE = 64

/** A bar that must be found in a picture; the box in its pixels. */
export interface ExpectedBar {
  readonly redaction: number
  readonly place: string
  readonly box: Box
  readonly label: string
}

/**
 * Nothing but bars may be seen inside the boxes: drawing them once more must not change anything. `mostDifferent` is 0 where the
 * picture is kept without loss.
 */
export async function verifyBars(
  raster: Raster,
  bars: readonly ExpectedBar[],
  mostDifferent: number,
): Promise<RedactionFinding[]> {
  if (bars.length === 0) return []
  const drawn = { ...raster, data: Buffer.from(raster.data) }
  await drawBars(drawn, bars)
  return bars
    .filter(({ box }) => differenceInside(raster, drawn, [box]) > mostDifferent)
    .map(({ redaction, place }) => ({ place, what: 'pixels', redaction }))
}

/** What a picture tells besides its pixels. */
export async function verifyMetadata(bytes: Buffer, place: string): Promise<RedactionFinding[]> {
  const findings = new Findings()
  await inspectPicture(bytes, { place, findings })
  return findings.result().passages.map((passage) => ({ place: passage.place, what: 'metadata', redaction: undefined }))
}

/** The release gate for a picture of its own. Throws `redaction.broken`. */
export async function verifyImage(bytes: Buffer, redactions: readonly Redaction[]): Promise<RedactionFinding[]> {
  const raster = await readImage(bytes)
  const bars = redactions.flatMap((redaction, at) =>
    redaction.target.kind === 'box'
      ? [{ redaction: at, place: '图片', box: redaction.target.box, label: labelOf(redaction) }]
      : [],
  )
  const isLossless = !isJpeg(bytes)
  return [...(await verifyMetadata(bytes, '图片')), ...(await verifyBars(raster, bars, isLossless ? 0 : TOLERANCE))]
}
