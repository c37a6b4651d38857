/** One stream or storage of an old Office file (MS-CFB). */
export interface CompoundEntry {
  readonly name: string
  /** The first bytes of a stream; empty for storages and for streams below 4 KB, which lie elsewhere. */
  readonly head: Buffer
}

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const HEADER_SLOTS = 109
const LAST_SECTOR = 0xfffffffa
const ENTRY_BYTES = 128
const SMALL_STREAM = 4096
const HEAD_BYTES = 1024
const STREAM = 2

/** A file cut into sectors; numbers from the file itself are never trusted to lie within it. */
class Sectors {
  readonly size: number
  private readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.size = bytes.readUInt16LE(30) === 12 ? 4096 : 512
  }

  at(index: number): Buffer {
    const start = (index + 1) * this.size
    return this.bytes.subarray(start, start + this.size)
  }

  /** The number at `position` of a table that is spread over sectors; the end mark for what lies outside. */
  numberIn(sectors: readonly number[], position: number): number {
    const perSector = this.size / 4
    const index = sectors[Math.floor(position / perSector)]
    const sector = index === undefined ? undefined : this.at(index)
    const offset = (position % perSector) * 4
    return sector && offset + 4 <= sector.length ? sector.readUInt32LE(offset) : 0xffffffff
  }
}

function numbers(buffer: Buffer): number[] {
  return Array.from({ length: Math.floor(buffer.length / 4) }, (_, at) => buffer.readUInt32LE(at * 4))
}

/** Where the allocation table lies: 109 sectors named in the header, the rest in a chain of sectors of names. */
function allocationSectors(bytes: Buffer, sectors: Sectors): number[] {
  const found = numbers(bytes.subarray(76, 76 + HEADER_SLOTS * 4))
  const seen = new Set<number>()
  let next = bytes.readUInt32LE(68)
  while (next < LAST_SECTOR && !seen.has(next)) {
    seen.add(next)
    const names = numbers(sectors.at(next))
    found.push(...names.slice(0, -1))
    next = names.at(-1) ?? LAST_SECTOR
  }
  return found.filter((sector) => sector < LAST_SECTOR)
}

function chain(sectors: Sectors, table: readonly number[], first: number): number[] {
  const seen = new Set<number>()
  for (let next = first; next < LAST_SECTOR && !seen.has(next); next = sectors.numberIn(table, next)) seen.add(next)
  return [...seen]
}

function readEntry(record: Buffer, sectors: Sectors): CompoundEntry | undefined {
  const length = record.readUInt16LE(64)
  if (length < 2 || length > 64 || record[66] === 0) return undefined
  const isLargeStream = record[66] === STREAM && record.readUInt32LE(120) >= SMALL_STREAM
  return {
    name: record.toString('utf16le', 0, length - 2),
    head: isLargeStream ? sectors.at(record.readUInt32LE(116)).subarray(0, HEAD_BYTES) : Buffer.alloc(0),
  }
}

/** True for the container of .doc, .xls, .ppt and .wps, and of encrypted .docx and the like. */
export function isCompoundFile(bytes: Buffer): boolean {
  return bytes.length >= 512 && bytes.subarray(0, 8).equals(SIGNATURE)
}

/** What is in the container. Never throws and never loops, whatever the bytes say; a broken one has few entries or none. */
export function compoundEntries(bytes: Buffer): CompoundEntry[] {
  if (!isCompoundFile(bytes)) return []
  const sectors = new Sectors(bytes)
  const directory = chain(sectors, allocationSectors(bytes, sectors), bytes.readUInt32LE(48))
  return directory.flatMap((index) => {
    const sector = sectors.at(index)
    return Array.from({ length: Math.floor(sector.length / ENTRY_BYTES) }, (_, at) =>
      readEntry(sector.subarray(at * ENTRY_BYTES, (at + 1) * ENTRY_BYTES), sectors),
    ).filter((entry) => entry !== undefined)
  })
}

/** A stream with all that it holds. */
export interface CompoundStream {
  readonly name: string
  readonly content: Buffer
}

interface StreamRecord {
  readonly name: string
  readonly type: number
  readonly first: number
  readonly size: number
}

const SMALL_SECTOR = 64
const ROOT = 5

function streamRecords(sectors: Sectors, directory: readonly number[]): StreamRecord[] {
  const records = directory.flatMap((index) => {
    const sector = sectors.at(index)
    const count = Math.floor(sector.length / ENTRY_BYTES)
    return Array.from({ length: count }, (_, at) => sector.subarray(at * ENTRY_BYTES, (at + 1) * ENTRY_BYTES))
  })
  return records.map((record) => ({
    name: record.toString('utf16le', 0, Math.max(0, Math.min(64, record.readUInt16LE(64)) - 2)),
    type: record[66] ?? 0,
    first: record.readUInt32LE(116),
    size: record.readUInt32LE(120),
  }))
}

/** The streams of the container. Never throws and never loops; what a broken file names beyond its own length is left out. */
export function compoundStreams(bytes: Buffer): CompoundStream[] {
  if (!isCompoundFile(bytes)) return []
  const sectors = new Sectors(bytes)
  const table = allocationSectors(bytes, sectors)
  const whole = (first: number): Buffer => Buffer.concat(chain(sectors, table, first).map((index) => sectors.at(index)))
  const records = streamRecords(sectors, chain(sectors, table, bytes.readUInt32LE(48)))
  const small = whole(records.find(({ type }) => type === ROOT)?.first ?? LAST_SECTOR)
  const smallTable = chain(sectors, table, bytes.readUInt32LE(60))
  const fromSmall = (first: number): Buffer => {
    const seen = new Set<number>()
    for (let next = first; next < LAST_SECTOR && !seen.has(next); next = sectors.numberIn(smallTable, next))
      seen.add(next)
    return Buffer.concat([...seen].map((index) => small.subarray(index * SMALL_SECTOR, (index + 1) * SMALL_SECTOR)))
  }
  // No honest file has streams that together exceed it: chains that cross are a bomb.
  let left = bytes.byteLength
  return records.flatMap(({ name, type, first, size }) => {
    if (type !== STREAM || size > left) return []
    left -= size
    return [{ name, content: (size >= SMALL_STREAM ? whole(first) : fromSmall(first)).subarray(0, size) }]
  })
}
