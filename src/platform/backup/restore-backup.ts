import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Connection } from '../db/database.ts'
import { type Migration, readMigrations } from '../db/migrate.ts'
import { BackupFault, inWords } from './backup-fault.ts'
import { copyWhole, isWhole, placeOf, readFileList } from './carry-files.ts'
import { checkBackup } from './check-backup.ts'
import { makeFolder, writeMeasured } from './durable-files.ts'
import { type Manifest, NAMES } from './manifest.ts'
import { markUnfinished, unmark } from './restore-marker.ts'
import { assertFit, clearQueue, fillDatabase, isEmptyDatabase, passBy } from './restore.store.ts'
import { fingerprintOf, openSealedKey } from './sealed-key.ts'

/** What is restored, and where to. */
export interface RestoreOrder {
  /** The folder of the backup; a full path. */
  readonly folder: string
  readonly owner: Connection
  readonly app: Connection
  readonly appRole: string | undefined
  readonly dataDir: string
  /** The store of uploaded files. */
  readonly files: string
  readonly keyFile: string
  readonly passphrase?: string | undefined
  /** Makes the queue's own schema. */
  readonly prepareQueue: () => Promise<void>
  readonly say: (line: string) => void
}

/** A restored backup. */
export interface Restored {
  readonly manifest: Manifest
  /** Of the server that holds it now. */
  readonly postgres: string
  /** Is the key in place the one that the restored secrets were sealed with? */
  readonly hasRightKey: boolean
}

const NOTHING_WRITTEN = '数据库没有改动，仍是空的；排除原因后可以重新执行。'

async function assertWhole(folder: string, acceptsMissing: boolean): Promise<Manifest> {
  const { manifest, faults } = await checkBackup(folder)
  if (faults.length > 0)
    throw new BackupFault(
      `备份不完整或已损坏，没有写入任何内容：\n${faults.map((fault) => `  - ${fault}`).join('\n')}\n请换一份备份。`,
    )
  const { missing } = manifest.files
  if (missing.length > 0 && !acceptsMissing)
    throw new BackupFault(
      `制作这份备份时已有 ${String(missing.length)} 个附件缺失或损坏。没有写入任何内容；若仍要恢复，请加 --without-missing-files。`,
    )
  return manifest
}

/** The migrations that the backup had, as this release knows them. Throws a BackupFault when it is newer, or another's. */
function migrationsOf({ migrations, app }: Manifest, folder: string): Migration[] {
  const known = new Map(readMigrations(folder).map((migration) => [migration.name, migration]))
  return migrations.map(({ name, checksum }) => {
    const migration = known.get(name)
    if (!migration)
      throw new BackupFault(
        `这份备份由更新的版本（${app}）制作，本程序不认识它的表结构 ${name}。请升级程序后再恢复。没有写入任何内容。`,
      )
    if (migration.checksum !== checksum)
      throw new BackupFault(`备份的表结构 ${name} 与本程序的不同，不能恢复。没有写入任何内容。`)
    return migration
  })
}

async function bringFiles({ folder, files }: RestoreOrder, { files: { missing } }: Manifest): Promise<void> {
  const isMissing = new Set(missing)
  for await (const file of readFileList(join(folder, NAMES.fileList))) {
    const target = placeOf(files, file.sha256)
    if (isMissing.has(file.sha256) || (await isWhole(target, file))) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    if (!(await copyWhole(placeOf(join(folder, NAMES.files), file.sha256), target, file)))
      throw new BackupFault(`附件 ${file.sha256} 在恢复期间发生了变化，请检查存放备份的磁盘。${NOTHING_WRITTEN}`)
  }
}

/** The key in place, or the one in the backup, which is put there; undefined when there is neither. */
async function keyFor(
  { folder, dataDir, keyFile, passphrase }: RestoreOrder,
  { hasKey }: Manifest,
): Promise<Buffer | undefined> {
  const place = keyFile === '' ? join(dataDir, 'secret.key') : keyFile
  if (existsSync(place)) return Buffer.from((await readFile(place, 'utf8')).trim(), 'base64')
  if (passphrase === undefined || !hasKey) return undefined
  const key = openSealedKey(await readFile(join(folder, NAMES.key), 'utf8'), passphrase)
  await writeMeasured(place, Readable.from([Buffer.from(key.toString('base64'))]))
  return key
}

async function fill(order: RestoreOrder, { manifest, migrations }: WholeBackup): Promise<void> {
  const { folder, owner, app, appRole, dataDir, say } = order
  await makeFolder(order.files)
  await markUnfinished(dataDir, manifest.id)
  say('正在恢复附件 …')
  await bringFiles(order, manifest)
  say('正在恢复数据库 …')
  await clearQueue(app)
  await order.prepareQueue()
  await passBy(owner, manifest.ledger.runs)
  await fillDatabase(owner, app, { folder, manifest, migrations, appRole, say })
  await unmark(dataDir)
}

/** A backup of which every byte has been checked, and the migrations that it had, as this release knows them. */
export interface WholeBackup {
  readonly manifest: Manifest
  readonly migrations: Migration[]
}

/** Checks every hash of a backup, and that this release can read it. Touches no database. Throws a BackupFault in Chinese. */
export async function readWholeBackup(
  folder: string,
  migrationsFolder: string,
  acceptsMissing: boolean,
): Promise<WholeBackup> {
  const manifest = await assertWhole(folder, acceptsMissing)
  return { manifest, migrations: migrationsOf(manifest, migrationsFolder) }
}

/**
 * Restores a checked backup into an empty database, which is filled in one step: what is broken off can simply be begun
 * again. Throws a BackupFault in Chinese.
 */
export async function restoreBackup(order: RestoreOrder, backup: WholeBackup): Promise<Restored> {
  const { manifest } = backup
  const postgres = await assertFit(order.owner)
  if (!(await isEmptyDatabase(order.owner)))
    throw new BackupFault('目标数据库里已经有内容，没有恢复。请使用新的数据目录（DATA_DIR）或新建的空数据库。')
  const key = await keyFor(order, manifest)
  try {
    await fill(order, backup)
  } catch (error) {
    throw inWords(error, '恢复', NOTHING_WRITTEN)
  }
  return { manifest, postgres, hasRightKey: key !== undefined && fingerprintOf(key) === manifest.keyFingerprint }
}
