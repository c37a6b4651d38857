import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId, sha256 } from '../../platform/ids.ts'

/** A report as it comes in. */
export interface NewReport {
  readonly number: string
  readonly code: string
  readonly documentId: string
  readonly revisionId: string
  readonly unitId: string
  readonly what: string
  readonly contact: string
  readonly dueOn: string
}

/** Keeps a report; only the hash of its query code is stored. */
export async function insertReport(tx: Tx, report: NewReport): Promise<string> {
  const id = newId()
  await tx
    .insertInto('correction_report')
    .values({
      id,
      code_hash: sha256(report.code),
      number: report.number,
      document_id: report.documentId,
      revision_id: report.revisionId,
      unit_id: report.unitId,
      what: report.what,
      contact: report.contact,
      due_on: report.dueOn,
    })
    .execute()
  return id
}

/** The report, locked. Throws `report.not-found`. */
export async function lockReport(
  tx: Tx,
  id: string,
): Promise<{ id: string; unitId: string; documentId: string; state: string }> {
  const row = await tx
    .selectFrom('correction_report')
    .select(['id', 'unit_id', 'document_id', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('report.not-found', { id })
  return { id: row.id, unitId: row.unit_id, documentId: row.document_id, state: row.state }
}

/** Writes the answer down. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  { state, answer, by }: { state: string; answer: string; by: string },
): Promise<void> {
  await tx
    .updateTable('correction_report')
    .set({ state, answer, answered_by: by, answered_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

/** What may be reported on: a publication whose text can be read, and who is responsible for it. */
export async function findReportable(
  tx: Tx,
  no: number,
): Promise<{ documentId: string; revisionId: string; unitId: string } | undefined> {
  const row = await tx
    .selectFrom('publication')
    .select(['document_id', 'revision_id', 'unit_id'])
    .where('no', '=', no)
    .where('state', 'in', ['live', 'kept'])
    .executeTakeFirst()
  return row && { documentId: row.document_id, revisionId: row.revision_id, unitId: row.unit_id }
}
