import { grants, type Permission, type RoleGrant } from '../../../kernel/roles.ts'
import type { CaseName, LetterKind } from './letter-kind.ts'
import type { Release } from './mailbox.ts'

/** What decides about rights over one letter. */
export interface LetterFacts {
  readonly caseName: CaseName
  readonly kind: LetterKind
  readonly state: string
  readonly leadUnitId: string | null
  /** The units at work on it now. */
  readonly unitIds: readonly string[]
  readonly aboutUnitId: string | null
  readonly release: Release
  readonly isImportant: boolean
}

/**
 * Rights over one letter. `handle`: the office, for complaints the supervision office and nobody else; `work`: whoever handles
 * it, or a unit it is with; `release`: who lets the answer go out. Administrators have none.
 */
export type Right = 'handle' | 'work' | 'release'

function has(roles: readonly RoleGrant[], permission: Permission, unitId?: string | null): boolean {
  return roles.some((grant) => grants(grant, permission, unitId))
}

/** The units in which somebody has a role. */
export function unitsOf(roles: readonly RoleGrant[]): string[] {
  return [...new Set(roles.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
}

function unitsWith(roles: readonly RoleGrant[], permission: Permission): string[] {
  return roles.flatMap((grant) =>
    grant.unitId !== null && grants(grant, permission, grant.unitId) ? [grant.unitId] : [],
  )
}

/** The units whose letters somebody works on. */
export function unitsAtWork(roles: readonly RoleGrant[]): string[] {
  return unitsWith(roles, 'mailboxes.work')
}

/** The units over whose letters somebody watches, because they head them. */
export function unitsUrged(roles: readonly RoleGrant[]): string[] {
  return unitsWith(roles, 'cases.urge')
}

function handles(roles: readonly RoleGrant[], { caseName, aboutUnitId }: LetterFacts): boolean {
  if (caseName !== 'complaint') return has(roles, 'mailboxes.handle')
  // Who also serves in the unit complained of does not see the complaint.
  const isOwn = aboutUnitId !== null && unitsOf(roles).includes(aboutUnitId)
  return has(roles, 'mailboxes.supervise') && !isOwn
}

function releases(roles: readonly RoleGrant[], facts: LetterFacts): boolean {
  const { caseName, release, leadUnitId } = facts
  if (caseName === 'complaint' || release === 'office') return handles(roles, facts)
  if (release === 'leader') return has(roles, 'mailboxes.sign')
  // Without a unit at work there is no head: the office stands in.
  return leadUnitId === null ? handles(roles, facts) : has(roles, 'mailboxes.release', leadUnitId)
}

/** Does one have the right over this letter? */
export function hasRight(roles: readonly RoleGrant[], right: Right, facts: LetterFacts): boolean {
  switch (right) {
    case 'handle':
      return handles(roles, facts)
    case 'work':
      return handles(roles, facts) || unitsAtWork(roles).some((id) => facts.unitIds.includes(id))
    case 'release':
      return releases(roles, facts)
  }
}

/** Does a leader see it: what the office calls important, and what waits for the leader's word? */
function isForLeaders(roles: readonly RoleGrant[], { caseName, isImportant, release, state }: LetterFacts): boolean {
  if (caseName === 'complaint' || !has(roles, 'mailboxes.sign')) return false
  return isImportant || (release === 'leader' && state === 'drafted')
}

/** Does one see this letter at all, without who wrote? */
export function maySee(roles: readonly RoleGrant[], facts: LetterFacts): boolean {
  return hasRight(roles, 'work', facts) || isForLeaders(roles, facts)
}

const AT_WORK = ['received', 'assigned', 'drafted']

/** May one see who wrote: whoever handles it; a unit while it works on it, and never of a complaint. */
export function maySeeWriter(roles: readonly RoleGrant[], facts: LetterFacts): boolean {
  if (handles(roles, facts)) return true
  return facts.kind !== 'complaint' && AT_WORK.includes(facts.state) && hasRight(roles, 'work', facts)
}

/** Whose letters somebody sees: what `maySee` says, for lists. */
export interface LetterScope {
  readonly handles: boolean
  readonly supervises: boolean
  readonly signs: boolean
  readonly unitIds: readonly string[]
  /** The units of which one sees no complaint. */
  readonly ownUnitIds: readonly string[]
}

/** The scope of somebody. */
export function scopeOf(roles: readonly RoleGrant[]): LetterScope {
  return {
    handles: has(roles, 'mailboxes.handle'),
    supervises: has(roles, 'mailboxes.supervise'),
    signs: has(roles, 'mailboxes.sign'),
    unitIds: unitsAtWork(roles),
    ownUnitIds: unitsOf(roles),
  }
}
