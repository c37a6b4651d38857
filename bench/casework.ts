import { sql } from 'kysely'
import { recomputeClocks } from '../src/features/casework/recompute-clocks.ts'
import { openParts } from '../src/open-parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { SYSTEM } from '../src/platform/context.ts'
import { projectRoot } from '../src/project-root.ts'
import { contextOf } from '../src/session-hook.ts'
import { heading, row } from './table.ts'

const CASES = 100_000
const OPEN = 10_000

// Cases in bulk, as the engine would have written them: every tenth open, with a clock that runs; ten units take turns.
const FILL = (): ReturnType<typeof sql>[] => [
  sql`insert into case_file (id, kind, number, code_hash, intake_key, state, channel, received_on, opened_on, subject, regime,
      terms, lead_unit_id, unit_ids, due_on, clock_state, concluded_on, closed_at, outcome, version)
    select 'bench-' || n, 'application', 'BENCH-' || n, encode(sha256(n::text::bytea), 'hex'), 'bench-' || n,
      case when n % 10 = 0 then 'assigned' else 'closed' end, 'online', d, d, '示例事项 ' || n, 'moe29', '{}',
      u.id, array[u.id], d + 21, case when n % 10 = 0 then 'running' else 'stopped' end,
      case when n % 10 = 0 then null else d + 15 end, case when n % 10 = 0 then null else (d + 30)::timestamptz end,
      case when n % 10 = 0 then '' else 'granted' end, 1
    from (select n, date '2026-01-05' + (n % 300) as d from generate_series(1, ${CASES}::integer) n) numbered
    join (select id, row_number() over (order by id) - 1 as at from unit limit 10) u on u.at = n % 10`,
  sql`insert into case_event (case_id, seq, type, on_day, actor, clock)
    select id, 1, 'registered', received_on, '{"name":"示例岗位"}',
      json_build_array(json_build_object('type', 'start', 'on', received_on, 'days', 15, 'article', '第十八条'))::jsonb
    from case_file where id like 'bench-%'`,
  sql`insert into case_assignment (id, case_id, unit_id, is_lead)
    select id || '-a', id, lead_unit_id, true from case_file where id like 'bench-%'`,
]

/** Writes 100,000 cases into a school and counts its 10,000 open clocks anew, twice: once they change, once they do not. */
export async function measureClocks(data: string): Promise<void> {
  const parts = await openParts(readConfig({ ...process.env, NODE_ENV: 'production', DATA_DIR: data }, projectRoot()))
  try {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from case_file where id like 'bench-%'`.execute(
      parts.db,
    )
    if (rows[0]?.n === 0)
      await parts.db.transaction().execute(async (tx) => {
        for (const statement of FILL()) await statement.execute(tx)
      })
    await parts.settle()
    heading('clocks', 'seconds', 'looked at', 'changed', 'to reach')
    for (const name of [`${String(OPEN)} open clocks counted anew, all wrong before`, 'again, nothing to change']) {
      const started = performance.now()
      const { seen, changed } = await recomputeClocks(contextOf(parts, SYSTEM, 'bench'))
      row(name, (performance.now() - started) / 1000, String(seen), String(changed), '10 s')
    }
  } finally {
    await parts.close()
  }
}
