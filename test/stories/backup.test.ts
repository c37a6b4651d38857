import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placeOf } from '../../src/platform/backup/carry-files.ts'
import { type Manifest, NAMES } from '../../src/platform/backup/manifest.ts'
import { readWholeBackup, restoreBackup } from '../../src/platform/backup/restore-backup.ts'
import { openPool } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { prepareJobs } from '../../src/platform/jobs/jobs.ts'
import { newId } from '../../src/platform/ids.ts'
import {
  aDataDirectory,
  anEmptyDatabase,
  at,
  create,
  first,
  query,
  reach,
  run,
  school,
  useBackedUpSchool,
} from '../support/backed-up-school.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations')
useBackedUpSchool()

function manifestIn(backup: string): Manifest {
  return JSON.parse(readFileSync(join(backup, NAMES.manifest), 'utf8')) as Manifest
}

const ORDER = 'select position::int as position from ledger order by xid, position'
const UNREAD = `select f.name, l.position::int as position from follower f join ledger l on (l.xid, l.position) > (f.xid, f.position)
  where l.type <> 'backup.restored' order by f.name, l.xid, l.position`
const JOBS = `select t.identifier, j.key, j.run_at, j.payload::text from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id order by j.key`

/** Restores without the check that follows, which lets the readers read on. */
async function restoreOnly(backup: string, database: string): Promise<void> {
  const dataDir = at(database)
  mkdirSync(dataDir, { recursive: true })
  const whole = await readWholeBackup(backup, MIGRATIONS, false)
  const prepareQueue = async (): Promise<void> => {
    const pool = openPool(reach('app', database), 1)
    await prepareJobs(pool).finally(() => pool.end())
  }
  const places = { folder: backup, dataDir, files: join(dataDir, 'files'), keyFile: '' }
  const roles = { owner: reach('owner', database), app: reach('app', database), appRole: 'mingtang_app' }
  await restoreBackup({ ...places, ...roles, prepareQueue, say: () => undefined }, whole)
}

test('a backup of the school is made, for its owner only, and proves itself without a database', async () => {
  const made = await run(school, 'backup', at('made'))
  expect(made.output).toContain('备份完成')
  expect(made.output).toContain('不含密钥')
  expect(statSync(first).mode & 0o777).toBe(0o700)
  expect(statSync(join(first, NAMES.manifest)).mode & 0o777).toBe(0o600)
  const verified = await run(school, 'backup', '--verify', first)
  expect(verified.output).toContain('每个文件都与清单一致')
  const [entry] = await query<{ subject_id: string }>(
    school,
    "select subject_id from ledger where type = 'backup.made'",
  )
  expect(entry?.subject_id).toBe(manifestIn(first).id)
})

test('restored by an owner who is no superuser, everything is equal: rows, order of reading, what is unread, and jobs', async () => {
  const restored = await anEmptyDatabase()
  const again = at('shelf', 'again')
  const before = { jobs: await query(school, JOBS), unread: await query(school, UNREAD) }
  const order = (await query<{ position: number }>(school, ORDER)).map(({ position }) => position)
  const rising = order.toSorted((a, b) => a - b)
  expect(order).not.toEqual(rising)
  const made = await run(school, 'backup', again)
  expect(made.code, made.output).toBe(0)
  const done = await run(restored, 'restore', again, '--report', at('report.json'))
  expect(done.output).toContain('台账：一致\n版本：一致\n检索库：一致\n计数：一致\n')
  expect(done.code).toBe(0)
  const now = (await query<{ position: number }>(restored, ORDER)).map(({ position }) => position)
  expect(now.slice(0, order.length)).toEqual(order)
  expect(await query(restored, JOBS)).toEqual(before.jobs)
  const second = at('second')
  aDataDirectory(restored)
  expect((await run(restored, 'backup', second)).code).toBe(0)
  // The restore itself is one more act, which the readers have read.
  const grows = ['ledger', 'ledger_seal', 'follower']
  const contents = (backup: string) =>
    manifestIn(backup)
      .tables.filter(({ name }) => !grows.includes(name))
      .map(({ name, contentSha256 }) => [name, contentSha256])
  expect(contents(second)).toEqual(contents(again))
  expect(manifestIn(second).ledger.entries).toBe(manifestIn(again).ledger.entries + 1)
  expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({
    kind: 'restore',
    result: 'equal',
  })
}, 60_000)

