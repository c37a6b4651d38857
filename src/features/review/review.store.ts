import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Route, RouteStep } from './domain/route.ts'

/** A review as the engine works on it, locked. */
export interface ReviewCase {
  readonly id: string
  readonly subjectType: string
  readonly subjectId: string
  readonly revisionId: string
  readonly revisionHash: string
  readonly unitId: string
  readonly authorIds: readonly string[]
  readonly state: string
  readonly steps: readonly CaseStep[]
}

/** A step of a running review; `rule` is what the route said when the review was opened. */
export interface CaseStep {
  readonly id: string
  readonly seq: number
  readonly name: string
  readonly role: string
  readonly unitId: string | null
  readonly accountId: string | null
  readonly mode: 'any' | 'all'
  readonly state: string
  readonly rule: RouteStep
}

/** The active route for a kind of material. Throws `review.no-route`. */
export async function getActiveRoute(tx: Tx, materialKind: string): Promise<Route & { id: string }> {
  const row = await tx
    .selectFrom('review_route')
    .selectAll()
    .where('material_kind', '=', materialKind)
    .where('is_active', '=', true)
    .executeTakeFirst()
  if (!row) throw new AppError('review.no-route', { materialKind })
  return { id: row.id, key: row.key, name: row.name, materialKind: row.material_kind, steps: row.steps as RouteStep[] }
}

/** A new version of a route; the older one stays for the reviews that began under it. */
export async function insertRoute(tx: Tx, route: Route): Promise<string> {
  const id = newId()
  await tx
    .updateTable('review_route')
    .set({ is_active: false })
    .where('material_kind', '=', route.materialKind)
    .where('is_active', '=', true)
    .execute()
  await tx
    .insertInto('review_route')
    .values({
      id,
      key: route.key,
      name: route.name,
      material_kind: route.materialKind,
      steps: json(route.steps),
      version: sql<number>`coalesce((select max(version) from review_route where key = ${route.key}), 0) + 1`,
    })
    .execute()
  return id
}

/** What a review is opened with. */
export interface NewCase {
  readonly subjectType: string
  readonly subjectId: string
  readonly revisionId: string
  readonly revisionHash: string
  readonly title: string
  readonly unitId: string
  readonly routeId: string
  readonly authorIds: readonly string[]
  readonly isRetrospective: boolean
  readonly openedBy: string
  readonly steps: readonly RouteStep[]
}

/** Opens a review with its steps waiting. Throws `review.already-open`. */
export async function insertCase(tx: Tx, values: NewCase): Promise<string> {
  const id = newId()
  const done = await tx
    .insertInto('review_case')
    .values({
      id,
      subject_type: values.subjectType,
      subject_id: values.subjectId,
      revision_id: values.revisionId,
      revision_hash: values.revisionHash,
      title: values.title,
      unit_id: values.unitId,
      route_id: values.routeId,
      author_ids: [...values.authorIds],
      is_retrospective: values.isRetrospective,
      state: 'open',
      opened_by: values.openedBy,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('review.already-open', { subjectId: values.subjectId })
  await tx
    .insertInto('review_step')
    .values(
      values.steps.map((step, index) => ({
        id: newId(),
        case_id: id,
        seq: index + 1,
        key: step.key,
        name: step.name,
        role: step.role,
        unit_id: step.scope === 'own-unit' ? values.unitId : null,
        mode: step.mode,
        state: 'waiting',
      })),
    )
    .execute()
  return id
}

/** The review with its steps, locked. Throws `review.not-found`. */
export async function lockCase(tx: Tx, id: string): Promise<ReviewCase> {
  const row = await tx.selectFrom('review_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('review.not-found', { id })
  const route = await tx
    .selectFrom('review_route')
    .select('steps')
    .where('id', '=', row.route_id)
    .executeTakeFirstOrThrow()
  const rules = new Map((route.steps as RouteStep[]).map((step) => [step.key, step]))
  const steps = await tx.selectFrom('review_step').selectAll().where('case_id', '=', id).orderBy('seq').execute()
  return {
    id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    revisionId: row.revision_id,
    revisionHash: row.revision_hash,
    unitId: row.unit_id,
    authorIds: row.author_ids,
    state: row.state,
    steps: steps.flatMap((step) => {
      const rule = rules.get(step.key)
      return rule
        ? [
            {
              id: step.id,
              seq: step.seq,
              name: step.name,
              role: step.role,
              unitId: step.unit_id,
              accountId: step.account_id,
              mode: step.mode as 'any' | 'all',
              state: step.state,
              rule,
            },
          ]
        : []
    }),
  }
}

/** Opens a waiting step. */
export async function openStep(
  tx: Tx,
  id: string,
  { dueOn, role, unitId }: { dueOn: string | null; role: string; unitId: string | null },
): Promise<void> {
  await tx
    .updateTable('review_step')
    .set({ state: 'open', opened_at: sql`clock_timestamp()`, due_on: dueOn, role, unit_id: unitId })
    .where('id', '=', id)
    .execute()
}

/** Ends steps in these states. */
export async function closeSteps(
  tx: Tx,
  caseId: string,
  { from, to, stepId }: { from: readonly string[]; to: string; stepId?: string },
): Promise<void> {
  let query = tx
    .updateTable('review_step')
    .set({ state: to, closed_at: sql`clock_timestamp()` })
    .where('case_id', '=', caseId)
    .where('state', 'in', [...from])
  if (stepId !== undefined) query = query.where('id', '=', stepId)
  await query.execute()
}

/** Ends the review. */
export async function setCaseState(
  tx: Tx,
  id: string,
  state: 'approved' | 'returned' | 'voided' | 'recalled',
): Promise<void> {
  await tx.updateTable('review_case').set({ state, closed_at: sql`clock_timestamp()` }).where('id', '=', id).execute()
}

/** An opinion as it is kept for good. */
export interface NewOpinion {
  readonly caseId: string
  readonly stepId: string
  readonly accountId: string
  readonly onBehalfOf: string | null
  readonly actor: Record<string, unknown>
  readonly decision: string
  readonly opinion: string
  readonly findings: unknown
  readonly revisionHash: string
}

/** Writes an opinion down. */
export async function insertOpinion(tx: Tx, values: NewOpinion): Promise<void> {
  await tx
    .insertInto('review_opinion')
    .values({
      id: newId(),
      case_id: values.caseId,
      step_id: values.stepId,
      account_id: values.accountId,
      on_behalf_of: values.onBehalfOf,
      actor: json(values.actor),
      decision: values.decision,
      opinion: values.opinion,
      findings: json(values.findings ?? {}),
      revision_hash: values.revisionHash,
    })
    .execute()
}
