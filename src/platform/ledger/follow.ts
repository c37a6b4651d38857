import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Tx } from '../db/database.ts'

/** A ledger entry as readers get it. */
export interface RecordedEntry {
  readonly position: number
  readonly xid: string
  readonly at: Date
  readonly type: string
  readonly subjectType: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly data: Record<string, unknown>
}

/** A reader of the ledger: index, counters, seals. `read` works in the transaction that moves its position. */
export interface Follower {
  readonly name: string
  readonly batch: number
  readonly read: (tx: Tx, entries: readonly RecordedEntry[]) => Promise<void>
}

interface Place {
  readonly xid: string
  readonly position: number
}

/** Where the follower stands, locked: two processes never read the same batch, and nobody makes its work anew beside it. */
export async function lockPlace(tx: Tx, name: string): Promise<Place> {
  await tx
    .insertInto('follower')
    .values({ name })
    .onConflict((c) => c.doNothing())
    .execute()
  return tx
    .selectFrom('follower')
    .select(['xid', 'position'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

async function readAfter(tx: Tx, { xid, position }: Place, limit: number): Promise<RecordedEntry[]> {
  const rows = await tx
    .selectFrom('ledger')
    .select(['position', 'xid', 'at', 'type', 'subject_type', 'subject_id', 'unit_id', 'data'])
    .where(sql<boolean>`(xid, position) > (${xid}::xid8, ${position}::bigint)`)
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('xid')
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ subject_type, subject_id, unit_id, data, ...row }) => ({
    ...row,
    subjectType: subject_type,
    subjectId: subject_id,
    unitId: unit_id,
    data: data as Record<string, unknown>,
  }))
}

async function moveTo(tx: Tx, name: string, { xid, position }: Place): Promise<void> {
  await tx
    .updateTable('follower')
    .set({ xid, position, moved_at: sql`clock_timestamp()` })
    .where('name', '=', name)
    .execute()
  // Whoever keeps pages waits for this: they show what the followers make.
  await sql`select pg_notify('followed', '')`.execute(tx)
}

/**
 * Reads the next batch and moves on; answers how many entries were read. Entries are ordered by (xid, position) and
 * taken only below the oldest running transaction, because a sequence number can commit late (ADR 0003).
 */
export async function followOnce(db: Database, { name, batch, read }: Follower): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const entries = await readAfter(tx, await lockPlace(tx, name), batch)
    const last = entries.at(-1)
    if (!last) return 0
    await read(tx, entries)
    await moveTo(tx, name, last)
    return entries.length
  })
}

const LONGEST_WAIT_MS = 60_000
const PAUSE_MS = 20

/** Is there an entry, committed by now, that the follower has not read? */
async function isBehind(db: Database, name: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`select exists (
      select from ledger where (xid, position) > (coalesce(f.xid, '0'::xid8), coalesce(f.position, 0))
    ) as behind from (select) one left join follower f on f.name = ${name}`.execute(db)
  return rows[0]?.behind === true
}

async function followToEnd(db: Database, follower: Follower): Promise<void> {
  let deadline = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    if ((await followOnce(db, follower)) > 0) deadline = performance.now() + LONGEST_WAIT_MS
    else if (!(await isBehind(db, follower.name))) return
    // A transaction that began earlier still runs, perhaps in another database of the same server: entries above it wait.
    else if (performance.now() > deadline) throw new Error(`${follower.name} waits for a transaction that does not end`)
    else await sleep(PAUSE_MS)
  }
}

/** Reads until everything committed before is read; for tests, imports and `verify`. Waits at most a minute for others. */
export async function catchUp(db: Database, followers: readonly Follower[]): Promise<void> {
  await Promise.all(followers.map((follower) => followToEnd(db, follower)))
}