test('what the readers had not read when the backup was made, they read after the restore, once', async () => {
  const restored = await anEmptyDatabase()
  const source = await create(`behind_${newId()}`, school)
  await query(
    source,
    `update follower set xid = l.xid, position = l.position from (select xid, position from ledger order by xid, position offset 20 limit 1) l
    where name <> 'sealer'`,
  )
  const unread = await query(source, UNREAD)
  const backup = at('behind')
  aDataDirectory(source)
  cpSync(at('data', 'files'), at(source, 'files'), { recursive: true })
  expect((await run(source, 'backup', backup)).code).toBe(0)
  await restoreOnly(backup, restored)
  expect(unread.length).toBeGreaterThan(10)
  expect(await query(restored, UNREAD)).toEqual(unread)
})

test('the next backup takes the files of the one before by a link, and each is whole without the other', async () => {
  const [copy, next] = [at('chain', 'one'), at('chain', 'two')]
  cpSync(first, copy, { recursive: true })
  expect((await run(school, 'backup', next)).code).toBe(0)
  const stored = await query<{ sha256: string }>(school, 'select sha256 from stored_file limit 1')
  const sha256 = stored[0]?.sha256 ?? ''
  const inodes = [copy, next].map((backup) => statSync(placeOf(join(backup, NAMES.files), sha256)).ino)
  expect(inodes[0]).toBe(inodes[1])
  rmSync(copy, { recursive: true })
  expect((await run(school, 'backup', '--verify', next)).code).toBe(0)
})

test('a file that is missing in the store is told, the rest is saved, and restored only when asked to', async () => {
  const source = await create(`lossy_${newId()}`, school)
  const backup = at('apart', 'lossy')
  await expect(run(source, 'backup', backup)).rejects.toThrow('没有找到密钥')
  aDataDirectory(source)
  // Its data directory is another one, in which no file is.
  const made = await run(source, 'backup', backup)
  expect(made.code).toBe(3)
  expect(made.output).toMatch(/警告：附件 [0-9a-f]{64} 缺失或已损坏/)
  const target = await anEmptyDatabase()
  await expect(run(target, 'restore', backup)).rejects.toThrow(/个附件缺失或损坏.*--without-missing-files/)
  expect((await run(target, 'restore', backup, '--without-missing-files')).code).toBe(0)
})

test('a file that only an earlier backup still has is saved from there, and the loss is told', async () => {
  const source = await create(`lossy_${newId()}`, school)
  aDataDirectory(source)
  const made = await run(source, 'backup', at('shelf', 'saved'))
  expect(made.code).toBe(3)
  expect(made.output).toMatch(/警告：附件 [0-9a-f]{64} 在数据目录中缺失，已从以前的备份沿用/)
  expect((await run(source, 'backup', '--verify', at('shelf', 'saved'))).code).toBe(0)
})

test('the key travels only when asked to, under a passphrase, and opens with that passphrase only', async () => {
  const [good, bad, short] = ['一句足够长的保护口令没有人猜得到', '另一句足够长的保护口令没有人猜得到', '短'].map(
    (text, nth) => {
      const file = at(`passphrase-${String(nth)}`)
      writeFileSync(file, `${text}\n`)
      return file
    },
  ) as [string, string, string]
  const backup = at('with-key')
  await expect(run(school, 'backup', backup, '--key-passphrase-file', short)).rejects.toThrow('口令太短')
  expect(existsSync(backup)).toBe(false)
  await run(school, 'backup', backup, '--key-passphrase-file', good)
  const target = await anEmptyDatabase()
  await expect(run(target, 'restore', backup, '--key-passphrase-file', bad)).rejects.toThrow('口令不对')
  const done = await run(target, 'restore', backup, '--key-passphrase-file', good)
  expect(done.output).not.toContain('密钥不是备份时的那一把')
  const keyOf = (database: string) => readFileSync(at(database, 'secret.key'), 'utf8')
  expect(keyOf(target)).toBe(readFileSync(at('data', 'secret.key'), 'utf8'))
})

test('a backup of an older release is restored with its own tables and then brought up to date', async () => {
  const old = await anEmptyDatabase()
  const migrations = at('older')
  cpSync(MIGRATIONS, migrations, { recursive: true })
  rmSync(join(migrations, '0008-stamp-times.sql'))
  for (const name of readdirSync(migrations).filter((one) => one > '0009')) rmSync(join(migrations, name))
  await migrate(reach('owner', old), migrations, 'mingtang_app')
  const pool = openPool(reach('app', old), 1)
  await prepareJobs(pool).finally(() => pool.end())
  await query(
    old,
    `insert into unit (id, code, name, kind, slug) values ('u1', '1', '示例单位', 'administrative', 'shili')`,
  )
  const [backup, target] = [at('from-older'), await anEmptyDatabase()]
  aDataDirectory(old)
  expect((await run(old, 'backup', backup)).code).toBe(0)
  const done = await run(target, 'restore', backup)
  expect(done.output).toContain('已升级表结构：0008-stamp-times.sql')
  expect(await query(target, 'select name from unit')).toEqual([{ name: '示例单位' }])
})
