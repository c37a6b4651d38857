import { labelMask, type Mask, widthOf } from './redact-label.ts'
import type { Raster } from './redact-drawing.ts'
import type { Box } from './redaction.ts'

/** A black bar; the box in pixels. */
export interface Bar {
  readonly box: Box
  readonly label: string
}

const SMALLEST_LABEL = 10
const LARGEST_LABEL = 64
/** How much of the bar's height and width a label may take. */
const PART = 0.7
const ROOM = 0.96

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Whole pixels: what a box touches in part belongs to it. */
function areaOf(box: Box, { width, height }: Raster): Area {
  return {
    left: Math.max(0, Math.floor(box.x)),
    top: Math.max(0, Math.floor(box.y)),
    right: Math.min(width, Math.ceil(box.x + box.w)),
    bottom: Math.min(height, Math.ceil(box.y + box.h)),
  }
}

function blacken({ width, data }: Raster, { left, top, right, bottom }: Area): void {
  for (let row = top; row < bottom; row++) data.fill(0, (row * width + left) * 3, (row * width + right) * 3)
}

function write({ width, data }: Raster, mask: Mask, { left, top }: { left: number; top: number }): void {
  for (let row = 0; row < mask.height; row++) {
    for (let column = 0; column < mask.width; column++) {
      const to = ((top + row) * width + left + column) * 3
      data.fill(mask.data[row * mask.width + column] ?? 0, to, to + 3)
    }
  }
}

/** The height of a label that fits into the bar, or nothing when it would be too small to read. */
function labelHeight(label: string, { left, top, right, bottom }: Area): number | undefined {
  const fitting = Math.floor(
    Math.min((bottom - top) * PART, ((right - left) * ROOM) / (widthOf(label) + 0.2), LARGEST_LABEL),
  )
  return label !== '' && fitting >= SMALLEST_LABEL ? fitting : undefined
}

async function drawBar(raster: Raster, { box, label }: Bar): Promise<void> {
  const area = areaOf(box, raster)
  if (area.right <= area.left || area.bottom <= area.top) return
  blacken(raster, area)
  const height = labelHeight(label, area)
  if (height === undefined) return
  const mask = await labelMask(label, height)
  if (mask.width > area.right - area.left || mask.height > area.bottom - area.top) return
  const left = area.left + Math.floor((area.right - area.left - mask.width) / 2)
  const top = area.top + Math.floor((area.bottom - area.top - mask.height) / 2)
  write(raster, mask, { left, top })
}

/** Burns the bars in, in their order, each with its label in white where that fits. To do it twice changes nothing more. */
export async function drawBars(raster: Raster, bars: readonly Bar[]): Promise<void> {
  for (const bar of bars) await drawBar(raster, bar)
}

/** The largest difference between two drawings of one size inside these boxes, 0 to 255. */
export function differenceInside(one: Raster, other: Raster, boxes: readonly Box[]): number {
  let largest = 0
  for (const box of boxes) {
    const { left, top, right, bottom } = areaOf(box, one)
    for (let row = top; row < bottom; row++) {
      for (let at = (row * one.width + left) * 3; at < (row * one.width + right) * 3; at++) {
        largest = Math.max(largest, Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)))
      }
    }
  }
  return largest
}

/** The range between the darkest and the lightest value inside a box, 0 to 255: 0 where nothing is drawn. */
export function contrastInside(raster: Raster, box: Box): number {
  const { left, top, right, bottom } = areaOf(box, raster)
  let [least, most] = [255, 0]
  for (let row = top; row < bottom; row++) {
    for (let at = (row * raster.width + left) * 3; at < (row * raster.width + right) * 3; at++) {
      const value = raster.data[at] ?? 0
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
  }
  return Math.max(0, most - least)
}

/** A box in other units. */
export function scaled({ x, y, w, h }: Box, scale: number): Box {
  return { x: x * scale, y: y * scale, w: w * scale, h: h * scale }
}

/** True when no pixel has a colour. */
export function isGrey({ data }: Raster): boolean {
  for (let at = 0; at < data.length; at += 3) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false
  }
  return true
}
