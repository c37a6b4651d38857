import { AppError } from '../../kernel/app-error.ts'
import { drawOpenPage, loadDocument, type Raster } from './redact-drawing.ts'
import { type Pdfium, startEngine } from './redact-engine.ts'
import { isNarrow } from './redact-label.ts'
import type { Box } from './redaction.ts'

/** One character of a page. */
export interface PageCharacter {
  readonly text: string
  /** The whole of its line's height, and at least its ink. */
  readonly box: Box
  /** Its ink alone. */
  readonly ink: Box
  /** True for the text that a scanner lays invisibly over the picture of a page. */
  readonly isInvisible: boolean
  /** True when the font does not say which character this is, so that no term can be found in it. */
  readonly isUnreadable: boolean
}

/** A page of an open PDF; sizes in points. Annotations that show when the file is opened belong to it. */
export interface OpenPage {
  readonly width: number
  readonly height: number
  readonly characters: readonly PageCharacter[]
  /** Where pictures lie. */
  readonly pictures: readonly Box[]
  /** Draws the page; `scale` is pixels per point. */
  readonly draw: (scale: number) => Raster
  /** Takes all visible text out of the next drawings. */
  readonly hideText: () => void
  readonly close: () => void
}

/** An open PDF. */
export interface OpenPdf {
  readonly pageCount: number
  /** Opens a page, from 1. */
  readonly page: (number: number) => OpenPage
  readonly close: () => void
}

const TEXT = 1
const PICTURE = 3
const FORM = 5
const INVISIBLE = 3
const LOW_HALVES = 0xdc00
const UNKNOWN = 0xfffd
const DEEPEST_FORM = 20
/** Places are asked for in hundredths of a point. */
const FINE = 100

interface Place {
  readonly engine: Pdfium
  readonly page: number
  readonly width: number
  readonly height: number
  /** Room for numbers that PDFium gives back. */
  readonly room: number
}

function deviceBox({ engine, page, width, height, room }: Place, corners: readonly number[]): Box {
  const [left = 0, right = 0, bottom = 0, top = 0] = corners
  const size = [Math.round(width * FINE), Math.round(height * FINE)] as const
  const point = (x: number, y: number): readonly [x: number, y: number] => {
    engine.FPDF_PageToDevice(page, 0, 0, size[0], size[1], 0, x, y, room, room + 4)
    const { pdfium } = engine
    return [pdfium.getValue(room, 'i32') / FINE, pdfium.getValue(room + 4, 'i32') / FINE]
  }
  const [x1, y1] = point(left, top)
  const [x2, y2] = point(right, bottom)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), w: Math.abs(x2 - x1), h: Math.abs(y2 - y1) }
}

function inkOf(place: Place, text: number, index: number): readonly number[] {
  const { engine, room } = place
  engine.FPDFText_GetCharBox(text, index, room, room + 8, room + 16, room + 24)
  return [0, 8, 16, 24].map((offset) => engine.pdfium.getValue(room + offset, 'double'))
}

/** How far a character reaches above and below its base line, in parts of its size. */
const ABOVE = 0.9
const BELOW = 0.22

/**
 * The square of the character as it stands on its line: strokes such as 一 are thin, and a bar must not tell their form. What
 * fonts say of their own height is no measure; with some it is three lines.
 */
function squareOf(place: Place, text: number, index: number): readonly number[] {
  const { engine, room } = place
  engine.FPDFText_GetMatrix(text, index, room)
  const [a = 1, b = 0, c = 0, d = 1] = [0, 4, 8, 12].map((offset) => engine.pdfium.getValue(room + offset, 'float'))
  engine.FPDFText_GetCharOrigin(text, index, room, room + 8)
  const [x, y] = [engine.pdfium.getValue(room, 'double'), engine.pdfium.getValue(room + 8, 'double')]
  const size = engine.FPDFText_GetFontSize(text, index)
  const advance = size * (isNarrow(String.fromCodePoint(engine.FPDFText_GetUnicode(text, index))) ? 0.5 : 1)
  const corners = [ABOVE, -BELOW].flatMap((up) =>
    [0, advance].map((along) => [x + c * size * up + a * along, y + d * size * up + b * along] as const),
  )
  const [xs, ys] = [corners.map(([across]) => across), corners.map(([, upward]) => upward)]
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
}

function union(one: readonly number[], other: readonly number[]): number[] {
  const pick = [Math.min, Math.max, Math.min, Math.max]
  return pick.map((least, at) => least(one[at] ?? 0, other[at] ?? 0))
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}

