const BOMS: readonly (readonly [bom: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
// Tabs, line ends and form feeds are text; other controls are not.
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The words of a plain text or CSV file in UTF-8, UTF-16 with a mark, or GB18030 (what Excel in China writes); nothing when
 * the bytes are no text in any of them.
 */
export function decodeText(bytes: Buffer): string | undefined {
  const marked = BOMS.find(([bom]) => bom.every((byte, at) => bytes[at] === byte))
  const encodings = marked ? [marked[1]] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = decode(bytes, encoding)
    if (text !== undefined) return CONTROLS.test(text) ? undefined : text
  }
  return undefined
}
