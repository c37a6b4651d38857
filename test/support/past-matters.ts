import { type RawBuilder, sql } from 'kysely'
import { SYSTEM } from '../../src/platform/context.ts'
import type { Database, Tx } from '../../src/platform/db/database.ts'
import { record } from '../../src/platform/ledger/record.ts'

/** How many matters a school has behind it, how many are at work, and how many accounts they belong to, up to this day. */
export interface Amounts {
  readonly past: number
  readonly open: number
  readonly accounts: number
  readonly today: string
}

const CHUNK = 25_000
const DAYS_BACK = 5 * 365
const OPEN_DAYS = 10
/** So many of the accounts may ask: what the others filled in is of the size of sealed things and opens to nobody. */
export const ASKING = 1000

/** The token of the session of the n-th account, from 1. */
export function tokenOf(n: number): string {
  return `past-session-${String(n)}`
}

/** Number and code of the matter of a visitor: every fifth one belongs to one. */
export const VISITOR_EVERY = 5
export const VISITORS_CODE = '3467ACDE3467ACDE'

// Accounts in a row: two students for each member of staff, in all units in turn.
const ACCOUNTS = (count: number): RawBuilder<unknown>[] => [
  sql`insert into person (id, staff_no, name, unit_id, kind)
    select 'past-person-' || n, 'P' || n, '示例人员' || n, u.id, case when n % 3 = 0 then 'staff' else 'student' end
    from generate_series(1, ${count}::integer) n
    join (select id, row_number() over (order by id) - 1 as at, count(*) over () as of from unit) u on u.at = n % u.of`,
  sql`insert into account (id, login, name, unit_id, person_id, password_hash)
    select 'past-account-' || n, 'past-' || n, p.name, p.unit_id, p.id, 'none'
    from generate_series(1, ${count}::integer) n join person p on p.id = 'past-person-' || n`,
  sql`insert into role_grant (id, account_id, role, granted_by)
    select 'past-grant-' || n, 'past-account-' || n, 'campus_member', 'system' from generate_series(1, ${count}::integer) n`,
  sql`insert into session (id, token_hash, account_id, ends_at)
    select 'past-session-' || n, encode(sha256(('past-session-' || n)::bytea), 'hex'), 'past-account-' || n, now() + interval '1 day'
    from generate_series(1, ${count}::integer) n`,
]

// What each matter is, told by its number alone: some services are asked for much more often than others, as in life; one in 67 is late,
// one in 41 was asked twice, one in three is rated. The last ones are at work since some days, every fifth of them at its second step.
function facts({ from, until }: { from: number; until: number }, amounts: Amounts) {
  // A table made by a query takes no parameters.
  const [past, open, accounts, today] = [amounts.past, amounts.open, amounts.accounts, amounts.today].map((each) =>
    sql.lit(each),
  )
  const account = sql`(1 + (n * 7919) % ${accounts})`
  return sql`
    create temp table made on commit drop as
    select n, '00past' || lpad(n::text, 16, '0') as id, n > ${past} as is_open, s.*, opened_on,
      'BS' || extract(year from opened_on) || '-' || lpad(n::text, 7, '0') as number,
      case when n % ${sql.lit(VISITOR_EVERY)} = 0 then null else 'past-account-' || ${account} end as applicant_id,
      case when n % ${sql.lit(VISITOR_EVERY)} = 0 then 'visitor' when ${account} % 3 = 0 then 'staff' else 'student' end as person_kind,
      n <= ${past} and n % ${sql.lit(VISITOR_EVERY)} <> 0 and ${account} > ${sql.lit(ASKING)} as is_sealed,
      opened_on + s.days * 7 / 5 + 1 as due_on,
      case when n > ${past} then null
        else least(${today}::date, opened_on + (case when n % 67 = 0 then s.days * 7 / 5 + 3 else n % s.days end)::integer) end as ended_on,
      n % 67 = 0 and n <= ${past} and opened_on + s.days * 7 / 5 + 3 <= ${today}::date as is_late,
      case when n % 41 = 0 then 2 else 0 end as asked,
      case when n % 3 = 0 and n <= ${past} then (array[5, 5, 4, 5, 5, 3, 5, 4, 5, 5, 2])[(1 + n % 11)::integer] end as rating,
      case when n <= ${past} then s.steps when n % 5 = 0 then least(2, s.steps) else 1 end as reached
    from (select n, ${today}::date - (case when n > ${past} then (${past} + ${open} - n) * ${sql.lit(OPEN_DAYS)} / greatest(1, ${open})
        else 1 + (${past} - n) * ${sql.lit(DAYS_BACK)} / greatest(1, ${past}) end)::integer as opened_on,
        floor((select count(*) from service_version where state = 'in-force') * power(((n * 7907) % 10007) / 10007::float8, 2))::bigint as pick
      from generate_series(${sql.lit(from)}::bigint, ${sql.lit(until)}::bigint) n) numbered
    join (select s.id as service_id, s.name, v.id as version_id, s.unit_id, (v.definition #>> '{promise,days}')::integer as days,
        v.definition #>> '{promise,source}' as source, jsonb_array_length(v.definition #> '{flow,steps}') as steps,
        v.definition #> '{flow,steps}' as flow, row_number() over (order by s.sort, s.id) - 1 as at
      from service s join service_version v on v.service_id = s.id and v.state = 'in-force') s
      on s.at = pick`
}

