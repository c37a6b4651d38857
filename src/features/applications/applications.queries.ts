import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import { known, type ReadDb, type Tx } from '../../platform/db/database.ts'
import { unseal } from '../../platform/sealed.ts'
import type { Search } from './domain/answer-letter.ts'
import type { DecisionCode, Parts } from './domain/decision.ts'
import type { ApplicantKind, Request, SupplyForm, SupplyWay } from './domain/intake.ts'
import { DEFAULT_RULES, type Rules } from './domain/rules.ts'

/** Where a request is sealed to. */
export function requestPlace(caseId: string): string {
  return `case:${caseId}:request`
}

/** What an application is beside its case; the request stays sealed until somebody entitled opens it. */
export interface ApplicationRow {
  readonly caseId: string
  readonly kind: ApplicantKind
  readonly form: SupplyForm
  readonly way: SupplyWay
  readonly noticeVersion: string
  readonly supplementAskedOn: Day | null
  readonly supplementUntil: Day | null
  readonly extendedDays: number
  readonly extensionBy: string | null
  readonly reassessOn: Day | null
  readonly sealedRequest: Buffer | null
  readonly sealedSearch: Buffer | null
  readonly deferredUntil: Day | null
}

/** The application of a case. Throws `case.not-found`. */
export async function getApplication(db: ReadDb | Tx, caseId: string): Promise<ApplicationRow> {
  const row = await db
    .selectFrom('application')
    .select(['case_id as caseId', 'applicant_kind as kind', 'supply_form as form', 'supply_way as way'])
    .select(['notice_version as noticeVersion', 'supplement_asked_on as supplementAskedOn'])
    .select(['supplement_until as supplementUntil', 'extended_days as extendedDays'])
    .select(['extension_by as extensionBy', 'reassess_on as reassessOn', 'sealed_request as sealedRequest'])
    .select(['sealed_search as sealedSearch', 'deferred_until as deferredUntil'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new AppError('case.not-found', { id: caseId })
  return row as ApplicationRow
}

/** What is asked for; undefined when it was erased. */
export function openRequest(key: Buffer, { caseId, sealedRequest }: ApplicationRow): Request | undefined {
  if (sealedRequest === null) return undefined
  return JSON.parse(unseal(key, sealedRequest, requestPlace(caseId)).toString('utf8')) as Request
}

/** Where a search record is sealed to. */
export function searchPlace(caseId: string): string {
  return `case:${caseId}:search`
}

/** The last search of the holdings; undefined when there was none, or it was erased. */
export function openSearch(key: Buffer, { caseId, sealedSearch }: ApplicationRow): Search | undefined {
  if (sealedSearch === null) return undefined
  return JSON.parse(unseal(key, sealedSearch, searchPlace(caseId)).toString('utf8')) as Search
}

/** A file of an answer as the answer is bound to it. */
export interface BoundPaper {
  readonly id: string
  readonly sha256: string
}

/** An answer from draft to signature. `secrecyHash` is what the secrecy reviewer saw; `writtenBy` are all who wrote at it or its letter. */
export interface Decision {
  readonly kind: DecisionCode
  readonly parts: Parts
  readonly draftedBy: string
  readonly writtenBy: readonly string[]
  /** Null for answers of the time before they had letters. */
  readonly letterId: string | null
  readonly hash: string
  readonly secrecyBy: string | null
  readonly secrecyHash: string | null
  readonly signedBy: string | null
  readonly signedAt: Date | null
  /** The files that go out with it; null for answers of the time before they were bound. */
  readonly papers: readonly BoundPaper[] | null
}

export const DECISION_COLUMNS = [
  'kind',
  'parts',
  'drafted_by as draftedBy',
  'written_by as writtenBy',
  'letter_id as letterId',
  'hash',
  'secrecy_by as secrecyBy',
  'secrecy_hash as secrecyHash',
  'signed_by as signedBy',
  'signed_at as signedAt',
  'papers',
] as const

/** A row with these columns as a decision. */
export function toDecision(row: Record<string, unknown>): Decision {
  return row as unknown as Decision
}

/** The decision of a case, if one was drafted. */
export async function findDecision(db: ReadDb | Tx, caseId: string): Promise<Decision | undefined> {
  const row = await db
    .selectFrom('application_decision')
    .select(DECISION_COLUMNS)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && toDecision(row)
}

/** Remedies sought, oldest first. */
export async function listRemedies(db: ReadDb, caseId: string) {
  return db
    .selectFrom('application_remedy')
    .select(['id', 'kind', 'body', 'registered_on as registeredOn', 'outcome', 'outcome_note as outcomeNote'])
    .select('ended_on as endedOn')
    .where('case_id', '=', caseId)
    .orderBy('registered_on')
    .execute()
}

/** What the school has decided about applications; without a decision, the defaults. */
export async function readRules(db: ReadDb | Tx): Promise<Rules> {
  const row = await known(db, 'application rules', () =>
    db.selectFrom('application_rule').select('rules').where('id', '=', 1).executeTakeFirst(),
  )
  return { ...DEFAULT_RULES, ...(row?.rules as Partial<Rules> | undefined) }
}

/** The refused applications that are to be looked at again by a day. */
export async function listToReassess(db: ReadDb, until: Day) {
  return db
    .selectFrom('application as a')
    .innerJoin('case_file as f', 'f.id', 'a.case_id')
    .select(['f.id', 'f.number', 'f.subject', 'f.outcome', 'a.reassess_on as reassessOn'])
    .where('a.reassess_on', '<=', until)
    .orderBy('a.reassess_on')
    .limit(500)
    .execute()
}
