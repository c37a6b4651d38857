import type { Tx } from '../../platform/db/database.ts'
import type { ClosedFigure } from './periods.queries.ts'

/** Writes a closed period with its figures; neither can be changed afterwards. */
export async function insertPeriod(
  tx: Tx,
  period: { id: string; from: string; to: string; closedBy: string; figures: readonly ClosedFigure[] },
): Promise<void> {
  const { id, from, to, closedBy, figures } = period
  await tx.insertInto('closed_period').values({ id, from_day: from, to_day: to, closed_by: closedBy }).execute()
  await tx
    .insertInto('closed_figure')
    .values(
      figures.map(({ key, version, value, recordsHash }, sort) => ({
        ...{ period_id: id, sort, key, version, value },
        records_hash: recordsHash,
      })),
    )
    .execute()
}
