import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'
import { TYPE_NAMES } from './type-names.ts'

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

function matching(db: ReadDb, { type, actor, unitId, subjectId, from, until }: LedgerFilter) {
  let query = db.selectFrom('ledger as l')
  if (type !== undefined && type !== '') query = query.where('l.type', 'like', `${type.replaceAll(/[%_\\]/g, '\\$&')}%`)
  if (actor !== undefined && actor !== '')
    query = query.where(sql<boolean>`l.actor ->> 'name' ilike ${`%${actor.replaceAll(/[%_\\]/g, '\\$&')}%`}`)
  if (unitId !== undefined) query = query.where('l.unit_id', '=', unitId)
  // A document's story includes its reviews.
  if (subjectId !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('l.subject_id', '=', subjectId),
        sql<boolean>`l.data ->> 'subjectId' = ${subjectId} and l.subject_type = 'review'`,
      ]),
    )
  if (from !== undefined) query = query.where(sql<boolean>`l.at >= ${from}::date`)
  return until === undefined ? query : query.where(sql<boolean>`l.at < ${until}::date + 1`)
}

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
    .select(['u.name as unit_name', 's.seq'])
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
        typeName: TYPE_NAMES[row.type] ?? row.type,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
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
