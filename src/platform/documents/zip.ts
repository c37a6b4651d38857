import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { AppError } from '../../kernel/app-error.ts'

/** How much an archive may hold; beyond it, it is a bomb and no document. Sizes in bytes, unpacked. */
export interface ZipLimits {
  readonly entries: number
  readonly bytes: number
  /** Unpacked to packed, for entries above 10 MB: below that a bomb does no harm, and empty forms do pack that well. */
  readonly ratio: number
}

/** What the largest honest office files stay far below. */
export const OFFICE_LIMITS: ZipLimits = { entries: 5000, bytes: 300 * 1024 * 1024, ratio: 250 }

const HARMLESS_BYTES = 10 * 1024 * 1024
const STORED = 0
const DEFLATED = 8
const PROGRAM =
  /vbaProject\.bin$|\/(?:activeX|macrosheets|dialogsheets)\/|\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|msi|jar|docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm)$/i
const inflate = promisify(inflateRaw)

function broken(reason: string): AppError {
  return new AppError('upload.broken', { reason: reason.slice(0, 200) })
}

function refusalOf(entry: yauzl.Entry, limits: ZipLimits): AppError | undefined {
  const { fileName, uncompressedSize, compressedSize } = entry
  const details = { entry: fileName.slice(0, 100) }
  if (entry.isEncrypted()) return new AppError('upload.encrypted', details)
  if (PROGRAM.test(fileName)) return new AppError('upload.active-content', details)
  const isDense = uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * limits.ratio
  return isDense || uncompressedSize > limits.bytes ? new AppError('upload.zip-bomb', details) : undefined
}

/** Two entries of one name: one program would check the first and another would open the second. */
function assertNew(names: ReadonlySet<string>, name: string): void {
  if (names.has(name)) throw new AppError('upload.zip-bomb', { entry: name.slice(0, 100), reason: 'named twice' })
}

async function entriesOf(zip: yauzl.ZipFile, limits: ZipLimits): Promise<yauzl.Entry[]> {
  if (zip.entryCount > limits.entries) throw new AppError('upload.zip-bomb', { entries: zip.entryCount })
  const names = new Set<string>()
  const entries: yauzl.Entry[] = []
  // yauzl itself refuses absolute names and names that climb out with `..`.
  for await (const entry of zip.eachEntry()) {
    const refusal = refusalOf(entry, limits)
    if (refusal) throw refusal
    assertNew(names, entry.fileName.toLowerCase())
    names.add(entry.fileName.toLowerCase())
    entries.push(entry)
  }
  return entries
}

/** Unpacks as many bytes as the directory promises and no more, so a directory that lies gains nothing. */
async function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry, bytes: Buffer): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  if (entry.compressionMethod === STORED) return packed
  if (entry.compressionMethod !== DEFLATED) throw broken(`compression method ${entry.compressionMethod}`)
  if (entry.uncompressedSize === 0) return Buffer.alloc(0)
  return inflate(packed, { maxOutputLength: entry.uncompressedSize })
}

async function unpack(bytes: Buffer, limits: ZipLimits): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const entries = await entriesOf(zip, limits)
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (total > limits.bytes) throw new AppError('upload.zip-bomb', { bytes: total })
  const contents = new Map<string, Buffer>()
  for (const entry of entries) {
    const content = await contentOf(zip, entry, bytes)
    if (content.byteLength !== entry.uncompressedSize) throw broken(`size of ${entry.fileName}`)
    if (!entry.fileName.endsWith('/')) contents.set(entry.fileName, content)
  }
  return contents
}

/**
 * Unpacks an archive in memory, within limits. Throws `upload.zip-bomb` (too many, too large, too dense, named twice),
 * `upload.encrypted`, `upload.active-content` (macros, programs) or `upload.broken`.
 */
export async function unzip(bytes: Buffer, limits: ZipLimits = OFFICE_LIMITS): Promise<ReadonlyMap<string, Buffer>> {
  try {
    return await unpack(bytes, limits)
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new AppError('upload.zip-bomb', { reason: 'a size is a lie' })
    throw broken(message)
  }
}
