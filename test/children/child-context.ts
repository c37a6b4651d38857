import type { Context } from '../../src/platform/context.ts'
import { SYSTEM } from '../../src/platform/context.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase, openPool } from '../../src/platform/db/database.ts'
import { openFileStore } from '../../src/platform/files/file-store.ts'
import { contextOf } from '../../src/session-hook.ts'
import type { ChildTask } from '../support/child-process.ts'

/** The parts of a school in a process of its own, as the test that started it says. */
export function childContext(): { ctx: Context; key: Buffer; url: string; close: () => Promise<void> } {
  const { database, files, key, url } = JSON.parse(process.env['CHILD_TASK'] ?? '{}') as ChildTask
  const pool = openPool(database, 4)
  const parts = { db: openDatabase(pool), files: openFileStore(files), clock: systemClock, config: { PUBLIC_URL: '' } }
  return { ctx: contextOf(parts, SYSTEM, 'child'), key: Buffer.from(key, 'hex'), url, close: () => pool.end() }
}
