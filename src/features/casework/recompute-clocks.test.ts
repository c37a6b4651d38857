import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anAnsweringOffice, anAssigned, apply, goTo } from '../../../test/support/application-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { FOLLOWERS, jobHandlers } from '../../background.ts'
import { catchUp } from '../../platform/ledger/follow.ts'
import { record } from '../../platform/ledger/record.ts'

const school = useSchool()

/** The office makes 2027 known: a holiday in the middle of January. */
async function announce2027(): Promise<void> {
  await school.parts.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('calendar_year')
      .values({ year: 2027, source: '示例通知', announced_on: '2026-12-21' })
      .execute()
    await tx
      .insertInto('calendar_day')
      .values({ day: '2027-01-05', year: 2027, kind: 'off', name: '示例假日' })
      .execute()
    await record(tx, school.as(), { type: 'calendar.year-announced', subject: { type: 'calendar', id: '2027' } })
  })
}

test('when a year is announced the open clocks are counted anew, each with an entry before and after, and closed ones are not', async () => {
  const office = await anAnsweringOffice(school)
  goTo(school, '2026-12-20')
  const { id } = await anAssigned(school, office)
  await apply(school)
  const read = () => school.parts.db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const before = await read()
  expect(before).toMatchObject({ is_provisional: true, due_on: '2027-01-08' })
  await announce2027()
  await catchUp(school.parts.db, FOLLOWERS)
  const { rows } = await sql<{ identifier: string }>`select t.identifier from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'casework.recompute-clocks'`.execute(
    school.parts.db,
  )
  expect(rows).toHaveLength(1)
  await jobHandlers(school.parts)['casework.recompute-clocks']?.({})
  expect(await read()).toMatchObject({ is_provisional: false, due_on: '2027-01-11', version: before.version + 1 })
  const entries = () =>
    school.parts.db
      .selectFrom('ledger')
      .select('data')
      .where('type', '=', 'case.due-changed')
      .orderBy('position')
      .execute()
  expect(await entries()).toMatchObject([
    {
      data: {
        before: { dueOn: '2027-01-08', isProvisional: true },
        after: { dueOn: '2027-01-11', isProvisional: false },
      },
    },
  ])
  await jobHandlers(school.parts)['casework.recompute-clocks']?.({})
  expect(await entries()).toHaveLength(1)
})
