import { sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { Database, ReadDb } from '../../platform/db/database.ts'

type Dimension = 'all' | 'unit' | 'column' | 'item'

/** How many live public publications each key has (`''` is the key of 'all'). */
export async function countsOf(db: ReadDb, dimension: Dimension): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('counter')
    .select(['key', 'total'])
    .where('dimension', '=', dimension)
    .where('audience', '=', 'public')
    .execute()
  return new Map(rows.map((row) => [row.key, row.total]))
}

/** The count a stranger may see for one key; other viewers' counts are made from the rows they may see. */
export async function publicCount(
  db: ReadDb,
  viewer: Viewer,
  { dimension, key }: { dimension: Dimension; key: string },
): Promise<number | undefined> {
  if (viewer.isMember || viewer.readsAll) return undefined
  const row = await db
    .selectFrom('counter')
    .select('total')
    .where('dimension', '=', dimension)
    .where('key', '=', key)
    .where('audience', '=', 'public')
    .executeTakeFirst()
  return row?.total ?? 0
}

/** Recounts from what was counted and from what is live; empty when the counters are right. */
export async function verifyCounters(db: Database): Promise<string[]> {
  const wrong = await sql<{ dimension: string; key: string; audience: string }>`
    with keyed as (
      select c.audience, k.dimension, k.key from published_counts k join counted c using (document_id)
    ), expected as (select dimension, key, audience, count(*) as total from keyed group by 1, 2, 3)
    select coalesce(e.dimension, c.dimension) as dimension, coalesce(e.key, c.key) as key, coalesce(e.audience, c.audience) as audience
    from expected e full join counter c using (dimension, key, audience) where coalesce(e.total, 0) <> coalesce(c.total, 0) limit 20`.execute(
    db,
  )
  const missing = await sql<{ n: number }>`select count(*)::int as n from (
    select document_id from published_counts where dimension = 'all' except select document_id from counted) lost`.execute(
    db,
  )
  const findings = wrong.rows.map(
    ({ dimension, key, audience }) => `计数 ${dimension}/${key}/${audience} 与信息表不符。`,
  )
  if ((missing.rows[0]?.n ?? 0) > 0) findings.push(`有 ${String(missing.rows[0]?.n)} 份公开的信息没有计入。`)
  return findings
}
