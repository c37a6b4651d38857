import type { LetterFile } from './letter.ts'

// MS-OXTNEF: a signature, a key, then attributes: level, id, length, bytes, checksum.
const SIGNATURE = 0x223e9f78
const START = 6
const BEGINS_FILE = 0x00069002
const SHORT_NAME = 0x00018010
const FILE_BYTES = 0x0006800f
const FILE_PROPERTIES = 0x00069005
const LONG_NAME_UNICODE = 0x3707001f
const HEAD_BYTES = 9
const CHECKSUM_BYTES = 2
const MOST_FILES = 100

interface Attribute {
  readonly id: number
  readonly bytes: Buffer
}

function* attributesOf(tnef: Buffer): Generator<Attribute> {
  let at = START
  while (at + HEAD_BYTES <= tnef.byteLength) {
    const id = tnef.readUInt32LE(at + 1)
    const end = at + HEAD_BYTES + tnef.readUInt32LE(at + 5)
    if (end + CHECKSUM_BYTES > tnef.byteLength) return
    yield { id, bytes: tnef.subarray(at + HEAD_BYTES, end) }
    at = end + CHECKSUM_BYTES
  }
}

/** The full name among the properties: found by its tag, since each property before it has a length of its own kind. */
function longName(properties: Buffer): string | undefined {
  const tag = Buffer.alloc(4)
  tag.writeUInt32LE(LONG_NAME_UNICODE)
  const at = properties.indexOf(tag)
  if (at < 0 || at + 12 > properties.byteLength) return undefined
  const length = properties.readUInt32LE(at + 8)
  const name = properties.subarray(at + 12, at + 12 + length)
  return name.byteLength < length ? undefined : name.toString('utf16le').replace(/\0.*$/s, '')
}

function shortName(bytes: Buffer): string {
  return new TextDecoder('gb18030').decode(bytes).replace(/\0.*$/s, '')
}

interface OpenFile {
  name: string
  bytes: Buffer
}

function take(file: OpenFile, { id, bytes }: Attribute): void {
  if (id === SHORT_NAME && file.name === '') file.name = shortName(bytes)
  if (id === FILE_BYTES) file.bytes = bytes
  if (id === FILE_PROPERTIES) file.name = longName(bytes) ?? file.name
}

/** The files inside a winmail.dat, in which Outlook hides them; nothing when it is none or holds none. */
export function filesInTnef(tnef: Buffer): LetterFile[] {
  if (tnef.byteLength < START || tnef.readUInt32LE(0) !== SIGNATURE) return []
  const files: OpenFile[] = []
  for (const attribute of attributesOf(tnef)) {
    if (attribute.id === BEGINS_FILE && files.length < MOST_FILES) files.push({ name: '', bytes: Buffer.alloc(0) })
    const file = files.at(-1)
    if (file) take(file, attribute)
  }
  return files.filter(({ bytes }) => bytes.byteLength > 0)
}
