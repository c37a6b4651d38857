import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'

/** A result document about to be kept: what the public may learn of it, and the hash of its file. */
export interface NewResult {
  readonly caseId: string
  readonly codeHash: string
  readonly title: string
  readonly unitId: string
  /** What is shown of whoever it is about: 姓＊, or nothing. */
  readonly shownName: string
  readonly issuedOn: Day
  readonly validUntil: Day | null
  readonly paperId: string
  readonly fileHash: string
}

/** Keeps a result document for good. */
export async function insertResult(tx: Tx, result: NewResult): Promise<void> {
  await tx
    .insertInto('result_document')
    .values({
      id: newId(),
      case_id: result.caseId,
      code_hash: result.codeHash,
      title: result.title,
      unit_id: result.unitId,
      shown_name: result.shownName,
      issued_on: result.issuedOn,
      valid_until: result.validUntil,
      paper_id: result.paperId,
      file_hash: result.fileHash,
    })
    .execute()
}
