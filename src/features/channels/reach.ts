import { AppError } from '../../kernel/app-error.ts'
import { grants, type Permission, UNIT_BOUND } from '../../kernel/roles.ts'
import { type Actor, type Context, may } from '../../platform/context.ts'
import type { Appearance, Reach } from './appearances.queries.ts'

/** The units for which the actor holds a right that is bound to them. */
function unitsOf({ roles }: Actor, permission: Permission): string[] {
  const bound = roles.filter((grant) => UNIT_BOUND.includes(grant.role) && grants(grant, permission))
  return bound.flatMap(({ unitId }) => unitId ?? [])
}

function isSchoolWide(actor: Actor, permission: Permission): boolean {
  // No unit has an empty id: only a right over the whole school holds for it.
  return may(actor, permission, '')
}

/** Whose entries the actor reads. Throws `access.sign-in-required`, `access.denied`. */
export function reachOf(ctx: Context): Reach {
  const { actor } = ctx
  if (!may(actor, 'channels.read')) throw new AppError(actor.id === '' ? 'access.sign-in-required' : 'access.denied')
  return {
    unitIds: unitsOf(actor, 'channels.read'),
    viewer: isSchoolWide(actor, 'channels.read') ? actor.viewer : null,
  }
}

/** The units whose publications the actor may register, beside what they may read where they may for the whole school. */
export function registerableUnits({ actor }: Context): readonly string[] {
  return unitsOf(actor, 'channels.register')
}

/** May this entry be corrected, taken down, proved by this actor? */
export function mayChange({ actor }: Context, { unitId, isVoid }: Pick<Appearance, 'unitId' | 'isVoid'>): boolean {
  return !isVoid && may(actor, 'channels.register', unitId)
}
