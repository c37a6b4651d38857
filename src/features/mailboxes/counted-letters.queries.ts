import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** Letters of a period, both days included: those that came in it, or those that were concluded in it. */
export interface CountedLetters {
  readonly from: Day
  readonly to: Day
  readonly what: 'received' | 'concluded'
}

/** A letter behind a figure: nothing of what it says or of who wrote it. */
export interface CountedLetter {
  readonly number: string
  readonly mailbox: string
  readonly day: string
}

// Complaints to the supervision office are its own to count; what it wrote itself to try those who answer counts nowhere.
function counted({ from, to, what }: CountedLetters) {
  const day = what === 'received' ? sql`f.opened_on` : sql`f.concluded_on`
  return sql`
    select f.number, m.name as mailbox, m.sort, ${day}::text as day
    from mailbox_letter l join case_file f on f.id = l.case_id join mailbox m on m.id = l.mailbox_id
    where m.kind <> 'supervision' and not f.is_mystery and ${day} between ${from}::date and ${to}::date
      ${what === 'concluded' ? sql`and f.clock_state = 'stopped'` : sql``}`
}

/** How many by mailbox, in the order of the mailboxes. */
export async function countLettersByMailbox(
  db: ReadDb,
  asked: CountedLetters,
): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ name: string; count: number }>`
    with letters as (${counted(asked)})
    select mailbox as name, count(*)::int as count from letters group by mailbox, sort order by sort, mailbox`.execute(
    db,
  )
  return rows
}

/** All of them in the order of their numbers. */
export async function listCountedLetters(db: ReadDb, asked: CountedLetters): Promise<CountedLetter[]> {
  const { rows } = await sql<CountedLetter>`
    with letters as (${counted(asked)}) select number, mailbox, day from letters order by number`.execute(db)
  return rows
}
