import { grants, type Permission, type RoleGrant } from '../../../kernel/roles.ts'

/** What decides about rights over one application. */
export interface CaseFacts {
  readonly state: string
  readonly leadUnitId: string | null
  /** The units at work on it now. */
  readonly unitIds: readonly string[]
}

/**
 * Rights over one application. `office`: 信息公开办公室; `work`: the office or a unit it is with; `secrecy`: the reviewer of the
 * leading unit; `sign`: who signs; `watch`: 监督办公室. Administrators have none.
 */
export type Right = 'office' | 'work' | 'secrecy' | 'sign' | 'watch'

function has(roles: readonly RoleGrant[], permission: Permission, unitId?: string | null): boolean {
  return roles.some((grant) => grants(grant, permission, unitId))
}

/** Does one have the right over this application? */
export function hasRight(roles: readonly RoleGrant[], right: Right, { leadUnitId, unitIds }: CaseFacts): boolean {
  switch (right) {
    case 'office':
      return has(roles, 'applications.handle')
    case 'work':
      return has(roles, 'applications.handle') || unitIds.some((id) => has(roles, 'applications.work', id))
    case 'secrecy':
      return leadUnitId !== null && has(roles, 'applications.check-secrecy', leadUnitId)
    case 'sign':
      return has(roles, 'applications.sign')
    case 'watch':
      return has(roles, 'applications.watch')
  }
}

const TO_SIGN = ['in-review', 'signed']

/** The states in which leaders see an application: when it is theirs to sign. */
export const STATES_TO_SIGN: readonly string[] = TO_SIGN

function checksOrSigns(roles: readonly RoleGrant[], facts: CaseFacts): boolean {
  if (facts.state === 'in-review' && hasRight(roles, 'secrecy', facts)) return true
  return TO_SIGN.includes(facts.state) && hasRight(roles, 'sign', facts)
}

/** Does one see this application at all, without who applied? */
export function maySee(roles: readonly RoleGrant[], facts: CaseFacts): boolean {
  return hasRight(roles, 'work', facts) || hasRight(roles, 'watch', facts) || checksOrSigns(roles, facts)
}

const WITH_THE_OFFICE = [
  'submitted',
  'registered',
  'supplement-requested',
  'signed',
  'answered',
  'lapsed',
  'withdrawn',
  'transferred',
]

/** May one see who applied: the units while they work on it, the office while it handles it; nobody once it is archived but the office. */
export function maySeeIdentity(roles: readonly RoleGrant[], facts: CaseFacts): boolean {
  if (hasRight(roles, 'office', facts)) return true
  return !WITH_THE_OFFICE.includes(facts.state) && facts.state !== 'closed' && hasRight(roles, 'work', facts)
}

/** May one open the letters, which name the applicant: whoever may see who applied, and whoever checks or signs the answer while it is theirs. */
export function mayOpenLetters(roles: readonly RoleGrant[], facts: CaseFacts): boolean {
  return maySeeIdentity(roles, facts) || checksOrSigns(roles, facts)
}

/** May one read the files of the answer, which are for the applicant: whoever works on it, and whoever checks or signs it while it is theirs. */
export function mayReadAnswer(roles: readonly RoleGrant[], facts: CaseFacts): boolean {
  return hasRight(roles, 'work', facts) || checksOrSigns(roles, facts)
}

/** The units of which one sees the applications, by permission. */
export function unitsWith(roles: readonly RoleGrant[], permission: Permission): string[] {
  return roles.flatMap((grant) =>
    grant.unitId !== null && grants(grant, permission, grant.unitId) ? [grant.unitId] : [],
  )
}

/** Does one watch over every application: the office, which handles them, and the supervision office? */
export function watchesAll(roles: readonly RoleGrant[]): boolean {
  return has(roles, 'applications.handle') || has(roles, 'applications.watch')
}