const ROWS: readonly RawBuilder<unknown>[] = [
  sql`create temp table made_step on commit drop as
    select m.id, m.n, m.is_open, m.unit_id, k.no::integer as no, k.step ->> 'key' as key, k.step ->> 'name' as name, m.opened_on,
      m.opened_on + (k.step ->> 'days')::integer * 7 / 5 + 1 as due_on, m.is_open and k.no = m.reached as is_at_work,
      case when m.is_open and k.no = m.reached then null when k.no = m.steps then m.ended_on else m.opened_on end as closed_on,
      case when k.step #>> '{who,0,kind}' = 'unit-head' then 'head:' else 'unit:' end || m.unit_id as holder
    from made m cross join lateral jsonb_array_elements(m.flow) with ordinality as k (step, no) where k.no <= m.reached`,
  sql`insert into service_case (case_id, service_id, version_id, unit_id, applicant_id, person_kind, sealed_values, sealed_name, opened_on,
      ended_on, is_late, asked, rating)
    select id, service_id, version_id, unit_id, applicant_id, person_kind,
      case when is_sealed then convert_to(rpad(md5(n::text), 160, md5(id)), 'UTF8') end, null, opened_on, ended_on, is_late, asked, rating
    from made order by n`,
  sql`insert into service_task (id, case_id, task_key, step_key, step_name, holders, unit_id, opened_at, opened_on, due_on, closed_at,
      closed_on, outcome)
    select id || '-' || no, id, key || '.' || no || '.0', key, name, array[holder], unit_id, (opened_on + time '10:00') at time zone 'Asia/Shanghai',
      opened_on, due_on, (closed_on + time '15:00') at time zone 'Asia/Shanghai', closed_on, case when is_at_work then '' else 'approved' end
    from made_step order by n, no`,
  sql`insert into case_file (id, kind, number, code_hash, intake_key, state, channel, received_on, opened_on, opened_at, subject, regime,
      terms, due_on, clock_state, concluded_on, closed_at, outcome, rating, version, moved_on, retention_until)
    select id, 'service', number, encode(sha256(${VISITORS_CODE}::bytea), 'hex'), 'past:' || id,
      case when is_open then 'running' else 'done' end, 'online', opened_on, opened_on, (opened_on + time '10:00') at time zone 'Asia/Shanghai',
      name, 'service', jsonb_build_object('promise', jsonb_build_object('days', days, 'source', source)), due_on,
      case when is_open then 'running' else 'stopped' end, ended_on, (ended_on + time '16:00') at time zone 'Asia/Shanghai',
      case when is_open then '' else 'done' end, rating, reached + (not is_open)::int + (rating is not null)::int,
      coalesce(ended_on, opened_on), ended_on + 3650
    from made order by n`,
  sql`insert into case_event (case_id, seq, type, at, on_day, actor, clock, data)
    select id, 1, 'submitted', (opened_on + time '10:00') at time zone 'Asia/Shanghai', opened_on, '{"id":"","name":"访客"}'::jsonb,
      jsonb_build_array(jsonb_build_object('type', 'start', 'on', opened_on, 'days', days, 'article', source)),
      jsonb_build_object('flow', jsonb_build_object('type', 'submitted', 'active', jsonb_path_query_array(flow, '$[*].key')),
        'serviceId', service_id, 'personKind', person_kind)
    from made order by n`,
  sql`insert into case_event (case_id, seq, type, at, on_day, actor, clock, data)
    select s.id, s.no + 1, 'approved', (closed_on + time '15:00') at time zone 'Asia/Shanghai', closed_on, '{"id":"system","name":"系统"}'::jsonb,
      case when closed_on = m.ended_on and s.no = m.steps then jsonb_build_array(jsonb_build_object('type', 'stop', 'on', closed_on)) else '[]' end,
      jsonb_build_object('flow', jsonb_build_object('type', 'approved', 'task', s.key || '.' || s.no || '.0'), 'step', s.key)
    from made_step s join made m on m.id = s.id where closed_on is not null order by s.n, s.no`,
  sql`insert into case_event (case_id, seq, type, at, on_day, actor, data)
    select id, steps + 2, 'rated', (ended_on + time '17:00') at time zone 'Asia/Shanghai', ended_on, '{"id":"","name":"访客"}'::jsonb,
      jsonb_build_object('rating', rating) from made where rating is not null order by n`,
  sql`insert into case_person (id, case_id, role, sealed)
    select id || '-p', id, 'applicant', case when is_sealed then convert_to(rpad(md5(id), 120, md5(n::text)), 'UTF8') end from made order by n`,
]

