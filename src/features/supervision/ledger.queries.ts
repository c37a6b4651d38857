import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'
import { typeName } from './type-names.contract.ts'

/** What is looked for in the ledger. */
export interface LedgerFilter {
  readonly type?: string | undefined
  readonly actor?: string | undefined
  readonly unitId?: string | undefined
  readonly subjectId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

const COUNT_CAP = 10_000

/** Typed words as such, not as a pattern. */
function literally(words: string): string {
  return words.replaceAll(/[%_\\]/g, '\\$&')
}

/** Both days included, as days in China. */
function isBetween({ from, until }: LedgerFilter) {
  const start = from === undefined ? sql`true` : sql`l.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`
  const end = until === undefined ? sql`true` : sql`l.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
  return sql<boolean>`${start} and ${end}`
}

function matching(db: ReadDb, filter: LedgerFilter) {
  const { type = '', actor = '', unitId, subjectId } = filter
  let query = db.selectFrom('ledger as l').where(isBetween(filter))
  if (type !== '') query = query.where('l.type', 'like', `${literally(type)}%`)
  if (actor !== '') query = query.where(sql<boolean>`l.actor ->> 'name' ilike ${`%${literally(actor)}%`}`)
  if (unitId !== undefined) query = query.where('l.unit_id', '=', unitId)
  // A document's story includes its reviews.
  if (subjectId !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('l.subject_id', '=', subjectId),
        sql<boolean>`l.data ->> 'subjectId' = ${subjectId} and l.subject_type = 'review'`,
      ]),
    )
  return query
}

// What the subject is called today; the entry itself keeps only what never changes.
const subjectName = sql<string>`coalesce(case l.subject_type
  when 'document' then (select d.title from draft d where d.document_id = l.subject_id)
  when 'review' then (select c.title from review_case c where c.id = l.subject_id)
  when 'account' then (select a.name || '（' || a.login || '）' from account a where a.id = l.subject_id)
  when 'post' then (select n.name from post n where n.id = l.subject_id)
  when 'unit' then (select n.name from unit n where n.id = l.subject_id)
  when 'column' then (select c.name from site_column c where c.id = l.subject_id)
  when 'item' then (select i.number || ' ' || i.title from catalogue_item i where i.id = l.subject_id)
  when 'route' then (select r.name from review_route r where r.id = l.subject_id)
  when 'search' then l.subject_id
  when 'notice' then (select n.reference from notice n where n.id = l.subject_id)
  when 'mailbox' then (select m.address from mail_account m where m.id = l.subject_id)
  when 'letterbox' then (select m.name from mailbox m where m.id = l.subject_id)
  when 'figure-period' then (select p.from_day || ' — ' || p.to_day from closed_period p where p.id = l.subject_id)
  when 'report' then (select r.title from report r where r.id = l.subject_id)
  when 'training' then (select t.title from training t where t.id = l.subject_id)
  when 'plan' then (select p.title from work_plan p where p.id = l.subject_id)
  when 'survey' then (select s.title from survey s where s.id = l.subject_id)
  when 'list-change' then (select c.title from list_change c where c.id = l.subject_id)
  when 'list-entry' then (select e.number from list_entry e where e.id = l.subject_id)
  when 'finding' then (select m.what from monitor_finding m where m.id = l.subject_id)
  when 'monitor-word' then l.subject_id
  when 'correction' then (select c.number from case_file c where c.id = l.subject_id)
  end, '')`

/** Entries of the ledger, latest first; counted up to a cap. */
export async function listLedgerRows(db: ReadDb, filter: LedgerFilter) {
  const { page = 1, size = 50 } = filter
  const counted = await db
    .selectFrom(matching(db, filter).select(sql`1`.as('one')).limit(COUNT_CAP).as('capped'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching(db, filter)
    .leftJoin('unit as u', 'u.id', 'l.unit_id')
    .leftJoin('ledger_seal as s', 's.position', 'l.position')
    .selectAll('l')
    .select(['u.name as unit_name', 's.seq', subjectName.as('subject_name')])
    .orderBy('l.position', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total: counted.total,
    rows: rows.map((row) => {
      const actor = row.actor as { name?: string; unitName?: string; roles?: string[] }
      return {
        position: row.position,
        at: row.at.toISOString(),
        type: row.type,
        typeName: typeName(row.type),
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        subjectName: row.subject_name,
        unitName: row.unit_name ?? '',
        actorName: actor.name ?? '',
        actorUnit: actor.unitName ?? '',
        actorRoles: actor.roles ?? [],
        reason: row.reason,
        data: JSON.stringify(row.data),
        requestId: row.request_id,
        hash: row.hash,
        sealSeq: row.seq,
      }
    }),
  }
}
