import type { ReadDb } from '../../platform/db/database.ts'

/** A figure of a closed period. */
export interface ClosedFigure {
  readonly key: string
  readonly version: number
  readonly value: number | null
  /** SHA-256 over the lines of all records counted, in their order. */
  readonly recordsHash: string
}

/** A period whose figures are frozen. */
export interface ClosedPeriod {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly closedAt: string
  readonly closedBy: string
}

function periods(db: ReadDb) {
  return db
    .selectFrom('closed_period as p')
    .innerJoin('account as a', 'a.id', 'p.closed_by')
    .select(['p.id', 'p.from_day as from', 'p.to_day as to', 'p.closed_at', 'a.name as closedBy'])
}

function toPeriod({
  closed_at,
  ...row
}: {
  closed_at: Date
  id: string
  from: string
  to: string
  closedBy: string
}): ClosedPeriod {
  return { ...row, closedAt: closed_at.toISOString() }
}

/** The closed periods, the newest first. */
export async function listPeriods(db: ReadDb): Promise<ClosedPeriod[]> {
  const rows = await periods(db).orderBy('p.to_day', 'desc').orderBy('p.from_day', 'desc').execute()
  return rows.map(toPeriod)
}

/** One closed period. */
export async function findPeriod(db: ReadDb, id: string): Promise<ClosedPeriod | undefined> {
  const row = await periods(db).where('p.id', '=', id).executeTakeFirst()
  return row && toPeriod(row)
}

/** What was frozen, in the order in which it was. */
export async function listClosedFigures(db: ReadDb, periodId: string): Promise<ClosedFigure[]> {
  const rows = await db
    .selectFrom('closed_figure')
    .selectAll()
    .where('period_id', '=', periodId)
    .orderBy('sort')
    .execute()
  return rows.map(({ key, version, value, records_hash: recordsHash }) => ({ key, version, value, recordsHash }))
}
