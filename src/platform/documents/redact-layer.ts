import type { LayerRun } from './redact-pdf-writing.ts'
import type { PageCharacter } from './redact-reading.ts'
import { type Box, overlaps } from './redaction.ts'

/** A bar on a page, in points, with the words on it. */
export interface PageBar {
  readonly box: Box
  readonly label: string
}

interface LayerCharacter {
  readonly text: string
  readonly box: Box
}

/** Whatever has more than this (in points) under a bar goes. */
const TOUCHING = 0.3
const HEIGHT = 1.12

/** What the words of a bar are where it is read and not seen. */
export function barWords(label: string): string {
  return label === '' ? '▇▇' : `〔${label}〕`
}

/** What the bar says, spread over its width. */
function labelCharacters({ box, label }: PageBar): LayerCharacter[] {
  const characters = Array.from(barWords(label))
  const step = box.w / characters.length
  const h = Math.min(box.h, step * HEIGHT)
  const y = box.y + (box.h - h) / 2
  return characters.map((text, at) => ({ text, box: { x: box.x + at * step, y, w: step, h } }))
}

/** Whether the character goes on in the line of the one before. */
function goesOn(before: LayerCharacter | undefined, { box }: LayerCharacter): boolean {
  if (!before) return false
  const gap = box.x - (before.box.x + before.box.w)
  const isSameLine = Math.abs(before.box.y + before.box.h / 2 - box.y - box.h / 2) < Math.min(before.box.h, box.h) / 3
  return isSameLine && gap < box.h && gap > -box.h
}

class Layer {
  readonly runs: { readonly characters: LayerCharacter[] }[] = []
  private readonly told = new Set<PageBar>()
  private before: LayerCharacter | undefined
  private isBlank = false

  /** The ground of what stood here, once for each bar. */
  tell(bar: PageBar): void {
    this.before = undefined
    if (this.told.has(bar)) return
    this.told.add(bar)
    this.runs.push({ characters: labelCharacters(bar) })
  }

  blank(): void {
    this.isBlank = true
  }

  write(character: LayerCharacter): void {
    const { before } = this
    if (before && goesOn(before, character)) this.goOn(before, character)
    else this.runs.push({ characters: [character] })
    this.before = character
    this.isBlank = false
  }

  private goOn(before: LayerCharacter, character: LayerCharacter): void {
    const run = this.runs.at(-1)?.characters
    const x = before.box.x + before.box.w
    const w = Math.max(character.box.x - x, before.box.h / 10)
    if (this.isBlank) run?.push({ text: ' ', box: { ...before.box, x, w } })
    run?.push(character)
  }
}

/**
 * The words of the new page in the order of the old one; where something was taken out, the layer says the ground, so that a
 * screen reader says it too.
 */
export function layerOf(
  characters: readonly PageCharacter[],
  seen: ReadonlySet<PageCharacter>,
  bars: readonly PageBar[],
): LayerRun[] {
  const layer = new Layer()
  for (const character of characters) {
    const { ink, box, text } = character
    const bar = bars.find((each) => overlaps(each.box, ink, TOUCHING) || overlaps(each.box, box, TOUCHING * 3))
    if (bar) layer.tell(bar)
    else if (text.trim() === '') layer.blank()
    else if (seen.has(character)) layer.write(character)
  }
  for (const bar of bars) layer.tell(bar)
  return layer.runs
}
