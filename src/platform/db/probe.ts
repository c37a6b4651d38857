import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Does the database answer? Throws when it does not. */
export async function probeDatabase(db: Database): Promise<void> {
  await sql`select 1`.execute(db)
}

/** Are the tables there? Throws when the migrations have not run. */
export async function probeTables(db: Database): Promise<void> {
  await sql`select 1 from counter limit 1`.execute(db)
}
