import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Opens accounts of readers until there are `total` by the end of the year, spread over it; answers how many. */
export async function insertReaders(tx: Tx, { year, total }: { year: number; total: number }): Promise<number> {
  const last = `${String(year)}-12-31`
  const { rows } = await sql<{ missing: number }>`
    select greatest(0, ${total} - count(*))::int as missing from account
    where (created_at at time zone 'Asia/Shanghai')::date <= ${last}::date`.execute(tx)
  const missing = rows[0]?.missing ?? 0
  await sql`
    insert into account (id, login, name, password_hash, must_change_password, created_at)
    select 'reader' || lpad(n::text, 8, '0'), 'reader' || n, '示例读者' || n, '!', true,
      (${last}::date - (n % 1400))::timestamp at time zone 'Asia/Shanghai' + interval '9 hours'
    from generate_series(1, ${missing}::int) n`.execute(tx)
  return missing
}
