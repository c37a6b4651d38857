import { sql } from 'kysely'
import type { EntryFields, ListKind } from '../../kernel/list-terms.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** A set of changes as a list shows it. */
export interface ChangeLine {
  readonly id: string
  readonly title: string
  readonly reason: string
  readonly state: string
  readonly unitId: string
  readonly unitName: string
  readonly author: string
  readonly effectiveOn: string | null
  readonly reviewCaseId: string
  readonly hash: string
  readonly createdAt: Date
  readonly entries: number
}

const LINE = sql`c.id, c.title, c.reason, c.state, c.unit_id as "unitId", u.name as "unitName", a.name as author,
  c.effective_on as "effectiveOn", coalesce(c.review_case_id, '') as "reviewCaseId", c.hash, c.created_at as "createdAt",
  (select count(*) from list_change_row r where r.change_id = c.id) as entries`
const FROM = sql`list_change c join unit u on u.id = c.unit_id join account a on a.id = c.created_by`

/** The latest changes, those of some units or of all (null). */
export async function listChanges(
  db: ReadDb,
  { unitIds, page, size }: { unitIds: readonly string[] | null; page: number; size: number },
): Promise<{ total: number; rows: ChangeLine[] }> {
  const isMine = sql`(${unitIds === null} or c.unit_id = any(${[...(unitIds ?? [])]}::text[]))`
  const [rows, total] = await Promise.all([
    sql<ChangeLine>`select ${LINE} from ${FROM} where ${isMine} order by c.created_at desc, c.id desc
      limit ${size} offset ${(page - 1) * size}`.execute(db),
    sql<{ count: number }>`select count(*) as count from list_change c where ${isMine}`.execute(db),
  ])
  return { total: total.rows[0]?.count ?? 0, rows: rows.rows }
}

/** One change. */
export async function findChange(db: ReadDb, id: string): Promise<ChangeLine | undefined> {
  const found = await sql<ChangeLine>`select ${LINE} from ${FROM} where c.id = ${id}`.execute(db)
  return found.rows[0]
}

/** An entry of a change: what it said, and what it is to say. */
export interface ChangedEntry {
  readonly entryId: string
  readonly number: string
  readonly kind: ListKind
  readonly unitName: string
  readonly parentNumber: string
  readonly isEnded: boolean
  readonly before: EntryFields | null
  readonly after: EntryFields
}

/** A page of the entries of a change, in the order of the sheet. */
export async function listChangedEntries(
  db: ReadDb,
  changeId: string,
  { page, size }: { page: number; size: number },
): Promise<ChangedEntry[]> {
  const found = await sql<ChangedEntry>`
    select r.entry_id as "entryId", e.number, e.kind, u.name as "unitName", coalesce(p.number, '') as "parentNumber",
      r.is_ended as "isEnded", v.fields as before, r.fields as after
    from list_change_row r join list_entry e on e.id = r.entry_id join unit u on u.id = e.unit_id
    left join list_entry p on p.id = e.parent_id left join list_version v on v.id = r.base_version_id
    where r.change_id = ${changeId} order by r.at limit ${size} offset ${(page - 1) * size}`.execute(db)
  return found.rows
}

/** A task as a list shows it. */
export interface TaskLine {
  readonly id: string
  readonly entryId: string
  readonly number: string
  readonly unitId: string
  readonly unitName: string
  readonly changed: readonly string[]
  readonly aboveNumber: string
  readonly openedAt: Date
  readonly dueOn: string
  readonly outcome: string | null
  readonly note: string
}

/** Tasks of some units or of all (null), the open ones first. */
export async function listTasks(db: ReadDb, unitIds: readonly string[] | null, limit: number): Promise<TaskLine[]> {
  const found = await sql<TaskLine>`
    select t.id, t.entry_id as "entryId", e.number, t.unit_id as "unitId", u.name as "unitName", t.changed,
      p.number as "aboveNumber", t.opened_at as "openedAt", t.due_on as "dueOn", t.outcome, t.note
    from list_task t join list_entry e on e.id = t.entry_id join unit u on u.id = t.unit_id
    join list_version v on v.id = t.above_version_id join list_entry p on p.id = v.entry_id
    where ${unitIds === null} or t.unit_id = any(${[...(unitIds ?? [])]}::text[])
    order by t.closed_at is not null, t.due_on, t.opened_at desc, t.id limit ${limit}`.execute(db)
  return found.rows
}

/** A planned or finished try of a contact. */
export interface CallLine {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly kind: string
  readonly contact: string
  readonly accountId: string
  readonly caller: string
  readonly dueOn: string
  readonly result: string | null
  readonly note: string
  readonly calledAt: Date | null
}

/** Calls of everybody or of one account, those that wait first. */
export async function listCalls(
  db: ReadDb,
  { accountId, limit }: { accountId: string | null; limit: number },
): Promise<CallLine[]> {
  const found = await sql<CallLine>`
    select c.id, c.unit_id as "unitId", u.name as "unitName", c.kind, c.contact, c.account_id as "accountId", a.name as caller,
      c.due_on as "dueOn", c.result, c.note, c.called_at as "calledAt"
    from list_call c join unit u on u.id = c.unit_id join account a on a.id = c.account_id
    where ${accountId}::text is null or c.account_id = ${accountId}
    order by c.called_at is not null, c.due_on, c.called_at desc, u.sort, c.contact limit ${limit}`.execute(db)
  return found.rows
}

/** What came of each contact the last time it was tried. */
export async function findLastCalls(db: ReadDb): Promise<Map<string, string>> {
  const found = await sql<{ contact: string; result: string }>`
    select distinct on (contact) contact, result from list_call where called_at is not null
    order by contact, called_at desc`.execute(db)
  return new Map(found.rows.map(({ contact, result }) => [contact, result]))
}
