import yauzl from 'yauzl'
import { AppError } from '../../kernel/app-error.ts'

/** What an Office file may unpack to; beyond it the file is a bomb, not a document. */
const MOST_ENTRIES = 5000
const MOST_BYTES = 400 * 1024 * 1024
const MOST_RATIO = 300
const SMALL = 1024 * 1024

function refusal(entry: yauzl.Entry): 'upload.zip-bomb' | 'upload.encrypted' | 'upload.active-content' | undefined {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (entry.uncompressedSize > SMALL && ratio > MOST_RATIO) return 'upload.zip-bomb'
  if ((entry.generalPurposeBitFlag & 1) === 1) return 'upload.encrypted'
  return /vbaProject\.bin$|\/activeX\/|\/embeddings\/.*\.(exe|dll|js|vbs|bat)$/i.test(entry.fileName)
    ? 'upload.active-content'
    : undefined
}

/** Names inside a zip, after checking number, size, ratio, names and macros without unpacking anything. Throws `upload.*`. */
export function inspectZip(bytes: Buffer): Promise<string[]> {
  return new Promise((done, fail) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) {
        fail(new AppError('upload.broken', { reason: error.message }))
        return
      }
      const names: string[] = []
      let total = 0
      zip.on('error', (fault: Error) => {
        fail(new AppError('upload.broken', { reason: fault.message }))
      })
      zip.on('end', () => {
        done(names)
      })
      zip.on('entry', (entry: yauzl.Entry) => {
        names.push(entry.fileName)
        total += entry.uncompressedSize
        const code = names.length > MOST_ENTRIES || total > MOST_BYTES ? 'upload.zip-bomb' : refusal(entry)
        if (code) fail(new AppError(code, { entry: entry.fileName.slice(0, 100) }))
        else zip.readEntry()
      })
      zip.readEntry()
    })
  })
}
