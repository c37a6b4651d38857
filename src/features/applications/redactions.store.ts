import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newSecret, sha256 } from '../../platform/ids.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import { seal, unseal } from '../../platform/sealed.ts'
import type { Mark, RedactionReport } from './domain/redaction.ts'

/** A page of an original: points of a PDF, pixels of a picture; `hasText` false where no word can be sought. */
export interface OriginalPage {
  readonly width: number
  readonly height: number
  readonly hasText: boolean
}

/** 信息原件, of which the applicant is to get a part. `sha256` is that of the file as it came. */
export interface Original {
  readonly paperId: string
  readonly caseId: string
  readonly kind: string
  readonly sha256: string
  readonly pages: readonly OriginalPage[]
}

/** Keeps what is known of an original beside its paper. */
export async function insertOriginal(tx: Tx, { paperId, caseId, kind, sha256, pages }: Original): Promise<void> {
  await tx
    .insertInto('application_original')
    .values({ paper_id: paperId, case_id: caseId, kind, sha256, pages: json(pages) })
    .execute()
}

/** The originals of a case, oldest first. */
export async function listOriginals(db: ReadDb | Tx, caseId: string): Promise<Original[]> {
  const rows = await db
    .selectFrom('application_original')
    .select(['paper_id as paperId', 'case_id as caseId', 'kind', 'sha256', 'pages'])
    .where('case_id', '=', caseId)
    .orderBy('paper_id')
    .execute()
  return rows as Original[]
}

/** An original of this case. Throws `application.original-not-found`. */
export async function getOriginal(
  db: ReadDb | Tx,
  { id, originalId }: { id: string; originalId: string },
): Promise<Original> {
  const original = (await listOriginals(db, id)).find(({ paperId }) => paperId === originalId)
  if (!original) throw new AppError('application.original-not-found')
  return original
}

/** 遮盖件: one version of an original without what is withheld. */
export interface RedactionRow {
  readonly id: string
  readonly caseId: string
  readonly originalId: string
  readonly version: number
  readonly resultId: string
  readonly resultSha256: string
  readonly sealedMarks: Buffer | null
  readonly marksHash: string
  readonly report: RedactionReport
  readonly madeBy: string
  readonly madeAt: Date
  readonly releasedBy: string | null
  readonly releasedAt: Date | null
  readonly setAsideBy: string | null
  readonly setAsideAt: Date | null
}

function marksPlace({ caseId, id }: { caseId: string; id: string }): string {
  return `case:${caseId}:redaction:${id}:marks`
}

/** Keeps a version. The marks are sealed with salt and answered as a hash that binds them and tells nothing of them. */
export async function insertRedaction(
  tx: Tx,
  { key, actor }: { key: Buffer; actor: Actor },
  redaction: Pick<RedactionRow, 'id' | 'caseId' | 'originalId' | 'version' | 'resultId' | 'resultSha256' | 'report'> & {
    readonly marks: readonly Mark[]
  },
): Promise<{ marksHash: string }> {
  const { id, caseId, originalId, version, resultId, resultSha256, report, marks } = redaction
  const salted = JSON.stringify({ salt: newSecret(), marks })
  const marksHash = sha256(salted)
  await tx
    .insertInto('application_redaction')
    .values({
      id,
      case_id: caseId,
      original_id: originalId,
      version,
      result_id: resultId,
      result_sha256: resultSha256,
      sealed_marks: seal(key, salted, marksPlace(redaction)),
      marks_hash: marksHash,
      report: json(report),
      made_by: json(snapshot(actor)),
      released_by: null,
      released_at: null,
      set_aside_by: null,
      set_aside_at: null,
    })
    .execute()
  return { marksHash }
}

/** Every version of every original of a case, in the order in which they were made. */
export async function listRedactions(db: ReadDb | Tx, caseId: string): Promise<RedactionRow[]> {
  const rows = await db
    .selectFrom('application_redaction')
    .select(['id', 'case_id as caseId', 'original_id as originalId', 'version', 'result_id as resultId'])
    .select(['result_sha256 as resultSha256', 'sealed_marks as sealedMarks', 'marks_hash as marksHash', 'report'])
    .select(['made_at as madeAt', 'released_at as releasedAt', 'set_aside_at as setAsideAt'])
    .select(sql<string>`made_by ->> 'name'`.as('madeBy'))
    .select(sql<string | null>`released_by ->> 'name'`.as('releasedBy'))
    .select(sql<string | null>`set_aside_by ->> 'name'`.as('setAsideBy'))
    .where('case_id', '=', caseId)
    .orderBy('original_id')
    .orderBy('version')
    .execute()
  return rows as RedactionRow[]
}

/** A version of a case and all of the same original. Throws `application.redaction-not-found`. */
export async function getRedaction(
  db: ReadDb | Tx,
  { id, redactionId }: { id: string; redactionId: string },
): Promise<{ redaction: RedactionRow; last: number }> {
  const all = await listRedactions(db, id)
  const redaction = all.find((each) => each.id === redactionId)
  if (!redaction) throw new AppError('application.redaction-not-found')
  const versions = all.filter(({ originalId }) => originalId === redaction.originalId).map(({ version }) => version)
  return { redaction, last: Math.max(...versions) }
}

/** What was to be taken out, opened; nothing once it was erased. */
export function openMarks(key: Buffer, redaction: RedactionRow): readonly Mark[] {
  if (redaction.sealedMarks === null) return []
  const opened = unseal(key, redaction.sealedMarks, marksPlace(redaction)).toString('utf8')
  return (JSON.parse(opened) as { marks: readonly Mark[] }).marks
}

/** Notes who let a version go out. */
export async function saveRelease(tx: Tx, redactionId: string, actor: Actor): Promise<void> {
  await tx
    .updateTable('application_redaction')
    .set({ released_by: json(snapshot(actor)), released_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', redactionId)
    .execute()
}

/** Notes who decided that a version is not used. */
export async function saveSettingAside(tx: Tx, redactionId: string, actor: Actor): Promise<void> {
  await tx
    .updateTable('application_redaction')
    .set({ set_aside_by: json(snapshot(actor)), set_aside_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', redactionId)
    .execute()
}