async function fillChunk(tx: Tx, chunk: { from: number; until: number }, amounts: Amounts): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx)
  await facts(chunk, amounts).execute(tx)
  await sql`analyze made`.execute(tx)
  for (const statement of ROWS) await statement.execute(tx)
  const data = { count: chunk.until - chunk.from + 1, first: chunk.from, last: chunk.until }
  const act = { type: 'service-matter.imported', subject: { type: 'service-year', id: 'past' }, data } as const
  await record(tx, { actor: SYSTEM, requestId: 'past' }, act)
}

/** Lets the sessions of the accounts begin now: they idle out while a hall is filled. */
export async function renewSessions(db: Database): Promise<void> {
  await sql`update session set seen_at = now(), ends_at = now() + interval '1 day' where id like 'past-session-%'`.execute(
    db,
  )
}

/**
 * Fills a hall, whose services are there already, with matters as closed ones are: case, matter, steps, events with their clock, who
 * applied, and a rating where there is one. They lie in five years, evenly. The ledger has an entry for each batch, as after an import.
 */
export async function fillHall(db: Database, amounts: Amounts): Promise<void> {
  const { past, open, accounts } = amounts
  await db.transaction().execute(async (tx) => {
    for (const statement of ACCOUNTS(accounts)) await statement.execute(tx)
  })
  const last = past + open
  for (let from = 1; from <= last; from += CHUNK)
    await db.transaction().execute((tx) => fillChunk(tx, { from, until: Math.min(last, from + CHUNK - 1) }, amounts))
  // The numbers of each year go on behind those that are taken.
  await db.transaction().execute((tx) =>
    sql`insert into case_number (prefix, year, last)
      select 'BS', extract(year from opened_on)::integer, ${last} from service_case group by 2
      on conflict (prefix, year) do update set last = greatest(case_number.last, excluded.last)`.execute(tx),
  )
}
