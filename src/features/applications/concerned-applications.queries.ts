import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { APPLICATION } from './domain/application-kind.ts'

/** How many applications of a period have each of these words in their subject. */
export async function countApplicationTopics(
  db: ReadDb,
  { from, to }: { from: Day; to: Day },
  words: readonly string[],
): Promise<{ word: string; count: number }[]> {
  const { rows } = await sql<{ word: string; count: number }>`
    select w.word, count(*)::int as count from unnest(${[...words]}::text[]) w (word)
    join case_file f on f.kind = ${APPLICATION.name} and not f.is_mystery and strpos(f.subject, w.word) > 0
      and f.opened_on between ${from}::date and ${to}::date
    group by 1`.execute(db)
  return rows
}
