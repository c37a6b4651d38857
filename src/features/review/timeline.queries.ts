import type { ReadDb } from '../../platform/db/database.ts'
import type { RouteStep } from './domain/route.ts'
import { holdersOf } from './reviewers.queries.ts'

function findCase(db: ReadDb, caseId: string) {
  return db
    .selectFrom('review_case as c')
    .innerJoin('review_route as r', 'r.id', 'c.route_id')
    .leftJoin('account as o', 'o.id', 'c.opened_by')
    .select([
      'c.id',
      'c.state',
      'c.title',
      'c.subject_type',
      'c.subject_id',
      'c.revision_hash',
      'c.opened_at',
      'c.closed_at',
      'c.is_retrospective',
      'r.name as route',
      'r.steps',
      'o.name as opener',
      'c.author_ids',
      'c.unit_id',
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirst()
}

function findSteps(db: ReadDb, caseId: string) {
  return db.selectFrom('review_step').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()
}

function findOpinions(db: ReadDb, caseId: string) {
  return db
    .selectFrom('review_opinion as o')
    .leftJoin('account as b', 'b.id', 'o.on_behalf_of')
    .selectAll('o')
    .select('b.name as behalf_name')
    .where('o.case_id', '=', caseId)
    .orderBy('o.given_at')
    .execute()
}

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>
type StepRow = Awaited<ReturnType<typeof findSteps>>[number]
type OpinionRow = Awaited<ReturnType<typeof findOpinions>>[number]

function toOpinion(row: OpinionRow) {
  const { name, unitName = '' } = row.actor as { name: string; unitName?: string }
  return {
    by: name,
    unitName,
    onBehalfOf: row.behalf_name,
    decision: row.decision as 'approve' | 'return',
    opinion: row.opinion,
    findings: row.findings as Record<string, unknown>,
    givenAt: row.given_at.toISOString(),
  }
}

/** Those who can act at a step that is not over yet, without the authors. */
async function reviewersOf(db: ReadDb, step: StepRow, authorIds: readonly string[]): Promise<string[]> {
  if (step.state !== 'open' && step.state !== 'waiting') return []
  const holders = await holdersOf(db, step.role, step.unit_id)
  return holders.filter(({ id }) => !authorIds.includes(id)).map(({ name }) => name)
}

async function toStep(
  db: ReadDb,
  step: StepRow,
  { review, opinions }: { review: CaseRow; opinions: readonly OpinionRow[] },
) {
  const rule = (review.steps as RouteStep[]).find(({ key }) => key === step.key)
  return {
    name: step.name,
    state: step.state,
    isSecrecy: rule?.isSecrecy ?? false,
    openedAt: step.opened_at?.toISOString() ?? null,
    closedAt: step.closed_at?.toISOString() ?? null,
    dueOn: step.due_on,
    reviewers: await reviewersOf(db, step, review.author_ids),
    opinions: opinions.filter(({ step_id: stepId }) => stepId === step.id).map(toOpinion),
  }
}

/** The whole story of a review: each step, who could act, who did, when and with which words. */
export async function findTimeline(db: ReadDb, caseId: string) {
  const review = await findCase(db, caseId)
  if (!review) return undefined
  const [steps, opinions] = await Promise.all([findSteps(db, caseId), findOpinions(db, caseId)])
  return {
    caseId: review.id,
    state: review.state,
    title: review.title,
    subjectType: review.subject_type,
    subjectId: review.subject_id,
    unitId: review.unit_id,
    revisionHash: review.revision_hash,
    route: review.route,
    openedBy: review.opener ?? '系统',
    openedAt: review.opened_at.toISOString(),
    closedAt: review.closed_at?.toISOString() ?? null,
    isRetrospective: review.is_retrospective,
    steps: await Promise.all(steps.map((step) => toStep(db, step, { review, opinions }))),
  }
}
