import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Finding } from './domain/letter-kind.ts'

/** Keeps which page a letter says is inaccurate. */
export async function insertCorrection(
  tx: Tx,
  { caseId, documentId, revisionId }: { caseId: string; documentId: string; revisionId: string },
): Promise<void> {
  await tx
    .insertInto('mailbox_correction')
    .values({ case_id: caseId, document_id: documentId, revision_id: revisionId, finding: null, corrected_by: null })
    .execute()
}

/** Notes what came of it, and the revision that is right. */
export async function saveFinding(
  tx: Tx,
  caseId: string,
  { finding, correctedBy }: { finding: Finding; correctedBy: string | null },
): Promise<void> {
  await tx
    .updateTable('mailbox_correction')
    .set({ finding, corrected_by: correctedBy })
    .where('case_id', '=', caseId)
    .execute()
}

/** What was said before corrections were cases, taken out of its table for good; undefined when somebody else has taken it. */
export async function takeOldReport(tx: Tx, id: string) {
  return tx.deleteFrom('correction_report').where('id', '=', id).returningAll().executeTakeFirst()
}

/** Notes on an answer that was carried over when it went out. */
export async function saveOldRelease(tx: Tx, caseId: string, { by, at }: { by: string; at: Date }): Promise<void> {
  await tx
    .updateTable('mailbox_answer')
    .set({ released_by: by, released_at: sql<Date>`${at}` })
    .where('case_id', '=', caseId)
    .execute()
}
