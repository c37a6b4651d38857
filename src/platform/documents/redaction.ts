/** A rectangle from the top left: in PDF points (1/72 inch) of the page as it shows, in pixels of the upright picture. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A place of a page (from 1; a picture is page 1), or words to be taken out wherever they occur. */
export type RedactionTarget =
  | { readonly kind: 'box'; readonly page: number; readonly box: Box }
  | { readonly kind: 'term'; readonly term: string }

/**
 * One thing to withhold (区分处理). `ground` is the caller's code of the legal ground; `label` is what the bar says of it in the
 * words of readers, and is the ground itself where none is given.
 */
export interface Redaction {
  readonly ground: string
  readonly label?: string
  readonly target: RedactionTarget
}

/** The kinds that can be partly disclosed. A picture in GIF comes out as PNG. */
export const REDACTABLE_KINDS = ['pdf', 'docx', 'png', 'jpeg', 'webp', 'gif'] as const

/** A kind that can be partly disclosed. */
export type RedactableKind = (typeof REDACTABLE_KINDS)[number]

/** What was taken out and where, never the words themselves. `redaction` counts from 0 in the order of the request. */
export interface Removal {
  readonly redaction: number
  readonly ground: string
  /** In Chinese, for people: “第 2 页”, “正文”, “页眉”. */
  readonly place: string
  /** From 1; 0 where the format has no pages (docx). */
  readonly page: number
  readonly box: Box | undefined
}

/** Something that is still in the file, with its place in Chinese, never the words themselves. */
export interface RedactionFinding {
  readonly place: string
  readonly what: 'text' | 'metadata' | 'attachment' | 'structure' | 'pixels'
  /** Which redaction is broken; nothing where the file itself is not as it must be. */
  readonly redaction: number | undefined
}

/** A file made anew without what is withheld. */
export interface Redacted<Bytes extends Uint8Array = Buffer> {
  readonly bytes: Bytes
  readonly kind: RedactableKind
  readonly removed: readonly Removal[]
  /** The redactions (from 0) that met nothing: a term that does not occur, or that cannot be read there. */
  readonly unmatched: readonly number[]
  /** In Chinese what could not be searched for terms and must be looked at by a person: scans, pictures. */
  readonly unsearched: readonly string[]
  /** What the release gate found; only a file without findings may go out. */
  readonly findings: readonly RedactionFinding[]
}

/** Words of a page with their place, as a person would mark them. */
export interface PageTexts {
  readonly width: number
  readonly height: number
  readonly words: readonly ({ readonly text: string } & Box)[]
}

/** The words on the bar of a redaction. */
export function labelOf({ label, ground }: Redaction): string {
  return label ?? ground
}

/** True when the rectangles have more than an edge in common. */
export function overlaps(one: Box, other: Box, least = 0): boolean {
  const width = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y)
  return width > least && height > least
}

/** The smallest rectangle around both. */
export function around(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    w: Math.max(one.x + one.w, other.x + other.w) - x,
    h: Math.max(one.y + one.h, other.y + other.h) - y,
  }
}
