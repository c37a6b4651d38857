/** One entry of EXIF, in words: what it is called and what it says. */
export interface ExifEntry {
  readonly name: string
  readonly text: string
}

const NAMES: Readonly<Record<number, string>> = {
  0x010d: '文档名',
  0x010e: '说明',
  0x010f: '相机厂商',
  0x0110: '相机型号',
  0x0131: '软件',
  0x0132: '修改时间',
  0x013b: '作者',
  0x013c: '计算机',
  0x8298: '版权',
  0x9003: '拍摄时间',
  0x927c: '厂商数据',
  0x9286: '用户备注',
  0x9c9b: '标题',
  0x9c9c: '备注',
  0x9c9d: '作者',
  0x9c9e: '关键词',
  0x9c9f: '主题',
  0xa420: '图片编号',
  0xa430: '相机所有者',
  0xa431: '相机序列号',
  0xa435: '镜头序列号',
}
const GPS_NAMES: Readonly<Record<number, string>> = { 2: 'GPS 位置', 4: 'GPS 位置', 0x1b: 'GPS 方法', 0x1c: 'GPS 地点' }
const SUB_TABLES: Readonly<Record<number, boolean>> = { 0x8769: false, 0x8825: true }
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const LONGEST = 20_000
const MOST_ENTRIES = 500
const ORIENTATION = 0x0112
const RATIONAL = 5
const SHORT = 3
const LONG = 4

/** Numbers of the file's own byte order; what lies outside it reads as 0. */
class Tiff {
  readonly bytes: Buffer
  private readonly isLittle: boolean

  constructor(bytes: Buffer) {
    this.bytes = bytes
    this.isLittle = bytes.toString('latin1', 0, 2) === 'II'
  }

  short(at: number): number {
    if (at + 2 > this.bytes.length) return 0
    return this.isLittle ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at)
  }

  long(at: number): number {
    if (at + 4 > this.bytes.length) return 0
    return this.isLittle ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at)
  }
}

interface RawEntry {
  readonly tag: number
  readonly type: number
  readonly value: number
  readonly content: Buffer
  readonly at: number
}

function rawEntries(tiff: Tiff, table: number): RawEntry[] {
  const count = Math.min(tiff.short(table), MOST_ENTRIES)
  return Array.from({ length: count }, (_, index) => {
    const entry = table + 2 + index * 12
    const type = tiff.short(entry + 2)
    const size = (SIZES[type] ?? 1) * tiff.long(entry + 4)
    const at = size <= 4 ? entry + 8 : tiff.long(entry + 8)
    const content = tiff.bytes.subarray(at, at + Math.min(size, LONGEST))
    return { tag: tiff.short(entry), type, value: type === SHORT ? tiff.short(at) : tiff.long(at), content, at }
  })
}

function rationals(tiff: Tiff, { at, content }: RawEntry): string {
  const values = Array.from({ length: Math.floor(content.length / 8) }, (_, index) => {
    const below = tiff.long(at + index * 8 + 4)
    return below === 0 ? 0 : tiff.long(at + index * 8) / below
  })
  const [degrees = 0, minutes = 0, seconds = 0] = values
  return (degrees + minutes / 60 + seconds / 3600).toFixed(6)
}

/** Notes begin with the name of their character set; the fields of Windows are UTF-16. */
function wordsOf(tag: number, content: Buffer): string {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return content.toString('utf16le')
  if (tag !== 0x9286) return content.toString('utf8')
  const body = content.subarray(8)
  return content.toString('latin1', 0, 7) === 'UNICODE' ? body.toString('utf16le') : body.toString('utf8')
}

function entryText(tiff: Tiff, entry: RawEntry): string {
  if (entry.type === RATIONAL) return rationals(tiff, entry)
  if (entry.type === SHORT || entry.type === LONG) return String(entry.value)
  return wordsOf(entry.tag, entry.content)
    .replaceAll(/[\p{Cc}\ufffd]+/gu, ' ')
    .trim()
}

function tableEntries(tiff: Tiff, table: number, isGps: boolean): ExifEntry[] {
  const names = isGps ? GPS_NAMES : NAMES
  return rawEntries(tiff, table).flatMap((entry): ExifEntry[] => {
    const name = names[entry.tag]
    return name === undefined ? [] : [{ name, text: entryText(tiff, entry) }]
  })
}

function isTiff(bytes: Buffer): boolean {
  return ['II', 'MM'].includes(bytes.toString('latin1', 0, 2))
}

/** What EXIF says in words, place and device included; nothing for bytes that are no EXIF. Never throws, never loops. */
export function exifEntries(exif: Buffer): ExifEntry[] {
  const tiffBytes = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif
  if (!isTiff(tiffBytes)) return []
  const tiff = new Tiff(tiffBytes)
  const first = tiff.long(4)
  const below = rawEntries(tiff, first).filter(({ tag }) => Object.hasOwn(SUB_TABLES, tag))
  return [
    ...tableEntries(tiff, first, false),
    ...below.flatMap(({ tag, value }) => tableEntries(tiff, value, SUB_TABLES[tag] === true)),
  ].filter(({ text }) => text !== '')
}

/** How the picture must be turned (1 to 8) to stand upright; nothing when EXIF does not say. */
export function orientationOf(exif: Buffer): number | undefined {
  const tiffBytes = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif
  if (!isTiff(tiffBytes)) return undefined
  const tiff = new Tiff(tiffBytes)
  const value = rawEntries(tiff, tiff.long(4)).find(({ tag }) => tag === ORIENTATION)?.value
  return value !== undefined && value >= 1 && value <= 8 ? value : undefined
}

/** EXIF that says nothing but how the picture must be turned, as it stands in a JPEG's APP1. */
export function exifWithOrientation(orientation: number): Buffer {
  const exif = Buffer.from('45786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  exif.writeUInt16LE(orientation, 24)
  return exif
}
