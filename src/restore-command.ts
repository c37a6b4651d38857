import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bytesOf, passphraseIn, releaseOf, rowsOf } from './backup-command.ts'
import { type Call, say } from './cli-call.ts'
import { type Reach, reachDatabase } from './open-parts.ts'
import { type Restored, restoreBackup, readWholeBackup, type WholeBackup } from './platform/backup/restore-backup.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, filesFolder, readConfig } from './platform/config.ts'
import { openDatabase, openPool } from './platform/db/database.ts'
import { migrate, vacuum } from './platform/db/migrate.ts'
import { prepareJobs } from './platform/jobs/jobs.ts'
import { projectRoot } from './project-root.ts'
import { type Check, verifyAll, wordsOf } from './verify-all.ts'

const EXIT = { done: 0, different: 3 } as const

interface Wish {
  readonly folder: string
  readonly passphrase: string | undefined
  readonly isDrill: boolean
}

/** What the supervisor files: which backup, where to, how long it took and what the check found. */
interface Report {
  readonly kind: 'drill' | 'restore'
  readonly restoredAt: string
  readonly seconds: number
  readonly backup: { readonly id: string; readonly takenAt: string; readonly app: string; readonly postgres: string }
  readonly into: { readonly app: string; readonly postgres: string }
  readonly rows: number
  readonly files: number
  readonly bytes: number
  readonly ledger: { readonly entries: number; readonly sealSeq: number; readonly sealChain: string }
  readonly hasRightKey: boolean
  readonly checks: readonly Check[]
  readonly result: 'equal' | 'different'
}

async function withPool<T>(reach: Reach, work: (pool: ReturnType<typeof openPool>) => Promise<T>): Promise<T> {
  const pool = openPool(reach.app, 4)
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** Brings an older schema up to date as every start does, then checks that everything is equal. */
async function settleAndVerify(config: Config, reach: Reach): Promise<Check[]> {
  const migrated = await migrate(reach.owner, join(config.projectRoot, 'migrations'), reach.appRole)
  if (migrated.length > 0) say(`已升级表结构：${migrated.join('、')}`)
  await vacuum(reach.owner)
  say('正在核对 …')
  return withPool(reach, (pool) => verifyAll(openDatabase(pool)))
}

function reportOf(
  { manifest, postgres, hasRightKey }: Restored,
  checks: readonly Check[],
  run: Pick<Report, 'kind' | 'restoredAt' | 'seconds'> & { app: string },
): Report {
  const { id, takenAt, app, ledger } = manifest
  return {
    kind: run.kind,
    restoredAt: run.restoredAt,
    seconds: run.seconds,
    backup: { id, takenAt, app, postgres: manifest.postgres },
    into: { app: run.app, postgres },
    rows: rowsOf(manifest),
    files: manifest.files.count,
    bytes: bytesOf(manifest),
    ledger: { entries: ledger.entries, sealSeq: ledger.sealSeq, sealChain: ledger.sealChain },
    hasRightKey,
    checks,
    result: checks.every(({ findings }) => findings.length === 0) ? 'equal' : 'different',
  }
}

async function restoreInto(config: Config, wish: Wish, backup: WholeBackup): Promise<Report> {
  const [started, restoredAt] = [performance.now(), systemClock().toISOString()]
  mkdirSync(config.DATA_DIR, { recursive: true })
  const reach = await reachDatabase(config)
  try {
    const restored = await restoreBackup(
      {
        ...wish,
        owner: reach.owner,
        app: reach.app,
        appRole: reach.appRole,
        dataDir: config.DATA_DIR,
        files: filesFolder(config),
        keyFile: config.SECRET_KEY_FILE,
        prepareQueue: () => withPool(reach, prepareJobs),
        say,
      },
      backup,
    )
    const checks = await settleAndVerify(config, reach)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    const run = {
      kind: wish.isDrill ? 'drill' : 'restore',
      restoredAt,
      seconds,
      app: releaseOf(config.projectRoot),
    } as const
    return reportOf(restored, checks, run)
  } finally {
    await reach.stop()
  }
}

function sayReport({ kind, seconds, rows, files, backup, into, checks, hasRightKey, result }: Report): void {
  say(
    `${kind === 'drill' ? '恢复演练' : '恢复'}完成，用时 ${String(seconds)} 秒：${String(rows)} 行，附件 ${String(files)} 个`,
  )
  say(`  备份时间 ${backup.takenAt}（PostgreSQL ${backup.postgres}），恢复到 PostgreSQL ${into.postgres}`)
  for (const line of wordsOf(checks)) say(line)
  if (!hasRightKey) say('密钥不是备份时的那一把：请在启动之前放回原来的 secret.key，否则动态验证码等加密内容无法使用。')
  say(result === 'equal' ? '结论：恢复的内容与备份一致。' : '结论：核对发现不一致，请保留备份并查明原因。')
}

/** A data directory of its own that goes away afterwards; the embedded engine, whatever the settings say. */
async function drill(env: NodeJS.ProcessEnv, work: (config: Config) => Promise<Report>): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'mingtang-drill-'))
  // The user of the database must be able to pass; what lies below is closed.
  chmodSync(folder, 0o711)
  const apart = {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    DATABASE_APP_ROLE: '',
    SECRET_KEY_FILE: '',
  }
  const files = { DATABASE_URL_FILE: '', DATABASE_OWNER_URL_FILE: '' }
  try {
    return await work(readConfig({ ...env, ...apart, ...files }, projectRoot()))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** `restore DIR`; answers the exit code: 0 when all is equal, 3 when the check found differences. */
export async function restoreCommand({ args, env }: Call): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      drill: { type: 'boolean', default: false },
      report: { type: 'string' },
      'key-passphrase-file': { type: 'string' },
      'without-missing-files': { type: 'boolean', default: false },
    },
  })
  const [name] = positionals
  if (name === undefined) throw new Error('请指明备份文件夹，例如 restore /var/backups/mingtang/2026-11-25。')
  const wish = { folder: resolve(name), passphrase: passphraseIn(values['key-passphrase-file']), isDrill: values.drill }
  say('正在核对备份 …')
  const migrations = join(projectRoot(), 'migrations')
  const backup = await readWholeBackup(wish.folder, migrations, values['without-missing-files'])
  const work = (config: Config): Promise<Report> => restoreInto(config, wish, backup)
  const report = wish.isDrill ? await drill(env, work) : await work(readConfig(env, projectRoot()))
  sayReport(report)
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`)
  return report.result === 'equal' ? EXIT.done : EXIT.different
}
