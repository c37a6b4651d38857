import { crc32 } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const UTF8_NAMES = 0x0800
// 1 January 1980, the earliest day a zip can name: archives of the same content have the same bytes.
const DAY = 0x0021

/** The 26 bytes that the local and the central header of a stored entry share. */
function commonHeader(name: Buffer, content: Buffer): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(VERSION, 0)
  header.writeUInt16LE(UTF8_NAMES, 2)
  header.writeUInt16LE(DAY, 8)
  header.writeUInt32LE(crc32(content), 10)
  header.writeUInt32LE(content.byteLength, 14)
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

/**
 * An archive of these entries, not compressed. For handing checked entries to a library that wants an archive: it sees
 * exactly what we have checked.
 */
export function zip(entries: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of entries) {
    const name = Buffer.from(path)
    const header = commonHeader(name, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const version = Buffer.from([VERSION, 0])
    files.push(number32(LOCAL), header, name, content)
    directory.push(number32(CENTRAL), version, header, place, name)
    offset += 4 + header.byteLength + name.byteLength + content.byteLength
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...files, central, endRecord(entries.size, central.byteLength, offset)])
}
