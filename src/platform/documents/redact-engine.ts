import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fonts } from '@embedpdf/fonts-sc'
import { init } from '@embedpdf/pdfium'

/** What is used of PDFium; addresses and handles are numbers. The package's own types want those of its compiler. */
export interface Pdfium {
  PDFiumExt_Init(): void
  FPDF_SetSystemFontInfo(info: number): void
  FPDF_LoadMemDocument(bytes: number, size: number, password: string): number
  FPDF_CloseDocument(document: number): void
  FPDF_GetLastError(): number
  FPDF_GetPageCount(document: number): number
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDFPage_Flatten(page: number, use: number): number
  FPDFPage_CountObjects(page: number): number
  FPDFPage_GetObject(page: number, index: number): number
  FPDFFormObj_CountObjects(form: number): number
  FPDFFormObj_GetObject(form: number, index: number): number
  FPDFPageObj_GetType(object: number): number
  FPDFPageObj_SetIsActive(object: number, isActive: boolean): boolean
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): boolean
  FPDFBitmap_CreateEx(width: number, height: number, format: number, scan: number, stride: number): number
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, colour: number): boolean
  FPDFBitmap_GetBuffer(bitmap: number): number
  FPDFBitmap_GetStride(bitmap: number): number
  FPDFBitmap_Destroy(bitmap: number): void
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void
  FPDF_PageToDevice(
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    pageX: number,
    pageY: number,
    deviceX: number,
    deviceY: number,
  ): boolean
  FPDFText_LoadPage(page: number): number
  FPDFText_ClosePage(text: number): void
  FPDFText_CountChars(text: number): number
  FPDFText_GetUnicode(text: number, index: number): number
  FPDFText_HasUnicodeMapError(text: number, index: number): number
  FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): boolean
  FPDFText_GetTextObject(text: number, index: number): number
  FPDFText_GetFontSize(text: number, index: number): number
  FPDFText_GetMatrix(text: number, index: number, matrix: number): boolean
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): boolean
  FPDFTextObj_GetTextRenderMode(object: number): number
  readonly pdfium: {
    readonly wasmExports: { malloc(size: number): number; free(address: number): void }
    readonly HEAPU8: Uint8Array
    addFunction(callback: (...values: number[]) => number | undefined, signature: string): number
    getValue(address: number, type: 'i32' | 'float' | 'double'): number
    setValue(address: number, value: number, type: 'i32'): void
  }
}

const { resolve } = createRequire(import.meta.url)
const REGULAR = 400
const FONTS = join(dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts')
// The types of this package want another package that it does not bring along.
const OFFERED = fonts as readonly { readonly file: string; readonly weight: number }[]
const FONT = join(FONTS, OFFERED.find(({ weight }) => weight === REGULAR)?.file ?? '')
// Windows' numbers of Japanese, Korean, simplified and traditional Chinese.
const EAST_ASIAN = new Set([128, 129, 134, 136])
const CHINESE = 134
const POINTER_BYTES = 4
/** Where a callback finds the character set, and the table that is wanted with the room for it. */
const CHARSET = 3
const WANTED = 2

function fontTable(font: Buffer, tag: number): Buffer | undefined {
  if (tag === 0) return font
  const count = font.readUInt16BE(4)
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    if (font.readUInt32BE(at) !== tag) continue
    return font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))
  }
  return undefined
}

/**
 * Many Chinese PDFs name 宋体 and the like and do not carry it; without a font of ours their words would be missing from the
 * picture of the page. PDFium asks for fonts by a table of callbacks (FPDF_SYSFONTINFO).
 */
function offerFont(engine: Pdfium): void {
  const { pdfium } = engine
  const font = readFileSync(FONT)
  const copy = (...[tag = 0, address = 0, size = 0]: number[]): number => {
    const table = fontTable(font, tag >>> 0)
    if (!table) return 0
    if (address !== 0 && size >= table.byteLength) pdfium.HEAPU8.set(table, address)
    return table.byteLength
  }
  const callbacks: [callback: (...values: number[]) => number | undefined, signature: string][] = [
    [() => undefined, 'vi'],
    [() => undefined, 'vii'],
    [(...values) => (EAST_ASIAN.has(values[CHARSET] ?? 0) ? 1 : 0), 'iiiiiiii'],
    [() => 0, 'iii'],
    [(...values) => copy(...values.slice(WANTED)), 'iiiiii'],
    [() => 0, 'iiiii'],
    [() => CHINESE, 'iii'],
    [() => undefined, 'vii'],
  ]
  const info = pdfium.wasmExports.malloc(POINTER_BYTES * (callbacks.length + 1))
  pdfium.setValue(info, 1, 'i32')
  callbacks.forEach(([callback, signature], at) => {
    pdfium.setValue(info + POINTER_BYTES * (at + 1), pdfium.addFunction(callback, signature), 'i32')
  })
  engine.FPDF_SetSystemFontInfo(info)
}

async function start(): Promise<Pdfium> {
  const wasm = readFileSync(resolve('@embedpdf/pdfium/pdfium.wasm'))
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
  const engine = (await init({ wasmBinary })) as unknown as Pdfium
  engine.PDFiumExt_Init()
  offerFont(engine)
  return engine
}

let started: Promise<Pdfium> | undefined

/** PDFium, started once in each thread. */
export function startEngine(): Promise<Pdfium> {
  started ??= start()
  return started
}
