import { createReadStream } from 'node:fs'
import { access, link, mkdir, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { measureFile, syncFolder, writeMeasured } from './durable-files.ts'
import { NAMES, readManifest } from './manifest.ts'

/** A file that the database names. */
export interface NamedFile {
  readonly sha256: string
  readonly size: number
}

/** Where a file of this hash lies below a folder of files; the same in the store and in a backup. */
export function placeOf(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
}

/** The files in the list of a backup, one after the other. */
export async function* readFileList(path: string): AsyncGenerator<NamedFile> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const [sha256 = '', size = ''] = line.split('\t')
    if (/^[0-9a-f]{64}$/.test(sha256)) yield { sha256, size: Number(size) }
  }
}

async function isThere(path: string, size: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size === size,
    () => false,
  )
}

/** Is the file there with the bytes that its name promises? */
export async function isWhole(path: string, { sha256, size }: NamedFile): Promise<boolean> {
  return (await isThere(path, size)) && (await measureFile(path)).sha256 === sha256
}

/** Folders of files in other backups beside this one, the newest first; at most three. */
export async function foldersToReuse(besides: string): Promise<string[]> {
  const parent = dirname(besides)
  const names = await readdir(parent).catch(() => [])
  const found = await Promise.all(
    names
      .map((name) => join(parent, name))
      .filter((path) => path !== besides)
      .map(async (path) => ({
        path,
        takenAt: await readManifest(path).then(
          (m) => m.takenAt,
          () => '',
        ),
      })),
  )
  return found
    .filter(({ takenAt }) => takenAt !== '')
    .sort((a, b) => b.takenAt.localeCompare(a.takenAt))
    .slice(0, 3)
    .map(({ path }) => join(path, NAMES.files))
}

async function isLinked(file: NamedFile, target: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    const source = placeOf(folder, file.sha256)
    if (!(await isThere(source, file.size))) continue
    // Another disk, or a file system without links: then it is copied like a new one.
    const isDone = await link(source, target).then(
      () => true,
      () => false,
    )
    if (isDone) return true
  }
  return false
}

/** Copies a file under its own name, measured on the way; false, and nothing written, when it is not what its name promises. */
export async function copyWhole(source: string, target: string, file: NamedFile): Promise<boolean> {
  const unfinished = `${target}.unfinished`
  await unlink(unfinished).catch(() => undefined)
  const isReadable = await access(source).then(
    () => true,
    () => false,
  )
  if (!isReadable) return false
  const { sha256, bytes } = await writeMeasured(unfinished, createReadStream(source))
  if (sha256 === file.sha256 && bytes === file.size) {
    await rename(unfinished, target)
    return true
  }
  await unlink(unfinished)
  return false
}

/** What came of bringing files into a backup. */
export interface CarriedFiles {
  readonly count: number
  readonly bytes: number
  readonly reused: number
  readonly missing: string[]
  /** No longer in the store, but saved all the same, from an earlier backup. */
  readonly lost: string[]
}

/** Brings the listed files from the store into a backup: linked from an earlier backup where it has them, copied where not. */
export async function carryFiles(
  files: AsyncIterable<NamedFile>,
  { from, to, reuse }: { from: string; to: string; reuse: readonly string[] },
): Promise<CarriedFiles> {
  let [count, bytes, reused] = [0, 0, 0]
  const [missing, lost] = [[] as string[], [] as string[]]
  const folders = new Set<string>()
  for await (const file of files) {
    const target = placeOf(to, file.sha256)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    folders.add(dirname(target))
    const isReused = await isLinked(file, target, reuse)
    const source = placeOf(from, file.sha256)
    if (isReused && !(await isThere(source, file.size))) lost.push(file.sha256)
    if (!isReused && !(await copyWhole(source, target, file))) {
      missing.push(file.sha256)
      continue
    }
    count++
    bytes += file.size
    if (isReused) reused++
  }
  for (const folder of folders) {
    await syncFolder(folder)
    await syncFolder(dirname(folder))
  }
  return { count, bytes, reused, missing, lost }
}
