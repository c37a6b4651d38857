import { qrPath } from '../qr-path.ts'

/** A QR code of this text as a drawing: black on white with a margin, correction level M, 180 px unless the page says otherwise. */
export function qrSvg(text: string): string {
  const { path, side: units } = qrPath(text)
  const side = String(units)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="180" height="180" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
}
