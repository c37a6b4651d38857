import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** Somebody whose turn it is, or who stands in for them. */
export interface Reviewer {
  readonly id: string
  readonly name: string
}

/** Active holders of a role for a unit (null: for the school). A grant without unit holds for every unit. */
export async function holdersOf(db: ReadDb, role: string, unitId: string | null): Promise<Reviewer[]> {
  const found = await sql<Reviewer>`
    select distinct a.id, a.name from role_grant g join account a on a.id = g.account_id
    where g.role = ${role} and g.revoked_at is null and a.state = 'active'
      and (${unitId}::text is null or g.unit_id is null or g.unit_id = ${unitId})
    order by a.name`.execute(db)
  return found.rows
}

/** Who has put the actor in their place on this day (外出代理). A delegate's own delegates are not followed. */
export async function delegatorsOf(db: ReadDb, accountId: string, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('review_delegation')
    .select('from_account_id')
    .distinct()
    .where('to_account_id', '=', accountId)
    .where('from_on', '<=', today)
    .where('until_on', '>=', today)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map((row) => row.from_account_id)
}

/** Under whose right the account may act at a step: itself, or those holders who delegated to it. */
export async function standsFor(
  db: ReadDb,
  accountId: string,
  { role, unitId, today }: { role: string; unitId: string | null; today: string },
): Promise<string[]> {
  const [holders, delegators] = await Promise.all([holdersOf(db, role, unitId), delegatorsOf(db, accountId, today)])
  const ids = holders.map(({ id }) => id)
  return [
    ...(ids.includes(accountId) ? [accountId] : []),
    ...delegators.filter((id) => ids.includes(id) && id !== accountId),
  ]
}

/** Who has approved at earlier steps, and at this one. */
export async function approversOf(
  db: ReadDb,
  caseId: string,
): Promise<{ stepId: string; accountId: string; onBehalfOf: string | null }[]> {
  const rows = await db
    .selectFrom('review_opinion')
    .select(['step_id', 'account_id', 'on_behalf_of'])
    .where('case_id', '=', caseId)
    .where('decision', '=', 'approve')
    .execute()
  return rows.map((row) => ({ stepId: row.step_id, accountId: row.account_id, onBehalfOf: row.on_behalf_of }))
}
