import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Tx } from '../db/database.ts'
import { newId, sha256 } from '../ids.ts'

/** Content-addressed files (SHA-256). What was stored under a hash never changes. */
export interface FileStore {
  /** Writes durably before the row; a crash in between leaves an unused file, never a row without its file. */
  readonly put: (tx: Tx, bytes: Uint8Array, mediaType: string) => Promise<{ sha256: string; size: number }>
  readonly open: (hash: string) => Readable
  readonly read: (hash: string) => Promise<Buffer>
  readonly has: (hash: string) => boolean
  /** Throws when the store cannot be written now. */
  readonly probe: () => Promise<void>
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${newId()}`
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
}

/** Files on the local disk, two levels of folders by hash. */
export function openFileStore(folder: string): FileStore {
  const place = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`not a file hash: ${hash}`)
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  return {
    async put(tx, bytes, mediaType) {
      const hash = sha256(bytes)
      const path = place(hash)
      const present = await stat(path).then(
        (found) => found.size === bytes.byteLength,
        () => false,
      )
      if (!present) await writeDurably(path, bytes)
      await tx
        .insertInto('stored_file')
        .values({ sha256: hash, size: bytes.byteLength, media_type: mediaType })
        .onConflict((c) => c.doNothing())
        .execute()
      return { sha256: hash, size: bytes.byteLength }
    },
    open: (hash) => createReadStream(place(hash)),
    read: (hash) => readFile(place(hash)),
    has: (hash) => existsSync(place(hash)),
    async probe() {
      const path = join(folder, `.probe-${newId()}`)
      await writeDurably(path, new Uint8Array(1))
      await unlink(path)
    },
  }
}
