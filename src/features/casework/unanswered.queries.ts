import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** A case that nobody has answered. */
export interface Unanswered {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly leadUnitId: string | null
  readonly openedOn: Day
  readonly dueOn: Day | null
}

/** What is asked for: cases of these kinds that came before a day, or whose due day is before a day. */
export interface UnansweredAsked {
  readonly kinds: readonly string[]
  readonly openedBefore?: Day
  readonly dueBefore?: Day
}

/** Every case of these kinds that waits for its answer for so long. */
export async function listUnanswered(
  db: ReadDb,
  { kinds, openedBefore, dueBefore }: UnansweredAsked,
): Promise<Unanswered[]> {
  let query = db
    .selectFrom('case_file')
    .select(['id', 'kind', 'number', 'lead_unit_id as leadUnitId', 'opened_on as openedOn', 'due_on as dueOn'])
    .where('kind', 'in', [...kinds])
    .where('closed_at', 'is', null)
  query =
    openedBefore === undefined
      ? query.where('clock_state', '=', 'running')
      : query.where('clock_state', '<>', 'stopped').where('opened_on', '<', openedBefore)
  if (dueBefore !== undefined) query = query.where('due_on', '<', dueBefore)
  return (await query.orderBy('id').execute()) as Unanswered[]
}
