import { sql } from 'kysely'
import { dayOf } from '../../kernel/day.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { type Actor, type Context, may } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { objectionsToOpinion } from './domain/opinion.ts'
import type { RouteStep } from './domain/route.ts'
import { approversOf, delegatorsOf, standsFor } from './reviewers.queries.ts'

/** A review that waits for somebody, or that somebody had to do with. */
export interface InboxRow {
  readonly caseId: string
  readonly subjectType: string
  readonly subjectId: string
  readonly title: string
  readonly unitId: string
  readonly unitName: string
  readonly state: string
  readonly stepName: string | null
  readonly openedAt: Date
  readonly dueOn: string | null
  readonly isRetrospective: boolean
}

interface Row {
  case_id: string
  subject_type: string
  subject_id: string
  title: string
  unit_id: string
  unit_name: string
  state: string
  step_name: string | null
  opened_at: Date
  due_on: string | null
  is_retrospective: boolean
}

function toInbox(row: Row): InboxRow {
  return {
    caseId: row.case_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    title: row.title,
    unitId: row.unit_id,
    unitName: row.unit_name,
    state: row.state,
    stepName: row.step_name,
    openedAt: row.opened_at,
    dueOn: row.due_on,
    isRetrospective: row.is_retrospective,
  }
}

const SHOWN = sql`c.id as case_id, c.subject_type, c.subject_id, c.title, c.unit_id, u.name as unit_name, c.state, c.is_retrospective`

/** What waits for the actor (待办): open steps of their roles, or of those they stand in for; never their own work. */
export async function findInbox(db: ReadDb, actor: Actor, now: Date): Promise<InboxRow[]> {
  const delegators = await delegatorsOf(db, actor.id, dayOf(now))
  const found = await sql<Row>`
    select distinct ${SHOWN}, s.name as step_name, s.opened_at, s.due_on from review_step s
    join review_case c on c.id = s.case_id and c.state = 'open' join unit u on u.id = c.unit_id
    join role_grant g on g.role = s.role and g.revoked_at is null and g.account_id = any(${[actor.id, ...delegators]}::text[])
      and (s.unit_id is null or g.unit_id is null or g.unit_id = s.unit_id)
    where s.state = 'open' and not ${actor.id} = any(c.author_ids) and not g.account_id = any(c.author_ids)
      and not exists (select 1 from review_opinion o where o.step_id = s.id and o.account_id = ${actor.id})
    order by s.due_on nulls last, s.opened_at limit 500`.execute(db)
  return found.rows.map(toInbox)
}

/** What the actor has decided (已办), latest first. */
export async function findDone(db: ReadDb, actor: Actor, limit: number): Promise<InboxRow[]> {
  const found = await sql<Row>`
    select ${SHOWN}, s.name as step_name, max(o.given_at) as opened_at, null as due_on from review_opinion o
    join review_step s on s.id = o.step_id join review_case c on c.id = o.case_id join unit u on u.id = c.unit_id
    where o.account_id = ${actor.id} group by c.id, u.name, s.name order by max(o.given_at) desc limit ${limit}`.execute(
    db,
  )
  return found.rows.map(toInbox)
}

/** What the actor has sent for review (我发起的), latest first. */
export async function findStarted(db: ReadDb, actor: Actor, limit: number): Promise<InboxRow[]> {
  const found = await sql<Row>`
    select ${SHOWN}, (select s.name from review_step s where s.case_id = c.id and s.state = 'open' order by s.seq limit 1) as step_name, c.opened_at,
      (select s.due_on from review_step s where s.case_id = c.id and s.state = 'open' order by s.seq limit 1) as due_on
    from review_case c join unit u on u.id = c.unit_id where c.opened_by = ${actor.id} order by c.opened_at desc limit ${limit}`.execute(
    db,
  )
  return found.rows.map(toInbox)
}

/** Does the actor take part in a review of the subject: as holder at any step that was reached, by delegation, or by an opinion given? */
export async function isReviewerOf(db: ReadDb, actor: Actor, subject: { type: string; id: string }): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`
    select exists (
      select 1 from review_case c join review_step s on s.case_id = c.id
      where c.subject_type = ${subject.type} and c.subject_id = ${subject.id} and (
        exists (select 1 from review_opinion o where o.case_id = c.id and o.account_id = ${actor.id})
        or (c.state = 'open' and s.state = 'open' and exists (
          select 1 from role_grant g where g.role = s.role and g.revoked_at is null and (s.unit_id is null or g.unit_id is null or g.unit_id = s.unit_id)
            and (g.account_id = ${actor.id} or g.account_id in (select d.from_account_id from review_delegation d
              where d.to_account_id = ${actor.id} and d.revoked_at is null and (now() at time zone 'Asia/Shanghai')::date between d.from_on and d.until_on))))
      )) as yes`.execute(db)
  return found.rows[0]?.yes ?? false
}

/** The open step of a review and what stands against the actor's opinion there. */
export async function openStepFor(
  db: ReadDb,
  ctx: Pick<Context, 'actor' | 'now'>,
  caseId: string,
): Promise<{ objections: ErrorCode[]; isSecrecy: boolean; stepName: string }> {
  const row = await db
    .selectFrom('review_case as c')
    .innerJoin('review_step as s', 's.case_id', 'c.id')
    .innerJoin('review_route as r', 'r.id', 'c.route_id')
    .select(['c.state', 'c.author_ids', 's.role', 's.unit_id', 's.name', 's.key', 'r.steps'])
    .where('c.id', '=', caseId)
    .where('s.state', '=', 'open')
    .executeTakeFirst()
  if (!row) return { objections: ['review.already-closed'], isSecrecy: false, stepName: '' }
  if (!may(ctx.actor, 'review.take-part'))
    return { objections: ['review.not-yours'], isSecrecy: false, stepName: row.name }
  const rule = (row.steps as RouteStep[]).find(({ key }) => key === row.key)
  const [stands, approvals] = await Promise.all([
    standsFor(db, ctx.actor.id, { role: row.role, unitId: row.unit_id, today: dayOf(ctx.now()) }),
    approversOf(db, caseId),
  ])
  const objections = objectionsToOpinion({
    caseState: row.state,
    standsFor: stands,
    actorId: ctx.actor.id,
    authorIds: row.author_ids,
    earlierApprovers: approvals.map(({ accountId }) => accountId),
    allowSamePerson: rule?.allowSamePerson ?? false,
  })
  return { objections, isSecrecy: rule?.isSecrecy ?? false, stepName: row.name }
}
