import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** A question with its counts in a period. */
export interface QuestionRow {
  readonly q: string
  readonly asked: number
  readonly missed: number
  readonly lastOn: string
}

// What one person looked for may tell of that person; what several looked for does not.
const FEWEST = 2

/** What was looked for in the last days, most first: only what was asked at least twice. */
export async function listQuestions(
  db: ReadDb,
  { days, isMissed, size }: { days: number; isMissed: boolean; size: number },
): Promise<QuestionRow[]> {
  const count = isMissed ? sql`sum(missed)` : sql`sum(asked)`
  const { rows } = await sql<QuestionRow>`
    select q, sum(asked)::int as asked, sum(missed)::int as missed, max(day)::text as "lastOn" from search_question
    where day > current_date - ${days}::integer
    group by q having ${count} >= ${FEWEST} order by ${count} desc, q limit ${size}`.execute(db)
  return rows
}

/** The office's answers: question, and the publication shown first for it. */
export async function listPins(db: ReadDb): Promise<{ word: string; no: number; title: string; isShown: boolean }[]> {
  const { rows } = await sql<{ word: string; no: number; title: string; isShown: boolean }>`
    select s.word, p.no, p.title, p.state = 'live' as "isShown" from search_pin s join publication p using (document_id)
    order by s.word, p.no`.execute(db)
  return rows
}
