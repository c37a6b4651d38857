import { crc32, deflateRawSync } from 'node:zlib'
import { AppError } from '../../kernel/app-error.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const UTF8_NAMES = 0x0800
// 1 January 1980, the earliest day a zip can name: archives of the same content have the same bytes.
const DAY = 0x0021
const STORED = 0
const DEFLATED = 8

interface Packed {
  readonly name: Buffer
  readonly content: Buffer
  readonly packed: Buffer
}

/** The 26 bytes that the local and the central header of an entry share. */
function commonHeader({ name, content, packed }: Packed): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(VERSION, 0)
  header.writeUInt16LE(UTF8_NAMES, 2)
  header.writeUInt16LE(packed === content ? STORED : DEFLATED, 4)
  header.writeUInt16LE(DAY, 8)
  header.writeUInt32LE(crc32(content), 10)
  header.writeUInt32LE(packed.byteLength, 14)
  header.writeUInt32LE(content.byteLength, 18)
  header.writeUInt16LE(name.byteLength, 22)
  return header
}

function number32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** One entry as it stands in the archive, and what the directory at its end says of it. */
function placed(entry: Packed, offset: number): { file: Buffer; directory: Buffer } {
  const header = commonHeader(entry)
  const place = Buffer.alloc(14)
  place.writeUInt32LE(offset, 10)
  return {
    file: Buffer.concat([number32(LOCAL), header, entry.name, entry.packed]),
    directory: Buffer.concat([number32(CENTRAL), Buffer.from([VERSION, 0]), header, place, entry.name]),
  }
}

function archive(entries: Iterable<Packed>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { file, directory: line } = placed(entry, offset)
    files.push(file)
    directory.push(line)
    offset += file.byteLength
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...files, central, endRecord(files.length, central.byteLength, offset)])
}

// Beyond these an archive needs the fields of ZIP64, which not every program reads.
const MOST_ENTRIES = 0xfffe
const MOST_BYTES = 0xfffffffe

/**
 * An archive piece by piece, so that one entry at a time is in memory. Throws `upload.too-large` past 65,534 entries or 4 GB: the
 * archive then ends without its directory, and no program opens it.
 */
export async function* zipStream(
  entries: AsyncIterable<{ readonly name: string; readonly content: Buffer }>,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, content } of entries) {
    const { file, directory: line } = placed({ name: Buffer.from(name), content, packed: deflated(content) }, offset)
    directory.push(line)
    offset += file.byteLength
    if (directory.length > MOST_ENTRIES || offset > MOST_BYTES) throw new AppError('upload.too-large', { name })
    yield file
  }
  const central = Buffer.concat(directory)
  yield Buffer.concat([central, endRecord(directory.length, central.byteLength, offset)])
}

/** Packed, unless that makes it no smaller (pictures). */
function deflated(content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  return packed.byteLength < content.byteLength ? packed : content
}

/**
 * An archive of these entries, not compressed. For handing checked entries to a library that wants an archive: it sees
 * exactly what we have checked.
 */
export function zip(entries: ReadonlyMap<string, Buffer>): Buffer {
  return archive(Array.from(entries, ([name, content]) => ({ name: Buffer.from(name), content, packed: content })))
}

/** An archive of these entries, compressed: for a file that is kept. */
export function zipPacked(entries: ReadonlyMap<string, Buffer>): Buffer {
  return archive(
    Array.from(entries, ([name, content]) => ({ name: Buffer.from(name), content, packed: deflated(content) })),
  )
}
