import { AppError } from '../../kernel/app-error.ts'
import type { Pdfium } from './redact-engine.ts'

/** Pixels in rows from the top, three bytes each: red, green, blue. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

const PASSWORD = 4
const BGRX = 3
const WHITE = 0xffffffff
const SHOW_NOTES = 0x01

interface DrawnPage {
  readonly engine: Pdfium
  readonly page: number
  readonly width: number
  readonly height: number
}

function pixelsOf(engine: Pdfium, bitmap: number, { width, height, data }: Raster): void {
  const [from, stride] = [engine.FPDFBitmap_GetBuffer(bitmap), engine.FPDFBitmap_GetStride(bitmap)]
  const pixels = engine.pdfium.HEAPU8
  for (let row = 0, to = 0; row < height; row++) {
    for (let at = from + row * stride, end = at + width * 4; at < end; at += 4, to += 3) {
      data[to] = pixels[at + 2] ?? 0
      data[to + 1] = pixels[at + 1] ?? 0
      data[to + 2] = pixels[at] ?? 0
    }
  }
}

/** Draws an open page on white; `scale` is pixels per point. Throws `redaction.too-large`. */
export function drawOpenPage({ engine, page, width, height }: DrawnPage, scale: number): Raster {
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const bitmap = engine.FPDFBitmap_CreateEx(columns, rows, BGRX, 0, 0)
  if (bitmap === 0) throw new AppError('redaction.too-large', { columns, rows })
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, WHITE)
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, SHOW_NOTES)
    const raster = { width: columns, height: rows, data: Buffer.alloc(columns * rows * 3) }
    pixelsOf(engine, bitmap, raster)
    return raster
  } finally {
    engine.FPDFBitmap_Destroy(bitmap)
  }
}

/** Hands a PDF to the engine; `close` frees it. Throws `redaction.encrypted` or `redaction.broken`. */
export function loadDocument(engine: Pdfium, bytes: Buffer): { document: number; close: () => void } {
  const { wasmExports } = engine.pdfium
  const address = wasmExports.malloc(bytes.byteLength)
  engine.pdfium.HEAPU8.set(bytes, address)
  const document = engine.FPDF_LoadMemDocument(address, bytes.byteLength, '')
  if (document === 0) {
    const error = engine.FPDF_GetLastError()
    wasmExports.free(address)
    throw new AppError(error === PASSWORD ? 'redaction.encrypted' : 'redaction.broken', { error })
  }
  const close = (): void => {
    engine.FPDF_CloseDocument(document)
    wasmExports.free(address)
  }
  return { document, close }
}

/** Draws the first page of a PDF; `scale` is pixels per point. */
export function drawPage(engine: Pdfium, bytes: Buffer, scale: number): Raster {
  const { document, close } = loadDocument(engine, bytes)
  const page = engine.FPDF_LoadPage(document, 0)
  const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)]
  try {
    return drawOpenPage({ engine, page, width, height }, scale)
  } finally {
    engine.FPDF_ClosePage(page)
    close()
  }
}
