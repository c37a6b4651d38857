import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { seal } from '../../platform/sealed.ts'
import {
  type BoundPaper,
  DECISION_COLUMNS,
  type Decision,
  requestPlace,
  searchPlace,
  toDecision,
} from './applications.queries.ts'
import type { Search } from './domain/answer-letter.ts'
import type { ApplicantKind, Request, SupplyForm, SupplyWay } from './domain/intake.ts'
import type { DecisionCode, Parts } from './domain/decision.ts'
import type { Rules } from './domain/rules.ts'

/** What an application is beside its case. */
export interface NewApplication {
  readonly caseId: string
  readonly kind: ApplicantKind
  readonly form: SupplyForm
  readonly way: SupplyWay
  readonly request: Request
  readonly noticeVersion: string
}

/** Keeps an application; what is asked for is sealed, because people write about themselves. */
export async function insertApplication(tx: Tx, key: Buffer, application: NewApplication): Promise<void> {
  const { caseId, kind, form, way, request, noticeVersion } = application
  await tx
    .insertInto('application')
    .values({
      case_id: caseId,
      applicant_kind: kind,
      sealed_request: seal(key, JSON.stringify(request), requestPlace(caseId)),
      supply_form: form,
      supply_way: way,
      notice_version: noticeVersion,
    })
    .execute()
}

/** What changes of an application beside its case; what is not named stays. */
export interface ApplicationPatch {
  readonly supplement_asked_on?: Day
  readonly supplement_until?: Day
  readonly extended_days?: number
  readonly extension_by?: string | null
  readonly reassess_on?: Day | null
  readonly deferred_until?: Day
}

/** Changes it. */
export async function saveApplication(tx: Tx, caseId: string, patch: ApplicationPatch): Promise<void> {
  await tx.updateTable('application').set(patch).where('case_id', '=', caseId).execute()
}

/** Keeps a draft; what was checked and signed of an earlier one does not hold for it. */
export async function saveDecision(
  tx: Tx,
  caseId: string,
  draft: {
    kind: DecisionCode
    parts: Parts
    by: string
    hash: string
    letterId: string
    papers: readonly BoundPaper[]
  },
): Promise<void> {
  const values = {
    kind: draft.kind,
    parts: json(draft.parts),
    drafted_by: draft.by,
    written_by: [draft.by],
    letter_id: draft.letterId,
    hash: draft.hash,
    papers: json(draft.papers),
    secrecy_by: null,
    secrecy_hash: null,
    signed_by: null,
    signed_at: null,
  }
  await tx
    .insertInto('application_decision')
    .values({ case_id: caseId, ...values })
    .onConflict((c) => c.column('case_id').doUpdateSet(values))
    .execute()
}

/** The decision of a locked case. Throws `application.no-decision`. */
export async function getDecision(tx: Tx, caseId: string): Promise<Decision> {
  const row = await tx
    .selectFrom('application_decision')
    .select(DECISION_COLUMNS)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new AppError('application.no-decision')
  return toDecision(row)
}

/** Binds the answer to the text of its letter and its files as they are now; what was checked before does not hold for it, and whoever changed them is a writer. */
export async function saveBinding(
  tx: Tx,
  caseId: string,
  { by, hash, papers }: { by: string; hash: string; papers: readonly BoundPaper[] },
): Promise<void> {
  await tx
    .updateTable('application_decision')
    .set({
      hash,
      papers: json(papers),
      written_by: sql<string[]>`case when ${by} = any(written_by) then written_by else written_by || ${by}::text end`,
      secrecy_by: null,
      secrecy_hash: null,
    })
    .where('case_id', '=', caseId)
    .execute()
}

/** Keeps the last search of the holdings, sealed: its words may name people. */
export async function saveSearch(
  tx: Tx,
  key: Buffer,
  { caseId, search }: { caseId: string; search: Search },
): Promise<void> {
  const sealed = seal(key, JSON.stringify(search), searchPlace(caseId))
  await tx.updateTable('application').set({ sealed_search: sealed }).where('case_id', '=', caseId).execute()
}

/** Notes who found nothing secret in exactly this text. */
export async function saveSecrecy(tx: Tx, caseId: string, { by, hash }: { by: string; hash: string }): Promise<void> {
  await tx
    .updateTable('application_decision')
    .set({ secrecy_by: by, secrecy_hash: hash })
    .where('case_id', '=', caseId)
    .execute()
}

/** Notes who signed. */
export async function saveSignature(tx: Tx, caseId: string, by: string): Promise<void> {
  await tx
    .updateTable('application_decision')
    .set({ signed_by: by, signed_at: sql<Date>`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .execute()
}

/** Keeps a remedy that somebody sought; answers nothing. */
export async function insertRemedy(
  tx: Tx,
  remedy: { id: string; caseId: string; kind: string; body: string; registeredOn: Day },
): Promise<void> {
  const { id, caseId, kind, body, registeredOn } = remedy
  await tx
    .insertInto('application_remedy')
    .values({ id, case_id: caseId, kind, body, registered_on: registeredOn, outcome: null, ended_on: null })
    .execute()
}

/** Writes down how a remedy ended. Throws `application.remedy-not-found`, `application.remedy-closed`, `application.remedy-not-begun`. */
export async function saveRemedyOutcome(
  tx: Tx,
  { id, caseId, outcome, note, endedOn }: { id: string; caseId: string; outcome: string; note: string; endedOn: Day },
): Promise<void> {
  const row = await tx
    .selectFrom('application_remedy')
    .select(['outcome', 'registered_on'])
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new AppError('application.remedy-not-found')
  if (row.outcome !== null) throw new AppError('application.remedy-closed')
  if (endedOn < row.registered_on) throw new AppError('application.remedy-not-begun')
  await tx
    .updateTable('application_remedy')
    .set({ outcome, outcome_note: note, ended_on: endedOn })
    .where('id', '=', id)
    .execute()
}

/** Keeps what the school has decided about applications. */
export async function saveRules(tx: Tx, rules: Rules, by: string): Promise<void> {
  const values = { rules: json(rules), changed_by: by, changed_at: sql<Date>`clock_timestamp()` }
  await tx
    .insertInto('application_rule')
    .values({ id: 1, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}

/** Takes out what the applicant, third parties and others wrote, the words that were withheld, and those of the answer; its kind stays. */
export async function eraseWords(tx: Tx, caseId: string): Promise<void> {
  await tx
    .updateTable('application')
    .set({ sealed_request: null, sealed_search: null })
    .where('case_id', '=', caseId)
    .execute()
  await tx
    .updateTable('application_decision')
    .set({ parts: json({}) })
    .where('case_id', '=', caseId)
    .execute()
  await tx.updateTable('application_redaction').set({ sealed_marks: null }).where('case_id', '=', caseId).execute()
  await tx
    .updateTable('application_consultation')
    .set({ sealed_passages: null, sealed_reason: null })
    .where('case_id', '=', caseId)
    .execute()
}
