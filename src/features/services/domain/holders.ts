import type { Who } from '../../../kernel/flow-terms.ts'
import { type Role, type RoleGrant, UNIT_BOUND } from '../../../kernel/roles.ts'

/**
 * Who may take a task, as a key: `unit:ID` whoever works in a unit, `head:ID` its heads, `post:ID:NAME` who holds a post, `role:ROLE`,
 * `account:ID`, and `applicant`, who may be somebody without an account.
 */
export type HolderKey = string

/** The key of the one who applied, whoever they are. */
export const APPLICANT_KEY: HolderKey = 'applicant'

/** What is known of the one who applies. */
export interface ApplicantFacts {
  readonly unitId: string | null
  /** The account of who stands over them (导师、直接上级), where the organisation knows one. */
  readonly supervisorId: string | null
}

/** The unit above; null at the top. */
export type ParentOf = (unitId: string) => string | null

const HIGHEST: readonly Role[] = ['leader', 'principal_leader', 'disclosure_office']
const MOST_LEVELS = 10

function headsFrom(unitId: string | null, parentOf: ParentOf): HolderKey[][] {
  const keys: HolderKey[][] = []
  for (let at = unitId; at !== null && keys.length < MOST_LEVELS; at = parentOf(at)) keys.push([`head:${at}`])
  return keys
}

/** The unit whose head stands in when nobody else can act. */
function unitOf(who: Who, { unitId }: ApplicantFacts): string | null {
  return 'unitId' in who ? who.unitId : who.kind === 'role' ? null : unitId
}

function ownKeys(kind: 'own-unit' | 'own-unit-head' | 'supervisor', applicant: ApplicantFacts): HolderKey[] {
  const { unitId, supervisorId } = applicant
  if (kind === 'supervisor') return supervisorId === null ? [] : [`account:${supervisorId}`]
  return unitId === null ? [] : [`${kind === 'own-unit' ? 'unit' : 'head'}:${unitId}`]
}

function keyOf(who: Who, applicant: ApplicantFacts): HolderKey[] {
  switch (who.kind) {
    case 'post':
      return [`post:${who.unitId}:${who.post}`]
    case 'role':
      return [`role:${who.role}`]
    case 'unit':
      return [`unit:${who.unitId}`]
    case 'unit-head':
      return [`head:${who.unitId}`]
    case 'applicant':
      return [APPLICANT_KEY]
    default:
      return ownKeys(who.kind, applicant)
  }
}

/**
 * Who may take a task, and who instead when none of them is there beside the applicant: the heads of the unit and of those above it,
 * then leaders, then the office of the hall. Nobody decides on their own application, so the first keys that somebody else holds count.
 */
export function chainOf(who: readonly Who[], applicant: ApplicantFacts, parentOf: ParentOf): HolderKey[][] {
  const first = [...new Set(who.flatMap((each) => keyOf(each, applicant)))]
  if (first.includes(APPLICANT_KEY)) return [first]
  const above = who.flatMap((each) => headsFrom(unitOf(each, applicant), parentOf))
  return [first, ...above, ...HIGHEST.map((role) => [`role:${role}`])].filter((keys) => keys.length > 0)
}

/** The keys of the chain that count; the last ones when nobody holds any, so that the office sees the task at all. */
export function settle(chain: readonly HolderKey[][], isHeldByAnother: (key: HolderKey) => boolean): HolderKey[] {
  const found = chain.find((keys) => keys.some((key) => key === APPLICANT_KEY || isHeldByAnother(key)))
  return found ?? chain.at(-1) ?? []
}

/** Somebody who may take tasks. */
export interface Worker {
  readonly accountId: string
  readonly roles: readonly RoleGrant[]
  readonly posts: readonly { readonly unitId: string; readonly name: string }[]
}

function keysOfGrant({ role, unitId }: RoleGrant): HolderKey[] {
  if (!UNIT_BOUND.includes(role)) return role === 'campus_member' ? [] : [`role:${role}`]
  if (unitId === null) return []
  if (role === 'unit_head') return [`unit:${unitId}`, `head:${unitId}`]
  return role === 'unit_editor' ? [`unit:${unitId}`] : []
}

/** Every key that somebody holds. */
export function keysOf({ accountId, roles, posts }: Worker): HolderKey[] {
  return [
    `account:${accountId}`,
    ...new Set(roles.flatMap(keysOfGrant)),
    ...posts.map(({ unitId, name }) => `post:${unitId}:${name}`),
  ]
}

/** May somebody with these keys take the task? Never the one who applied, unless the task is theirs. */
export function mayTake(
  worker: Pick<Worker, 'accountId'> & { readonly keys: readonly HolderKey[] },
  { holders, applicantId }: { holders: readonly HolderKey[]; applicantId: string | null },
): boolean {
  const isApplicant = applicantId !== null && worker.accountId === applicantId
  if (isApplicant) return holders.includes(APPLICANT_KEY)
  return worker.accountId !== '' && holders.some((key) => worker.keys.includes(key))
}
