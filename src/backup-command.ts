import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Call, say } from './cli-call.ts'
import { type Reach, reachDatabase } from './open-parts.ts'
import { BackupFault } from './platform/backup/backup-fault.ts'
import { checkBackup } from './platform/backup/check-backup.ts'
import { type Compression, COMPRESSIONS } from './platform/backup/compression.ts'
import { type Backup, makeBackup } from './platform/backup/make-backup.ts'
import type { Manifest } from './platform/backup/manifest.ts'
import { type Config, filesFolder, readConfig } from './platform/config.ts'
import { SYSTEM } from './platform/context.ts'
import { openDatabase, openPool } from './platform/db/database.ts'
import { record } from './platform/ledger/record.ts'
import { loadSecretKey } from './platform/secret-key.ts'
import { projectRoot } from './project-root.ts'

const EXIT = { done: 0, failed: 1, incomplete: 3 } as const

/** The release, for the records. */
export function releaseOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** The passphrase in a file, without the end of its line; undefined when no file is named. */
export function passphraseIn(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readFileSync(file, 'utf8').trim()
}

// A wrong DATA_DIR beside a right DATABASE_URL would make a backup without files and with a key that opens nothing.
function assertThere({ DATABASE_URL, DATA_DIR, SECRET_KEY_FILE }: Config): void {
  if (DATABASE_URL === '' && !existsSync(join(DATA_DIR, 'db', 'PG_VERSION')))
    throw new BackupFault(`数据目录 ${DATA_DIR} 中没有数据库，没有可以备份的内容。请检查 DATA_DIR 或 DATABASE_URL。`)
  const key = SECRET_KEY_FILE === '' ? join(DATA_DIR, 'secret.key') : SECRET_KEY_FILE
  if (!existsSync(key))
    throw new BackupFault(`没有找到密钥 ${key}，没有备份。请检查 DATA_DIR 是不是服务所用的数据目录。`)
}

/** Who made which backup when is on the ledger, with the hash that proves which one it is. */
async function recordBackup({ app }: Reach, { manifest, manifestSha256 }: Backup): Promise<void> {
  const pool = openPool(app, 1)
  try {
    await openDatabase(pool)
      .transaction()
      .execute((tx) =>
        record(
          tx,
          { actor: SYSTEM, requestId: 'backup' },
          {
            type: 'backup.made',
            subject: { type: 'backup', id: manifest.id },
            data: { takenAt: manifest.takenAt, bytes: bytesOf(manifest), files: manifest.files.count, manifestSha256 },
          },
        ),
      )
  } finally {
    await pool.end()
  }
}

/** The bytes of tables and files together. */
export function bytesOf({ tables, jobs, files }: Manifest): number {
  return [...tables, jobs, files.list].reduce((sum, { bytes }) => sum + bytes, files.bytes)
}

/** How many rows of tables. */
export function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function sayBackup(target: string, { manifest, reused, lost }: Backup, seconds: number): void {
  const { files, hasKey, ledger } = manifest
  say(`备份完成：${target}，用时 ${seconds.toFixed(1)} 秒`)
  say(
    `  数据 ${String(rowsOf(manifest))} 行；附件 ${String(files.count)} 个，其中 ${String(reused)} 个沿用以前的备份；共 ${megabytes(bytesOf(manifest))}`,
  )
  say(
    `  台账到第 ${String(ledger.lastPosition)} 条，封印到第 ${String(ledger.sealSeq)} 号 ${ledger.sealChain.slice(0, 16)}`,
  )
  say('  不含登录会话（恢复后须重新登录）')
  if (!hasKey) say('  不含密钥：请把数据目录中的 secret.key（或 SECRET_KEY_FILE）另行保管，与备份分开存放')
  for (const hash of files.missing) say(`  警告：附件 ${hash} 缺失或已损坏，没有备份`)
  for (const hash of lost) say(`  警告：附件 ${hash} 在数据目录中缺失，已从以前的备份沿用；请放回数据目录`)
}

function isCompression(name: string): name is Compression {
  return name in COMPRESSIONS
}

async function backUp(
  config: Config,
  target: string,
  options: { compress: string; passphrase: string | undefined },
): Promise<number> {
  const { compress: compression, passphrase } = options
  if (!isCompression(compression)) throw new Error('--compress 应为 gzip、brotli 或 none。')
  assertThere(config)
  const started = performance.now()
  const reach = await reachDatabase(config)
  try {
    const backup = await makeBackup({
      source: reach.app,
      files: filesFolder(config),
      target,
      compression,
      app: releaseOf(config.projectRoot),
      secretKey: loadSecretKey(config.DATA_DIR, config.SECRET_KEY_FILE),
      passphrase,
      say,
    })
    await recordBackup(reach, backup)
    sayBackup(target, backup, (performance.now() - started) / 1000)
    return backup.manifest.files.missing.length + backup.lost.length === 0 ? EXIT.done : EXIT.incomplete
  } finally {
    await reach.stop()
  }
}

async function verifyBackup(folder: string): Promise<number> {
  const { manifest, faults } = await checkBackup(folder)
  say(
    `备份 ${manifest.id}：${manifest.school === '' ? '（未命名）' : manifest.school}，${manifest.takenAt}，版本 ${manifest.app}，PostgreSQL ${manifest.postgres}`,
  )
  say(
    `  数据 ${String(rowsOf(manifest))} 行，附件 ${String(manifest.files.count)} 个，共 ${megabytes(bytesOf(manifest))}`,
  )
  for (const hash of manifest.files.missing) say(`  备份时已缺失：附件 ${hash}`)
  for (const fault of faults) say(`  - ${fault}`)
  say(faults.length === 0 ? '核对完毕：每个文件都与清单一致。' : '这份备份不能使用。')
  return faults.length === 0 ? EXIT.done : EXIT.failed
}

/** `backup DIR` and `backup --verify DIR`; answers the exit code. */
export async function backupCommand({ args, env }: Call): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      verify: { type: 'boolean', default: false },
      compress: { type: 'string', default: 'gzip' },
      'key-passphrase-file': { type: 'string' },
    },
  })
  const [folder] = positionals
  if (folder === undefined) throw new Error('请指明备份文件夹，例如 backup /var/backups/mingtang/2026-11-25。')
  if (values.verify) return verifyBackup(resolve(folder))
  const config = readConfig(env, projectRoot())
  return backUp(config, resolve(folder), {
    compress: values.compress,
    passphrase: passphraseIn(values['key-passphrase-file']),
  })
}
