import { type SqlBool, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { LetterKind } from './domain/letter-kind.ts'
import type { LetterScope } from './domain/policy.ts'
import { within } from './inbox.queries.ts'

/** A period, both days included, and the day as of which something is overdue. */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly asOf: Day
}

/** What is counted of letters. */
export const FIGURES = ['opened', 'concluded', 'late', 'overdue', 'solved', 'unsolved', 'rated'] as const
export type Figure = (typeof FIGURES)[number]

function conditionOf(figure: Figure, { asOf }: Period) {
  const conditions = {
    opened: sql<SqlBool>`true`,
    concluded: sql<SqlBool>`f.clock_state = 'stopped'`,
    late: sql<SqlBool>`(f.clock_state = 'stopped' and l.was_late)`,
    overdue: sql<SqlBool>`(f.clock_state <> 'stopped' and f.due_on < ${asOf}::date)`,
    solved: sql<SqlBool>`coalesce(l.is_solved, false)`,
    unsolved: sql<SqlBool>`not coalesce(l.is_solved, true)`,
    rated: sql<SqlBool>`f.rating is not null`,
  }
  return conditions[figure]
}

// Counted are the letters that came in the period; what the supervision office opened to try those who answer is not.
function cameIn({ from, to }: Period) {
  return sql<SqlBool>`(not f.is_mystery and f.opened_on between ${from}::date and ${to}::date)`
}

/** Letters of a period by what is counted of them: those that came, and those of them concluded, late, solved. */
export async function countLetters(db: ReadDb, period: Period) {
  const counts = FIGURES.map(
    (figure) => sql`count(*) filter (where ${conditionOf(figure, period)})::int as ${sql.ref(figure)}`,
  )
  const { rows } = await sql<
    { mailboxId: string; kind: LetterKind; unitId: string | null; ratings: number } & Record<Figure, number>
  >`
    select l.mailbox_id as "mailboxId", l.kind, f.lead_unit_id as "unitId", ${sql.join(counts)},
      coalesce(sum(f.rating), 0)::int as ratings
    from mailbox_letter l join case_file f on f.id = l.case_id
    where ${cameIn(period)} group by 1, 2, 3`.execute(db)
  return rows
}

/** Which letters a figure counts: of one mailbox, kind or unit (empty: with none), or of all. */
export interface FigureFilter {
  readonly figure: Figure
  readonly mailboxIds: readonly string[]
  readonly kind?: LetterKind | undefined
  readonly unitId?: string | undefined
}

const MOST_LISTED = 500

function counted(db: ReadDb, period: Period, { figure, mailboxIds, kind, unitId }: FigureFilter) {
  let query = db
    .selectFrom('mailbox_letter as l')
    .innerJoin('case_file as f', 'f.id', 'l.case_id')
    .innerJoin('mailbox as m', 'm.id', 'l.mailbox_id')
    .where(cameIn(period))
    .where(conditionOf(figure, period))
    .where(sql<SqlBool>`l.mailbox_id = any(${[...mailboxIds]}::text[])`)
  if (kind !== undefined) query = query.where('l.kind', '=', kind)
  if (unitId === undefined) return query
  return unitId === '' ? query.where('f.lead_unit_id', 'is', null) : query.where('f.lead_unit_id', '=', unitId)
}

/** The letters that a figure counts, as far as somebody sees them: the newest 500, and how many it counts in all. */
export async function lettersOfFigure(
  db: ReadDb,
  { scope, period, filter }: { scope: LetterScope; period: Period; filter: FigureFilter },
) {
  const query = counted(db, period, filter)
  const seen = query.where(within(scope))
  const [{ total }, { visible }, rows] = await Promise.all([
    query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    seen.select((eb) => eb.fn.countAll<number>().as('visible')).executeTakeFirstOrThrow(),
    seen
      .select(['f.id', 'f.number', 'f.subject', 'f.opened_on as openedOn', 'f.concluded_on as concludedOn', 'f.rating'])
      .orderBy('f.opened_on', 'desc')
      .orderBy('f.id', 'desc')
      .limit(MOST_LISTED)
      .execute(),
  ])
  return { total, hidden: total - visible, rows }
}

/** From the day a letter came to the day it was last concluded, for averages of working days. */
export async function concludedSpans(db: ReadDb, period: Period) {
  const { rows } = await sql<{ mailboxId: string; openedOn: Day; concludedOn: Day; letters: number }>`
    select l.mailbox_id as "mailboxId", f.opened_on as "openedOn", f.concluded_on as "concludedOn", count(*)::int as letters
    from mailbox_letter l join case_file f on f.id = l.case_id
    where ${cameIn(period)} and f.clock_state = 'stopped'
    group by 1, 2, 3`.execute(db)
  return rows
}
