import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { type Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Measured, Measure } from './measure.ts'

const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const

/** Makes a folder, and those above it, that only its owner can enter: a backup holds personal data. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: OWNER_ONLY.folder })
}

/** Forces the names in a folder to the disk. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A new file for its owner only, on the disk once the stream has finished. Fails when the file exists. */
export function newFile(path: string): Writable {
  return createWriteStream(path, { flags: 'wx', mode: OWNER_ONLY.file, flush: true })
}

/** Writes a new file for its owner only and answers what was written. */
export async function writeMeasured(path: string, from: Readable): Promise<Measured> {
  const measure = new Measure()
  await pipeline(from, measure, newFile(path))
  return measure.result()
}

/** Reads a file to its end and answers what is in it. */
export async function measureFile(path: string): Promise<Measured> {
  const measure = new Measure()
  const sink = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  await pipeline(createReadStream(path), measure, sink)
  return measure.result()
}
