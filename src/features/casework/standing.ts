import type { ErrorCode } from '../../kernel/error-codes.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'

/** Why an action cannot be done by somebody now. `isOffered`: right and state fit, and only a rule may stand in the way. */
export interface Standing {
  readonly isOffered: boolean
  readonly objections: readonly ErrorCode[]
}

/** The refusal if it is one. */
export function when(holds: boolean, code: ErrorCode): ErrorCode[] {
  return holds ? [code] : []
}

/** Each standing as the contract of a case has it, in words. */
export function toAbilities<Action extends string>(standings: Readonly<Record<Action, Standing>>) {
  const able = ({ isOffered, objections: [first] }: Standing) => ({
    ok: first === undefined,
    why: first === undefined ? '' : ERROR_TABLE[first][1],
    isOffered,
  })
  const entries = Object.entries<Standing>(standings).map(([name, standing]) => [name, able(standing)] as const)
  return Object.fromEntries(entries) as Record<Action, ReturnType<typeof able>>
}
