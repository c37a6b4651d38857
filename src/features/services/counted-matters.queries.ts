import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** The matters that were taken in from one day to another, both included, by who applied. */
export interface CountedMatters {
  readonly from: Day
  readonly to: Day
  readonly kinds: readonly PersonKind[]
}

/** A matter behind a figure: nothing that names anybody. */
export interface MatterRow {
  readonly number: string
  readonly name: string
  readonly personKind: PersonKind
  readonly openedOn: string
  readonly endedOn: string | null
}

function counted({ from, to, kinds }: CountedMatters) {
  return sql`from service_case m
    where m.opened_on between ${from}::date and ${to}::date and m.person_kind = any(${[...kinds]}::text[])`
}

/** How many matters of each service, the most first. */
export async function countByService(db: ReadDb, asked: CountedMatters): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ name: string; count: number }>`
    select s.name, n.count from (select m.service_id, count(*)::int as count ${counted(asked)} group by 1) n
    join service s on s.id = n.service_id order by 2 desc, 1`.execute(db)
  return rows
}

/** A page of the matters, the newest first. */
export async function listCounted(
  db: ReadDb,
  asked: CountedMatters & { readonly page: number; readonly size: number },
): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    with page as (select m.case_id, m.service_id, m.person_kind, m.opened_on, m.ended_on ${counted(asked)}
      order by m.opened_on desc, m.case_id desc limit ${asked.size} offset ${(asked.page - 1) * asked.size})
    select f.number, s.name, page.person_kind as "personKind", page.opened_on::text as "openedOn", page.ended_on::text as "endedOn"
    from page join case_file f on f.id = page.case_id join service s on s.id = page.service_id
    order by page.opened_on desc, page.case_id desc`.execute(db)
  return rows
}

/** All of them by number, service and kind of applicant, in the order of the numbers: what a closed figure is sealed by. */
export async function listCountedKeys(db: ReadDb, asked: CountedMatters): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with these as (select m.case_id, m.service_id, m.person_kind ${counted(asked)})
    select f.number || ' ' || these.service_id || ' ' || these.person_kind as key
    from these join case_file f on f.id = these.case_id order by 1`.execute(db)
  return rows.map(({ key }) => key)
}
