import { expect, test } from 'vitest'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { act, aDefinition, aHall, aMatter, tasksOf } from '../../../test/support/hall-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()

async function aClosed() {
  const hall = await aHall(school, (unitId) => aDefinition(unitId, { retentionYears: 2 }))
  const id = await aMatter(school, hall, { fields: { 'f.why': '非常私人', 'f.proof': ['a.txt', '私人证明'] } })
  for (const person of [hall.clerk, hall.head]) {
    const [task] = await tasksOf(school, person)
    await act(school, person, { taskId: task?.taskId ?? '', action: 'approve', text: '看过' })
  }
  return { hall, id }
}

function erase(): Promise<void> | undefined {
  return jobHandlers(school.parts)['services.erase']?.({})
}

test('when the years of its service are over, a matter names nobody any more, and every figure stays', async () => {
  const { hall, id } = await aClosed()
  const figures = async () =>
    (await ask(school, hall.office, ['GET', '/hall/statistics?from=2026-01-01&to=2026-12-31'])).body
  const before = await figures()
  school.clock.now = new Date('2028-11-24T10:00:00+08:00')
  await erase()
  const { db } = school.parts
  const matter = await db.selectFrom('service_case').selectAll().executeTakeFirstOrThrow()
  expect(matter).toMatchObject({ sealed_values: null, sealed_name: null, applicant_id: null, person_kind: 'staff' })
  expect(await db.selectFrom('case_person').select('sealed').execute()).toEqual([{ sealed: null }])
  expect(await db.selectFrom('case_paper').select('sealed_head').execute()).toEqual([{ sealed_head: null }])
  expect(
    new Set((await db.selectFrom('service_task').select('barred_id').execute()).map((row) => row.barred_id)),
  ).toEqual(new Set([null]))
  const about = await db.selectFrom('notice').select('id').where('subject_id', '=', id).execute()
  expect(about).toEqual([])
  expect(await figures()).toEqual(before)
  const { cookies } = hall.applicant
  expect((await school.app.inject({ url: `/hall/mine/${id}`, cookies })).statusCode).toBe(404)
  const types = await db.selectFrom('ledger').select('type').where('subject_id', '=', id).orderBy('position').execute()
  expect(types.at(-1)).toEqual({ type: 'case.erased' })
})

test('before its time nothing is erased, and doing it again does nothing', async () => {
  await aClosed()
  school.clock.now = new Date('2028-11-23T10:00:00+08:00')
  await erase()
  const matter = await school.parts.db.selectFrom('service_case').select('sealed_values').executeTakeFirstOrThrow()
  expect(matter.sealed_values).not.toBeNull()
  school.clock.now = new Date('2028-11-24T10:00:00+08:00')
  await erase()
  const once = await wholeDatabase(school)
  await erase()
  expect(await wholeDatabase(school)).toEqual(once)
})
