import { sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { EntryFields, ListKind } from '../../kernel/list-terms.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { KnownEntry } from './domain/check-rows.ts'
import {
  type CurrentEntry,
  type EntryHead,
  type EntryVersion,
  inherit,
  onLine,
  type OpenService,
} from './domain/entry.ts'
import type { Pace } from './domain/quality.ts'
import type { EntryHistory } from './domain/period-figures.ts'

interface HeadRow {
  id: string
  kind: string
  unit_id: string
  number: string
  parent_id: string | null
}

interface CurrentRow extends HeadRow {
  version_id: string
  no: number
  fields: EntryFields
  valid_from: string
  valid_until: string | null
  sound: string
  above: EntryFields | null
  services: readonly OpenService[] | null
}

export function toHead({ id, kind, unit_id, number, parent_id }: HeadRow): EntryHead {
  return { id, kind: kind as ListKind, unitId: unit_id, number, parentId: parent_id }
}

/** An entry that holds on a day, with the words by which it is found, and what can be applied for on line. */
export interface HeldEntry extends CurrentEntry {
  readonly sound: string
  readonly services: readonly OpenService[]
}

function toHeld(row: CurrentRow): HeldEntry {
  const { version_id: id, no, fields, valid_from: validFrom, valid_until: validUntil, above, sound } = row
  const version: EntryVersion = { id, no, fields, isEnded: false, validFrom, validUntil }
  const services = row.services ?? []
  const { says, sources } = inherit(fields, above ?? undefined)
  return { ...toHead(row), version, sound, services, sources, says: { ...says, ...onLine(fields, services) } }
}

/** Which entries are wanted; what is not given does not narrow. */
export interface EntryFilter {
  readonly kind?: ListKind | undefined
  readonly unitId?: string | undefined
  readonly id?: string | undefined
  readonly number?: string | undefined
  readonly parentId?: string | undefined
}

const EVERY = { kind: null, unitId: null, id: null, number: null, parentId: null }

function seesCampus(viewer: Viewer | null): boolean {
  return viewer === null || viewer.readsAll || viewer.isMember
}

const holds = (day: string) => sql`
  select distinct on (v.entry_id) v.* from list_version v where v.valid_from <= ${day} order by v.entry_id, v.no desc`

/** Entries that hold on a day, as far as the viewer may see them, in the order of units, lists and numbers. */
export async function findHeld(
  db: ReadDb,
  { day, viewer, filter = {} }: { day: string; viewer: Viewer | null; filter?: EntryFilter },
): Promise<HeldEntry[]> {
  const { kind, unitId, id, number, parentId } = { ...EVERY, ...filter }
  const seesAll = seesCampus(viewer)
  const found = await sql<CurrentRow>`
    with held as (${holds(day)})
    select e.id, e.kind, e.unit_id, e.number, e.parent_id, v.id as version_id, v.no, v.fields, v.valid_from, v.valid_until, v.sound,
      case when not a.is_ended and (a.valid_until is null or a.valid_until > ${day})
        and (${seesAll} or a.fields ->> 'audience' = 'public') then a.fields end as above,
      (select json_agg(json_build_object('slug', o.slug, 'name', o.name) order by o.sort, o.slug)
        from open_service o where o.entry_id = e.id) as services
    from list_entry e join held v on v.entry_id = e.id join unit u on u.id = e.unit_id
    left join held a on a.entry_id = e.parent_id
    where not v.is_ended and (v.valid_until is null or v.valid_until > ${day})
      and (${kind}::text is null or e.kind = ${kind}) and (${unitId}::text is null or e.unit_id = ${unitId})
      and (${id}::text is null or e.id = ${id}) and (${number}::text is null or e.number = ${number})
      and (${parentId}::text is null or e.parent_id = ${parentId})
      and (${seesAll} or v.fields ->> 'audience' = 'public')
    order by u.sort, u.code, array_position(array['responsibility', 'approval', 'service'], e.kind), e.number`.execute(
    db,
  )
  return found.rows.map(toHeld)
}

/** Every entry by its number, as the check of a sheet needs it. */
export async function findKnown(db: ReadDb, day: string): Promise<Map<string, KnownEntry>> {
  const found = await sql<
    HeadRow & {
      parent_number: string | null
      open_change_id: string | null
      fields: EntryFields | null
      is_new: boolean
    }
  >`
    with held as (${holds(day)})
    select e.*, p.number as parent_number, not exists (select 1 from list_version x where x.entry_id = e.id) as is_new,
      case when not v.is_ended and (v.valid_until is null or v.valid_until > ${day}) then v.fields end as fields
    from list_entry e left join list_entry p on p.id = e.parent_id left join held v on v.entry_id = e.id`.execute(db)
  return new Map(
    found.rows.map(({ parent_number, open_change_id, fields, is_new, ...row }) => [
      row.number,
      {
        ...toHead(row),
        parentNumber: parent_number ?? '',
        isInReview: open_change_id !== null,
        isNew: is_new,
        fields: fields ?? undefined,
      },
    ]),
  )
}

/** The entry itself, whether it holds or not. */
export async function findHead(
  db: ReadDb,
  id: string,
): Promise<(EntryHead & { openChangeId: string | null }) | undefined> {
  const row = await db.selectFrom('list_entry').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...toHead(row), openChangeId: row.open_change_id }
}

