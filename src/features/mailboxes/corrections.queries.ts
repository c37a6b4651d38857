import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { Finding } from './domain/letter-kind.ts'

/** The page that a letter says is inaccurate, as it was then, and what came of it. */
export interface Correction {
  readonly caseId: string
  readonly documentId: string
  readonly revisionId: string
  readonly finding: Finding | null
  readonly correctedBy: string | null
}

/** What a letter says of a page; undefined when it is no correction. */
export async function findCorrection(db: ReadDb | Tx, caseId: string): Promise<Correction | undefined> {
  const row = await db
    .selectFrom('mailbox_correction')
    .select(['case_id as caseId', 'document_id as documentId', 'revision_id as revisionId', 'finding'])
    .select('corrected_by as correctedBy')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && { ...row, finding: row.finding as Finding | null }
}

/** The ids of what was said before corrections were cases, the oldest first. */
export async function listOldReports(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('correction_report').select('id').orderBy('reported_at').execute()
  return rows.map(({ id }) => id)
}
