import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../context.ts'
import type { ReadDb, Tx } from './database.ts'

/** The wait for the disk that runs, and the one that begins after it. */
interface Waits {
  running: Promise<void>
  next: Promise<void> | undefined
}

const waits = new WeakMap<ReadDb, Waits>()

// The log of the database is written in order: an entry that is waited for takes along whatever stands before it.
async function waitForDisk(db: ReadDb): Promise<void> {
  await sql`select pg_logical_emit_message(true, 'mingtang', '')`.execute(db)
}

/** What was committed before is on the disk when this returns. Those who come while one waits share the next wait, and one connection. */
function reachDisk(db: ReadDb): Promise<void> {
  const mine = waits.get(db) ?? { running: Promise.resolve(), next: undefined }
  waits.set(db, mine)
  mine.next ??= mine.running
    .catch(() => undefined)
    .then(() => {
      mine.next = undefined
      mine.running = waitForDisk(db)
      return mine.running
    })
  return mine.next
}

/**
 * A transaction whose locks are free before the disk has it, and whose answer comes after. For what many do at once under one
 * lock, such as drawing a number: the next need not wait for the disk of the one before. A crash takes the last ones only, in
 * their order, and none of which anybody was told. A refusal may rest on what somebody else has just committed, so it too
 * comes only when that is on the disk.
 */
export async function commitTogether<T>(
  { transaction, db }: Pick<Context, 'transaction' | 'db'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const committed = transaction(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx)
    return work(tx)
  })
  try {
    const result = await committed
    await reachDisk(db)
    return result
  } catch (error) {
    if (error instanceof AppError) await reachDisk(db)
    throw error
  }
}
