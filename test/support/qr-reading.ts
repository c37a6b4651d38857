import QRCode from 'qrcode'
import { drawPage } from '../../src/platform/documents/redact-drawing.ts'
import { startEngine } from '../../src/platform/documents/redact-engine.ts'

const SCALE = 4
const POINTS_PER_MM = 72 / 25.4
const MARGIN = 2
const DARK = 128

/** A square on a page, in millimetres from its upper left corner. */
interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** Is the QR code of this text, module by module, what is printed in a square of the first page of a PDF? */
export async function isPrinted(pdf: Buffer, text: string, { left, top, side }: Square): Promise<boolean> {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { width, data } = drawPage(await startEngine(), pdf, SCALE)
  const pixel = (millimetres: number): number => Math.floor(millimetres * POINTS_PER_MM * SCALE)
  const unit = side / (modules.size + 2 * MARGIN)
  const isDark = (row: number, column: number): boolean => {
    const [x, y] = [pixel(left + (column + MARGIN + 0.5) * unit), pixel(top + (row + MARGIN + 0.5) * unit)]
    return (data[(y * width + x) * 3] ?? 0) < DARK
  }
  const places = Array.from({ length: modules.size }, (_, at) => at)
  return places.every((row) => places.every((column) => isDark(row, column) === (modules.get(row, column) === 1)))
}
