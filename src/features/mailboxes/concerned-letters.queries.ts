import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

interface Period {
  readonly from: Day
  readonly to: Day
}

// What the supervision office wrote itself to try those who answer is nobody's concern.
const COUNTED = (from: Day, to: Day) => sql`from mailbox_letter l join case_file f on f.id = l.case_id
  join mailbox m on m.id = l.mailbox_id
  where not f.is_mystery and f.opened_on between ${from}::date and ${to}::date`

/** How many letters have each of these words in their subject; what a complaint is about is not told by its subject. */
export async function countLetterTopics(
  db: ReadDb,
  { from, to }: Period,
  words: readonly string[],
): Promise<{ word: string; count: number }[]> {
  const { rows } = await sql<{ word: string; count: number }>`
    with came as (select f.subject ${COUNTED(from, to)} and m.kind <> 'supervision')
    select w.word, count(*)::int as count
    from unnest(${[...words]}::text[]) w (word) join came on strpos(came.subject, w.word) > 0 group by 1`.execute(db)
  return rows
}

/** How many complaints to the supervision office are about each unit: only for those who may know that there are any. */
export async function countComplaintsByUnit(
  db: ReadDb,
  { from, to }: Period,
): Promise<{ id: string; name: string; count: number }[]> {
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    with came as (select l.about_unit_id ${COUNTED(from, to)} and m.kind = 'supervision')
    select u.id, u.name, count(*)::int as count from came join unit u on u.id = came.about_unit_id
    group by u.id, u.name order by 1`.execute(db)
  return rows
}

/** How many letters came to each section of a mailbox; complaints are not among them. */
export async function countLettersBySection(
  db: ReadDb,
  { from, to }: Period,
): Promise<{ id: string; name: string; count: number }[]> {
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    with came as (select l.section_id, m.name as mailbox ${COUNTED(from, to)} and m.kind <> 'supervision')
    select s.id, came.mailbox || ' · ' || s.name as name, count(*)::int as count
    from came join mailbox_section s on s.id = came.section_id group by s.id, s.name, came.mailbox order by 1`.execute(
    db,
  )
  return rows
}
