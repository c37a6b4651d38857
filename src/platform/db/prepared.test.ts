import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useSchool } from '../../../test/support/school.ts'
import { PREPARED } from './prepared.ts'

const school = useSchool()

test('a query that is marked is planned once a connection, another one each time', async () => {
  const kept = await school.parts.db.transaction().execute(async (tx) => {
    for (const value of [1, 2]) await sql`${PREPARED} select ${value}::int as marked`.execute(tx)
    await sql`select ${3}::int as plain`.execute(tx)
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)
    return rows.map(({ statement }) => statement)
  })
  expect(kept.filter((statement) => statement.includes('as marked'))).toHaveLength(1)
  expect(kept.filter((statement) => statement.includes('as plain'))).toEqual([])
})
