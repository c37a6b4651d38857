import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../db/database.ts'
import { isEmptyDatabase } from './restore.store.ts'

function placeOf(dataDir: string): string {
  return join(dataDir, 'restore-unfinished')
}

/** Notes that a restore into this data directory has begun. */
export async function markUnfinished(dataDir: string, backupId: string): Promise<void> {
  await writeFile(placeOf(dataDir), `${backupId}\n`, { mode: 0o600 })
}

/** Notes that it has ended. */
export async function unmark(dataDir: string): Promise<void> {
  await rm(placeOf(dataDir), { force: true })
}

/** Throws in words when a restore was broken off here and the database is still empty: a start would fill it with a new school. */
export async function assertNotHalfRestored(dataDir: string, owner: Connection): Promise<void> {
  if (!existsSync(placeOf(dataDir))) return
  if (await isEmptyDatabase(owner))
    throw new Error(
      '上一次恢复没有完成，数据库还是空的，没有启动。请重新执行 restore；若要放弃恢复，请删除数据目录中的 restore-unfinished。',
    )
  await unmark(dataDir)
}
