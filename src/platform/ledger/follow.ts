import { sql } from 'kysely'
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

/**
 * Reads the next batch and moves on; answers how many entries were read. Entries are ordered by (xid, position) and
 * taken only below the oldest running transaction, because a sequence number can commit late (ADR 0003).
 */
export async function followOnce(db: Database, follower: Follower): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('follower')
      .values({ name: follower.name })
      .onConflict((c) => c.doNothing())
      .execute()
    const at = await tx
      .selectFrom('follower')
      .select(['xid', 'position'])
      .where('name', '=', follower.name)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const rows = await tx
      .selectFrom('ledger')
      .select(['position', 'xid', 'at', 'type', 'subject_type', 'subject_id', 'unit_id', 'data'])
      .where(sql<boolean>`(xid, position) > (${at.xid}::xid8, ${at.position}::bigint)`)
      .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
      .orderBy('xid')
      .orderBy('position')
      .limit(follower.batch)
      .execute()
    const last = rows.at(-1)
    if (!last) return 0
    await follower.read(
      tx,
      rows.map((row) => ({
        position: row.position,
        xid: row.xid,
        at: row.at,
        type: row.type,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        unitId: row.unit_id,
        data: row.data as Record<string, unknown>,
      })),
    )
    await tx
      .updateTable('follower')
      .set({ xid: last.xid, position: last.position, moved_at: sql`clock_timestamp()` })
      .where('name', '=', follower.name)
      .execute()
    return rows.length
  })
}

/** Reads until nothing new is left; for tests, imports and `verify`. */
export async function catchUp(db: Database, followers: readonly Follower[]): Promise<void> {
  await Promise.all(
    followers.map(async (follower) => {
      while ((await followOnce(db, follower)) > 0);
    }),
  )
}
