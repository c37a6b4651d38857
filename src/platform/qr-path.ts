import QRCode from 'qrcode'

const MARGIN = 2

/** A QR code of this text as the path of a drawing: `side` units wide, a margin of two around it, correction level M. */
export function qrPath(text: string): { readonly path: string; readonly side: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (modules.get(row, column)) path += `M${String(column + MARGIN)} ${String(row + MARGIN)}h1v1h-1z`
    }
  }
  return { path, side: size + 2 * MARGIN }
}
