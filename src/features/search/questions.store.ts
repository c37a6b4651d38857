import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'

/** How often something was looked for on a day, and how often without result. */
export interface Asking {
  readonly day: string
  readonly q: string
  readonly asked: number
  readonly missed: number
}

const KEPT_DAYS = 400

/** Adds up what was looked for, and forgets what is older than 400 days. */
export async function addQuestions(tx: Tx, askings: readonly Asking[]): Promise<void> {
  await sql`
    insert into search_question (day, q, asked, missed)
    select day, q, asked, missed from json_to_recordset(${json(askings)}::json) as new (day date, q text, asked int, missed int)
    order by q, day
    on conflict (q, day) do update set asked = search_question.asked + excluded.asked,
      missed = search_question.missed + excluded.missed`.execute(tx)
  await tx.deleteFrom('search_question').where(sql<boolean>`day < current_date - ${KEPT_DAYS}::integer`).execute()
}
