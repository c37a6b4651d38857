import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Occasion } from './domain/occasion.ts'

/** Keeps what the published revision says of its occasion; a revision that says nothing takes it away. */
export async function saveOccasion(tx: Tx, documentId: string, occasion: Occasion | undefined): Promise<void> {
  await tx.deleteFrom('publication_occasion').where('document_id', '=', documentId).execute()
  if (occasion === undefined) return
  await tx
    .insertInto('publication_occasion')
    .values({
      document_id: documentId,
      happens_on: occasion.happensOn === '' ? null : occasion.happensOn,
      hours: occasion.hours,
      venue: occasion.venue,
      project_no: occasion.projectNo,
      stage: occasion.stage,
    })
    .execute()
}

/** The columns of the portal that the office pulled the publication into. */
export async function pulledColumns(tx: Tx, documentId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('publication_pull')
    .select('column_id')
    .where('document_id', '=', documentId)
    .orderBy('column_id')
    .execute()
  return rows.map((row) => row.column_id)
}

/** Those of the columns that the school's own portal shows: nothing is pulled into a unit's sub-site. */
export async function portalColumns(tx: Tx, columnIds: readonly string[]): Promise<string[]> {
  if (columnIds.length === 0) return []
  const rows = await tx
    .selectFrom('site_column as c')
    .innerJoin('site as s', 's.id', 'c.site_id')
    .select('c.id')
    .where('c.id', 'in', [...columnIds])
    .where('s.unit_id', 'is', null)
    .where('c.state', '=', 'active')
    .execute()
  return rows.map((row) => row.id)
}

/** A publication's places beside its own: columns of the portal, and the front page until an instant. */
export interface Pull {
  readonly documentId: string
  /** Columns it was pulled into and out of; those its own revision names stay. */
  readonly into: readonly string[]
  readonly outOf: readonly string[]
  readonly pinnedUntil: Date | null
  readonly by: string
  readonly reason: string
}

/** Pulls a publication into columns and out of others, and sets how long the front page shows it. */
export async function savePull(tx: Tx, { documentId, into, outOf, ...pull }: Pull): Promise<void> {
  if (outOf.length > 0) {
    await tx
      .deleteFrom('publication_pull')
      .where('document_id', '=', documentId)
      .where('column_id', 'in', [...outOf])
      .execute()
    await tx
      .deleteFrom('publication_column')
      .where('document_id', '=', documentId)
      .where('column_id', 'in', [...outOf])
      .where(
        sql<boolean>`not exists (select from publication p join revision r on r.id = p.revision_id
          where p.document_id = publication_column.document_id and r.metadata -> 'columnIds' ? publication_column.column_id)`,
      )
      .execute()
  }
  const rows = into.map((columnId) => ({ document_id: documentId, column_id: columnId }))
  if (rows.length > 0) {
    const whose = { pulled_by: pull.by, reason: pull.reason }
    await tx
      .insertInto('publication_pull')
      .values(rows.map((row) => ({ ...row, ...whose })))
      .execute()
    await tx
      .insertInto('publication_column')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .execute()
  }
  await tx
    .updateTable('publication')
    .set({ pinned_until: pull.pinnedUntil })
    .where('document_id', '=', documentId)
    .execute()
}
