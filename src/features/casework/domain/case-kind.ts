import { AppError } from '../../../kernel/app-error.ts'

/** From which states a move may be made, and to which it may lead; `same` keeps the state. */
export interface Move {
  readonly from: readonly string[]
  readonly to: readonly string[] | 'same'
}

/**
 * What a front door tells the engine of its cases: the engine knows nothing of what they mean. `area` begins the types on
 * the ledger, `prefix` the numbers.
 */
export interface CaseKind {
  readonly name: string
  readonly area: string
  readonly prefix: string
  readonly moves: Readonly<Record<string, Move>>
}

/** May the move be made in this state? */
export function mayMove(kind: CaseKind, state: string, move: string): boolean {
  return kind.moves[move]?.from.includes(state) ?? false
}

/** The state after a move; `target` chooses where the table offers several. Throws `case.move-refused`. */
export function stateAfter(
  kind: CaseKind,
  state: string,
  { move, target }: { move: string; target?: string | undefined },
): string {
  const known = kind.moves[move]
  if (!known?.from.includes(state)) throw new AppError('case.move-refused', { state, move })
  if (known.to === 'same') return state
  const next = target ?? known.to[0]
  if (next === undefined || !known.to.includes(next)) throw new AppError('case.move-refused', { state, move, target })
  return next
}
