import { sql } from 'kysely'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Route, RouteStep } from './domain/route.ts'

/** The routes in force, with their version. */
export async function listActiveRoutes(db: ReadDb): Promise<(Route & { version: number })[]> {
  const rows = await db
    .selectFrom('review_route')
    .selectAll()
    .where('is_active', '=', true)
    .orderBy('material_kind')
    .execute()
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    materialKind: row.material_kind,
    steps: row.steps as RouteStep[],
    version: row.version,
  }))
}

/** Phrases for everybody and one's own. */
export async function findCommonOpinions(
  db: ReadDb,
  actor: Actor,
): Promise<{ id: string; decision: 'approve' | 'return'; text: string; isMine: boolean }[]> {
  const rows = await db
    .selectFrom('common_opinion')
    .selectAll()
    .where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '=', actor.id)]))
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision as 'approve' | 'return',
    text: row.text,
    isMine: row.account_id !== null,
  }))
}

/** Delegations given and received, running or to come. */
export async function findDelegations(db: ReadDb, actor: Actor) {
  const rows = await db
    .selectFrom('review_delegation as d')
    .innerJoin('account as f', 'f.id', 'd.from_account_id')
    .innerJoin('account as t', 't.id', 'd.to_account_id')
    .select([
      'd.id',
      'd.from_account_id',
      'f.name as from_name',
      't.name as to_name',
      'd.from_on',
      'd.until_on',
      'd.reason',
    ])
    .select(sql<boolean>`(now() at time zone 'Asia/Shanghai')::date between d.from_on and d.until_on`.as('is_active'))
    .where('d.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('d.from_account_id', '=', actor.id), eb('d.to_account_id', '=', actor.id)]))
    .orderBy('d.from_on', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.from_name,
    to: row.to_name,
    fromOn: row.from_on,
    untilOn: row.until_on,
    reason: row.reason,
    isMine: row.from_account_id === actor.id,
    isActive: row.is_active,
  }))
}

/** Who can be put in one's place: whoever takes part in reviews, without oneself and without administrators. */
export async function findDelegates(
  db: ReadDb,
  actor: Actor,
): Promise<{ id: string; name: string; unitName: string }[]> {
  const rows = await db
    .selectFrom('account as a')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.id', 'a.name', 'u.name as unit_name'])
    .distinct()
    .innerJoin('role_grant as g', 'g.account_id', 'a.id')
    .where('g.revoked_at', 'is', null)
    .where('g.role', 'in', [
      'unit_head',
      'secrecy_reviewer',
      'disclosure_office',
      'publicity',
      'leader',
      'principal_leader',
    ])
    .where('a.state', '=', 'active')
    .where('a.id', '<>', actor.id)
    .orderBy('a.name')
    .limit(500)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, unitName: row.unit_name ?? '' }))
}