/** The character; nothing for the second half of one that takes two. */
function textAt({ engine }: Place, text: number, index: number): string {
  const code = engine.FPDFText_GetUnicode(text, index)
  if (!isSurrogate(code)) return code === 0 ? '' : String.fromCodePoint(code)
  const next = code < LOW_HALVES ? engine.FPDFText_GetUnicode(text, index + 1) : 0
  return next === 0 ? '' : String.fromCharCode(code, next)
}

function isUnreadable({ engine }: Place, text: number, index: number): boolean {
  const code = engine.FPDFText_GetUnicode(text, index)
  return code === 0 || code === UNKNOWN || engine.FPDFText_HasUnicodeMapError(text, index) === 1
}

function characterAt(place: Place, text: number, index: number): PageCharacter {
  const { engine } = place
  const ink = inkOf(place, text, index)
  const object = engine.FPDFText_GetTextObject(text, index)
  return {
    text: textAt(place, text, index),
    ink: deviceBox(place, ink),
    box: deviceBox(place, union(ink, squareOf(place, text, index))),
    isInvisible: object !== 0 && engine.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE,
    isUnreadable: isUnreadable(place, text, index),
  }
}

function charactersOf(place: Place): PageCharacter[] {
  const { engine, page } = place
  const text = engine.FPDFText_LoadPage(page)
  if (text === 0) return []
  const count = engine.FPDFText_CountChars(text)
  const characters = Array.from({ length: Math.max(count, 0) }, (_, index) => characterAt(place, text, index))
  engine.FPDFText_ClosePage(text)
  return characters
}

/** All objects of a page, those inside of forms too. */
function* objectsOf(engine: Pdfium, page: number): Generator<number> {
  for (let at = 0; at < engine.FPDFPage_CountObjects(page); at++)
    yield* within(engine, engine.FPDFPage_GetObject(page, at))
}

function* within(engine: Pdfium, object: number, depth = 0): Generator<number> {
  yield object
  if (depth > DEEPEST_FORM || engine.FPDFPageObj_GetType(object) !== FORM) return
  for (let at = 0; at < engine.FPDFFormObj_CountObjects(object); at++) {
    yield* within(engine, engine.FPDFFormObj_GetObject(object, at), depth + 1)
  }
}

function picturesOf(place: Place): Box[] {
  const { engine, page, room } = place
  return [...objectsOf(engine, page)]
    .filter((object) => engine.FPDFPageObj_GetType(object) === PICTURE)
    .map((object) => {
      engine.FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12)
      const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((offset) =>
        engine.pdfium.getValue(room + offset, 'float'),
      )
      return deviceBox(place, [left, right, bottom, top])
    })
}

function hideText({ engine, page }: Place): void {
  for (const object of objectsOf(engine, page)) {
    if (engine.FPDFPageObj_GetType(object) === TEXT) engine.FPDFPageObj_SetIsActive(object, false)
  }
}

/** Notes and filled-in forms become part of the page, so that what they show is read, drawn and blackened like the rest. */
function loadFlat(engine: Pdfium, document: number, index: number): number {
  const page = engine.FPDF_LoadPage(document, index)
  if (page === 0) throw new AppError('redaction.broken', { page: index + 1 })
  engine.FPDFPage_Flatten(page, 0)
  engine.FPDF_ClosePage(page)
  return engine.FPDF_LoadPage(document, index)
}

function openPage(engine: Pdfium, document: number, number: number): OpenPage {
  const page = loadFlat(engine, document, number - 1)
  const room = engine.pdfium.wasmExports.malloc(64)
  const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)]
  const place: Place = { engine, page, width, height, room }
  return {
    width,
    height,
    characters: charactersOf(place),
    pictures: picturesOf(place),
    draw: (scale) => drawOpenPage(place, scale),
    hideText: () => {
      hideText(place)
    },
    close: () => {
      engine.pdfium.wasmExports.free(room)
      engine.FPDF_ClosePage(page)
    },
  }
}

/** Opens a PDF. Throws `redaction.encrypted` or `redaction.broken`. */
export async function openPdf(bytes: Buffer): Promise<OpenPdf> {
  const engine = await startEngine()
  const { document, close } = loadDocument(engine, bytes)
  return {
    pageCount: engine.FPDF_GetPageCount(document),
    page: (number) => openPage(engine, document, number),
    close,
  }
}
