import type { ErrorCode } from '../../../kernel/error-codes.ts'
import type { OrderSource } from '../../../kernel/monitor-words.ts'
import { grants, type Permission, type RoleGrant } from '../../../kernel/roles.ts'

/** Who wants to do something to an order. */
export interface Doer {
  readonly id: string
  readonly unitId: string | null
  readonly roles: readonly RoleGrant[]
}

/** What decides about rights over one order. */
export interface OrderFacts {
  readonly unitId: string
  readonly orderedBy: string
}

/** What may be done to an order. */
export type OrderRight = 'answer' | 'inspect' | 'revoke'

function has({ roles }: Doer, permission: Permission, unitId?: string): boolean {
  return roles.some((grant) => grants(grant, permission, unitId))
}

/** Does somebody serve in the unit, by their account or by a role? */
function servesIn({ unitId, roles }: Doer, wanted: string): boolean {
  return unitId === wanted || roles.some((grant) => grant.unitId === wanted)
}

/** Why somebody may not make an order to a unit: nobody watches over their own. */
export function objectionsToMaking(doer: Doer, unitId: string): ErrorCode[] {
  if (!has(doer, 'orders.make')) return ['access.denied']
  return servesIn(doer, unitId) ? ['order.own-unit'] : []
}

function objectionsToInspecting(doer: Doer, { unitId, orderedBy }: OrderFacts): ErrorCode[] {
  if (!has(doer, 'orders.inspect')) return ['order.not-yours']
  if (servesIn(doer, unitId)) return ['order.own-unit']
  return doer.id === orderedBy ? ['order.own-inspection'] : []
}

/**
 * Why somebody has no right over an order; empty when they have. The unit answers; somebody else than who ordered looks again and
 * decides about an objection; who ordered may take the order back.
 */
export function objectionsTo(right: OrderRight, doer: Doer, facts: OrderFacts): ErrorCode[] {
  switch (right) {
    case 'answer':
      return has(doer, 'orders.answer', facts.unitId) ? [] : ['order.not-yours']
    case 'inspect':
      return objectionsToInspecting(doer, facts)
    case 'revoke':
      return doer.id === facts.orderedBy && has(doer, 'orders.make') ? [] : objectionsToInspecting(doer, facts)
  }
}

/** The units whose orders somebody sees; null for all. */
export function unitsSeen({ roles }: Pick<Doer, 'roles'>): readonly string[] | null {
  if (roles.some((grant) => grants(grant, 'orders.read'))) return null
  return roles.flatMap((grant) =>
    grant.unitId !== null && grants(grant, 'orders.answer', grant.unitId) ? [grant.unitId] : [],
  )
}

/**
 * What somebody reads an order to come from. That there was a complaint is told to nobody but the supervision office: everybody else
 * reads 监督检查.
 */
export function sourceFor(doer: Pick<Doer, 'roles'>, source: OrderSource): OrderSource {
  return source === 'complaint' && !knowsComplaints(doer) ? 'inspection' : source
}

/** Does somebody know of the complaints to the supervision office? */
export function knowsComplaints({ roles }: Pick<Doer, 'roles'>): boolean {
  return roles.some((grant) => grants(grant, 'orders.make'))
}
