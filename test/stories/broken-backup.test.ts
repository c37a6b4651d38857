import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Manifest, NAMES, writtenForm } from '../../src/platform/backup/manifest.ts'
import { newId } from '../../src/platform/ids.ts'
import { anEmptyDatabase, at, first, query, run, school, useBackedUpSchool } from '../support/backed-up-school.ts'

const ORDER = 'select position::int as position from ledger order by xid, position'
useBackedUpSchool()

/** A copy of the first backup that a test may spoil. */
function aCopy(): string {
  const copy = at(newId())
  cpSync(first, copy, { recursive: true })
  return copy
}

function flip(path: string): void {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(bytes.byteLength - 20) ^ 1, bytes.byteLength - 20)
  writeFileSync(path, bytes)
}

function rewrite(backup: string, change: (manifest: Manifest) => Manifest): void {
  const { manifest, sums } = writtenForm(
    change(JSON.parse(readFileSync(join(backup, NAMES.manifest), 'utf8')) as Manifest),
  )
  writeFileSync(join(backup, NAMES.manifest), manifest)
  writeFileSync(join(backup, NAMES.sums), sums)
}

const SPOILT: readonly (readonly [string, (backup: string) => void, RegExp])[] = [
  [
    'a table is cut short',
    (b) => {
      truncateSync(join(b, 'tables/unit.copy.gz'), 100)
    },
    /tables\/unit\.copy\.gz 已损坏/,
  ],
  [
    'a byte of a table was changed',
    (b) => {
      flip(join(b, 'tables/ledger.copy.gz'))
    },
    /tables\/ledger\.copy\.gz (已损坏|的内容与备份清单不符)/,
  ],
  [
    'a table is missing',
    (b) => {
      rmSync(join(b, 'tables/revision.copy.gz'))
    },
    /缺少 tables\/revision\.copy\.gz/,
  ],
  [
    'a file is missing',
    (b) => {
      rmSync(join(b, 'files'), { recursive: true })
    },
    /附件 [0-9a-f]{64} 缺失或已损坏/,
  ],
  [
    'the manifest was altered',
    (b) => {
      appendFileSync(join(b, NAMES.manifest), ' ')
    },
    /清单 manifest\.json 与 SHA256SUMS 中的校验值不符/,
  ],
  [
    'the manifest is missing, as in a backup that was broken off',
    (b) => {
      rmSync(join(b, NAMES.manifest))
    },
    /不是完整的备份：缺少 manifest\.json/,
  ],
  [
    'the manifest names other rows',
    (b) => {
      rewrite(b, (m) => ({ ...m, tables: m.tables.map((t) => ({ ...t, rows: t.rows + 1 })) }))
    },
    /与备份清单不符/,
  ],
  [
    'its format is newer',
    (b) => {
      rewrite(b, (m) => ({ ...m, format: 2 }))
    },
    /格式（2）比本程序认识的（1）新/,
  ],
  [
    'its schema is newer',
    (b) => {
      rewrite(b, (m) => ({
        ...m,
        migrations: [...m.migrations, { name: '9999-later.sql', checksum: '0'.repeat(64), appliedAt: m.takenAt }],
      }))
    },
    /由更新的版本.*制作.*9999-later/,
  ],
]

test.each(SPOILT)('a backup is refused and nothing is written when %s', async (_what, spoil, words) => {
  const [backup, target] = [aCopy(), await anEmptyDatabase()]
  spoil(backup)
  await expect(run(target, 'restore', backup)).rejects.toThrow(words)
  expect(await query(target, "select relname from pg_class where relnamespace = 'public'::regnamespace")).toEqual([])
  expect(existsSync(at(target))).toBe(false)
})

test('a database that holds a school is not restored into', async () => {
  const before = await query(school, ORDER)
  await expect(run(school, 'restore', first)).rejects.toThrow('目标数据库里已经有内容，没有恢复')
  expect(await query(school, ORDER)).toEqual(before)
})

test('a folder with something in it is not written into; an earlier backup stays as it is', async () => {
  const before = readFileSync(join(first, NAMES.sums), 'utf8')
  await expect(run(school, 'backup', first)).rejects.toThrow('里已经有内容，没有备份')
  expect(readFileSync(join(first, NAMES.sums), 'utf8')).toBe(before)
})
