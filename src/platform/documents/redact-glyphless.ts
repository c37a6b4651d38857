// A TrueType font whose only glyph is empty: readers of a PDF select and say its characters by the ToUnicode table, and nothing
// of it can be seen, whatever the reader does with it.
const EM = 1000

interface Table {
  readonly tag: string
  readonly content: Buffer
}

function shorts(...values: readonly number[]): Buffer {
  const content = Buffer.alloc(values.length * 2)
  values.forEach((value, at) => content.writeInt16BE(value, at * 2))
  return content
}

const HEAD = Buffer.concat([
  Buffer.from('0001000000010000000000005f0f3cf5', 'hex'),
  shorts(0, EM),
  Buffer.alloc(16),
  shorts(0, 0, EM, EM, 0, 8, 2, 1, 0),
])
const TABLES: readonly Table[] = [
  { tag: 'glyf', content: Buffer.alloc(4) },
  { tag: 'head', content: HEAD },
  {
    tag: 'hhea',
    content: Buffer.concat([
      Buffer.from('00010000', 'hex'),
      shorts(800, -200, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 1),
    ]),
  },
  { tag: 'hmtx', content: shorts(EM, 0) },
  { tag: 'loca', content: Buffer.alloc(8) },
  { tag: 'maxp', content: Buffer.concat([Buffer.from('00010000', 'hex'), shorts(1, ...Array<number>(13).fill(0))]) },
]

function checksum(content: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= content.length; at += 4) sum = (sum + content.readUInt32BE(at)) >>> 0
  return sum
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)])
}

/** The font file. */
export function glyphlessFont(): Buffer {
  const head = Buffer.concat([Buffer.from('00010000', 'hex'), shorts(TABLES.length, 64, 2, 32)])
  const bodies = TABLES.map(({ content }) => padded(content))
  let offset = head.length + 16 * TABLES.length
  const directory = TABLES.map(({ tag, content }, at) => {
    const entry = Buffer.alloc(16)
    entry.write(tag, 'latin1')
    entry.writeUInt32BE(checksum(bodies[at] ?? content), 4)
    entry.writeUInt32BE(offset, 8)
    entry.writeUInt32BE(content.length, 12)
    offset += bodies[at]?.length ?? 0
    return entry
  })
  return Buffer.concat([head, ...directory, ...bodies])
}
