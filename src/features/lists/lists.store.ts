import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { EntryFields, ListKind } from '../../kernel/list-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import type { EntryHead } from './domain/entry.ts'
import { toHead } from './lists.queries.ts'

/** An entry locked for a change. */
export interface LockedEntry extends EntryHead {
  readonly openChangeId: string | null
  /** The version with the highest number, whether it has begun or not; null while it was only proposed. */
  readonly lastVersionId: string | null
}

/** The entries with these numbers, locked in the order of their ids, by number. */
export async function lockEntries(tx: Tx, numbers: readonly string[]): Promise<Map<string, LockedEntry>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('list_entry')
    .selectAll()
    .where('number', 'in', [...numbers])
    .orderBy('id')
    .forUpdate()
    .execute()
  const last = await sql<{ entry_id: string; id: string }>`
    select distinct on (entry_id) entry_id, id from list_version where entry_id = any(${rows.map(({ id }) => id)}::text[])
    order by entry_id, no desc`.execute(tx)
  const byEntry = new Map(last.rows.map(({ entry_id, id }) => [entry_id, id]))
  return new Map(
    rows.map((row) => [
      row.number,
      { ...toHead(row), openChangeId: row.open_change_id, lastVersionId: byEntry.get(row.id) ?? null },
    ]),
  )
}

/** Adds entries that hold nothing yet. Parents come first. Throws `list-entry.number-taken` when somebody was faster. */
export async function insertEntries(tx: Tx, entries: readonly EntryHead[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ id, kind, unitId, number, parentId }) => ({ id, kind, unitId, number, parentId }))
  const done = await sql`
    insert into list_entry (id, kind, unit_id, number, parent_id)
    select id, kind, "unitId", number, "parentId"
    from json_to_recordset(${json(rows)}::json) as r (id text, kind text, "unitId" text, number text, "parentId" text)
    on conflict (number) do nothing`.execute(tx)
  if (Number(done.numAffectedRows ?? 0n) < entries.length) throw new AppError('list-entry.number-taken')
}

/** An entry that never held may become another. */
export async function redefineEntry(
  tx: Tx,
  id: string,
  { kind, unitId, parentId }: { kind: ListKind; unitId: string; parentId: string | null },
): Promise<void> {
  await tx.updateTable('list_entry').set({ kind, unit_id: unitId, parent_id: parentId }).where('id', '=', id).execute()
}

/** Marks entries as under change, or as free again (`changeId` null). */
export async function markEntries(tx: Tx, ids: readonly string[], changeId: string | null): Promise<void> {
  await sql`update list_entry set open_change_id = ${changeId} where id = any(${[...ids]}::text[])`.execute(tx)
}

/** A version to be written. */
export interface NewVersion {
  readonly id: string
  readonly entryId: string
  readonly fields: EntryFields
  readonly isEnded: boolean
  readonly validFrom: string
  readonly validUntil: string | null
  readonly hash: string
  readonly sound: string
}

/** Writes versions, numbered after those that are there. Those of one entry come in their order. */
export async function insertVersions(
  tx: Tx,
  versions: readonly NewVersion[],
  by: { readonly changeId: string | null; readonly reviewCaseId: string | null },
): Promise<void> {
  if (versions.length === 0) return
  await sql`
    insert into list_version (id, entry_id, no, fields, is_ended, valid_from, valid_until, hash, sound, change_id, review_case_id)
    select r.id, r."entryId", coalesce((select max(no) from list_version v where v.entry_id = r."entryId"), 0)
        + row_number() over (partition by r."entryId" order by r."validFrom", r.id),
      r.fields, r."isEnded", r."validFrom", r."validUntil", r.hash, r.sound, ${by.changeId}, ${by.reviewCaseId}
    from json_to_recordset(${json(versions)}::json) as r (id text, "entryId" text, fields jsonb, "isEnded" boolean,
      "validFrom" date, "validUntil" date, hash text, sound text)`.execute(tx)
}