/** The entries with these ids, by id. */
export async function findHeads(db: ReadDb, ids: readonly string[]): Promise<Map<string, EntryHead>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('list_entry')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, toHead(row)]))
}

/** The ids of the entries that are under change now. */
export async function listOpenIds(db: ReadDb): Promise<Set<string>> {
  const rows = await db.selectFrom('list_entry').select('id').where('open_change_id', 'is not', null).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Every version of an entry, the newest first, with how it came about. */
export async function listVersions(db: ReadDb, entryId: string) {
  const rows = await db
    .selectFrom('list_version as v')
    .leftJoin('list_change as c', 'c.id', 'v.change_id')
    .leftJoin('account as a', 'a.id', 'c.created_by')
    .selectAll('v')
    .select(['c.title', 'c.reason', 'a.name as author'])
    .where('v.entry_id', '=', entryId)
    .orderBy('v.no', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    fields: row.fields as EntryFields,
    isEnded: row.is_ended,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    hash: row.hash,
    changeId: row.change_id,
    changeTitle: row.title ?? '',
    reason: row.reason ?? '',
    author: row.author ?? '',
    approvedAt: row.approved_at,
  }))
}

/** Every entry with all of its versions: what the figures of a year are counted from. */
export async function listHistories(db: ReadDb): Promise<EntryHistory[]> {
  const [heads, versions] = await Promise.all([
    db.selectFrom('list_entry').selectAll().execute(),
    db.selectFrom('list_version').selectAll().orderBy('no').execute(),
  ])
  const byEntry = new Map<string, EntryVersion[]>()
  for (const row of versions) {
    const { id, no, is_ended: isEnded, valid_from: validFrom, valid_until: validUntil } = row
    const version = { id, no, isEnded, validFrom, validUntil, fields: row.fields as EntryFields }
    byEntry.set(row.entry_id, [...(byEntry.get(row.entry_id) ?? []), version])
  }
  return heads.map((head) => ({ ...toHead(head), versions: byEntry.get(head.id) ?? [] }))
}

/** What services promise for their entries, and how what ended since a day kept to it, by entry. */
export async function findPaces(db: ReadDb, { since, entryId = null }: { since: string; entryId?: string | null }) {
  const { rows } = await sql<Pace & { entryId: string }>`
    select p.entry_id as "entryId", max(p.days) as "promisedDays", coalesce(max(e.done), 0)::int as done,
      coalesce(max(e.late), 0)::int as late
    from promised_service p left join (
      select entry_id, count(*) as done, count(*) filter (where is_late) as late from ended_service
      where ended_on > ${since} and (${entryId}::text is null or entry_id = ${entryId}) group by entry_id
    ) e on e.entry_id = p.entry_id
    where ${entryId}::text is null or p.entry_id = ${entryId}
    group by p.entry_id`.execute(db)
  return new Map(rows.map(({ entryId: id, ...pace }) => [id, pace]))
}
