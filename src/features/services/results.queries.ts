import type { ReadDb } from '../../platform/db/database.ts'

/** A result document as its code shows it to anybody. Days are civil days in Asia/Shanghai. */
export interface ShownResult {
  readonly number: string
  readonly serviceName: string
  readonly title: string
  readonly unitName: string
  readonly shownName: string
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly fileHash: string
}

/** The document of a code, by the code's hash: nothing of the code can be learnt from how long this takes. */
export async function findResult(db: ReadDb, codeHash: string): Promise<ShownResult | undefined> {
  return db
    .selectFrom('result_document as r')
    .innerJoin('case_file as f', 'f.id', 'r.case_id')
    .innerJoin('service_case as m', 'm.case_id', 'r.case_id')
    .innerJoin('service as s', 's.id', 'm.service_id')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .select(['f.number', 's.name as serviceName', 'r.title', 'u.name as unitName', 'r.shown_name as shownName'])
    .select(['r.issued_on as issuedOn', 'r.valid_until as validUntil', 'r.file_hash as fileHash'])
    .where('r.code_hash', '=', codeHash)
    .executeTakeFirst()
}

/** The result documents of a matter. */
export async function listResults(
  db: ReadDb,
  caseId: string,
): Promise<{ title: string; paperId: string; issuedOn: string }[]> {
  return db
    .selectFrom('result_document')
    .select(['title', 'paper_id as paperId', 'issued_on as issuedOn'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
}
