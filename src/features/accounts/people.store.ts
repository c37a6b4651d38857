import { sql } from 'kysely'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { Known } from './domain/people-rows.ts'

/** Accounts by their login, with the number of the person behind each; null where nobody is. */
export async function listLogins(db: ReadDb, logins: readonly string[]): Promise<Known['logins']> {
  const rows = await db
    .selectFrom('account as a')
    .leftJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.login', 'p.staff_no as staffNo'])
    .where('a.login', 'in', [...logins, ''])
    .execute()
  return new Map(rows.map(({ login, staffNo }) => [login, staffNo]))
}

/** Puts these persons behind these accounts. */
export async function linkAccounts(tx: Tx, links: readonly { login: string; personId: string }[]): Promise<void> {
  const [logins, persons] = [links.map(({ login }) => login), links.map(({ personId }) => personId)]
  await sql`
    update account a set person_id = x.person_id
    from unnest(${logins}::text[], ${persons}::text[]) as x (login, person_id) where a.login = x.login`.execute(tx)
}
