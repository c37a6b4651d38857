import { rename, rm, stat, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Connection } from '../db/database.ts'
import { newId, sha256 } from '../ids.ts'
import { JOBS_TO_CARRY } from '../jobs/carry-jobs.ts'
import { BackupFault, inWords } from './backup-fault.ts'
import { type CarriedFiles, carryFiles, foldersToReuse, readFileList } from './carry-files.ts'
import { type Compression, COMPRESSIONS } from './compression.ts'
import { makeFolder, newFile, syncFolder, writeMeasured } from './durable-files.ts'
import { FORMAT, type Manifest, NAMES, type Part, type TablePart, writtenForm } from './manifest.ts'
import { Measure } from './measure.ts'
import { fingerprintOf, sealKey } from './sealed-key.ts'
import { FILES_TO_CARRY, NOT_CARRIED, openSnapshot, type Snapshot } from './snapshot.queries.ts'

/** What is backed up, and how. */
export interface BackupOrder {
  readonly source: Connection
  /** The store of uploaded files. */
  readonly files: string
  /** The folder to be made; a full path. */
  readonly target: string
  readonly compression: Compression
  readonly app: string
  readonly secretKey: Buffer
  /** Given: the key goes into the backup, sealed under it. */
  readonly passphrase?: string | undefined
  readonly say: (line: string) => void
}

/** A finished backup. */
export interface Backup {
  readonly manifest: Manifest
  /** Files linked from an earlier backup. */
  readonly reused: number
  /** Files that the store no longer has; saved from an earlier backup. */
  readonly lost: readonly string[]
  readonly manifestSha256: string
}

const UNTOUCHED = '没有写完的部分已经删除，以前的备份和正在运行的系统都没有改动。请排除原因后重新执行。'

async function assertFree(target: string): Promise<void> {
  const there = await stat(target).catch(() => undefined)
  if (!there) return
  if (!there.isDirectory() || (await readdir(target)).length > 0)
    throw new BackupFault(`${target} 里已经有内容，没有备份。请指定一个新的文件夹，例如 ${join(target, '日期')}。`)
  if (there.dev !== (await stat(dirname(target))).dev)
    throw new BackupFault(`${target} 是一个磁盘的根目录。请在其中指定一个新的文件夹，例如 ${join(target, '日期')}。`)
}

/** Writes the rows of a query as one file, packed; measures both the rows and what lies on the disk. */
async function writePart(
  snapshot: Snapshot,
  { query, folder, name, compression }: { query: string; folder: string; name: string; compression: Compression },
): Promise<Part> {
  const { ending, pack } = COMPRESSIONS[compression]
  const path = `${name}${ending}`
  const [content, stored] = [new Measure(), new Measure()]
  await pipeline(snapshot.copyOut(query), content, pack(), stored, newFile(join(folder, path)))
  const [rows, file] = [content.result(), stored.result()]
  return { path, rows: rows.lines, bytes: file.bytes, sha256: file.sha256, contentSha256: rows.sha256 }
}

async function writeTables(
  snapshot: Snapshot,
  { folder, compression, say }: { folder: string; compression: Compression; say: BackupOrder['say'] },
): Promise<TablePart[]> {
  const parts: TablePart[] = []
  await makeFolder(join(folder, NAMES.tables))
  for (const { name, columns, query } of snapshot.tables) {
    const part = await writePart(snapshot, { query, folder, name: `${NAMES.tables}/${name}.copy`, compression })
    parts.push({ ...part, name, columns })
    const size = (part.bytes / 1024 / 1024).toFixed(1)
    say(`  [${String(parts.length)}/${String(snapshot.tables.length)}] ${name}：${String(part.rows)} 行，${size} MB`)
  }
  await syncFolder(join(folder, NAMES.tables))
  return parts
}

interface Rows {
  readonly tables: TablePart[]
  readonly jobs: Part
  readonly list: Part
}

/** Everything that comes from the database, of one moment. */
async function writeRows(snapshot: Snapshot, folder: string, { compression, say }: BackupOrder): Promise<Rows> {
  const tables = await writeTables(snapshot, { folder, compression, say })
  const jobs = await writePart(snapshot, { query: JOBS_TO_CARRY, folder, name: 'jobs.copy', compression })
  const list = await writePart(snapshot, { query: FILES_TO_CARRY, folder, name: NAMES.fileList, compression: 'none' })
  await snapshot.release()
  return { tables, jobs, list }
}

async function writeText(path: string, text: string): Promise<void> {
  await writeMeasured(path, Readable.from([Buffer.from(text)]))
}

function notIncluded({ passphrase }: BackupOrder): string[] {
  return [...NOT_CARRIED, 'migration', ...(passphrase === undefined ? ['secret.key'] : [])]
}

function manifestOf(
  order: BackupOrder,
  { tables, jobs, list }: Rows,
  carried: CarriedFiles,
): Omit<Manifest, keyof Snapshot['described']> {
  const { count, bytes, missing } = carried
  return {
    format: FORMAT,
    id: newId(),
    app: order.app,
    compression: order.compression,
    tables,
    jobs,
    files: { list, count, bytes, missing },
    keyFingerprint: fingerprintOf(order.secretKey),
    hasKey: order.passphrase !== undefined,
    notIncluded: notIncluded(order),
  }
}

async function fill(snapshot: Snapshot, folder: string, order: BackupOrder): Promise<Backup> {
  const { say, secretKey, passphrase } = order
  say('正在备份数据库 …')
  const rows = await writeRows(snapshot, folder, order)
  say('正在备份附件 …')
  const reuse = await foldersToReuse(order.target)
  const to = join(folder, NAMES.files)
  await makeFolder(to)
  const carried = await carryFiles(readFileList(join(folder, NAMES.fileList)), { from: order.files, to, reuse })
  if (passphrase !== undefined) await writeText(join(folder, NAMES.key), sealKey(secretKey, passphrase))
  const manifest: Manifest = { ...snapshot.described, ...manifestOf(order, rows, carried) }
  const { manifest: text, sums } = writtenForm(manifest)
  await writeText(join(folder, NAMES.sums), sums)
  await writeText(join(folder, NAMES.manifest), text)
  await syncFolder(to)
  await syncFolder(folder)
  return { manifest, reused: carried.reused, lost: carried.lost, manifestSha256: sha256(text) }
}

/**
 * Writes the whole school into a new folder, from a running system: one moment of the database, and the files that it names.
 * The folder appears under its name only when everything in it is on the disk. Throws a BackupFault in Chinese.
 */
export async function makeBackup(order: BackupOrder): Promise<Backup> {
  const { source, target } = order
  await assertFree(target)
  const snapshot = await openSnapshot(source)
  const unfinished = join(dirname(target), `.${basename(target)}.unfinished`)
  try {
    // Ours alone, because a second backup waits for the lock: what lies there is from one that was broken off.
    await rm(unfinished, { recursive: true, force: true })
    await makeFolder(unfinished)
    const backup = await fill(snapshot, unfinished, order)
    await rename(unfinished, target)
    await syncFolder(dirname(target))
    return backup
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
    throw inWords(error, '备份', UNTOUCHED)
  } finally {
    await snapshot.close()
  }
}
