import { expect, test } from 'vitest'
import { aPerson, aUnit } from '../support/builders.ts'
import { useSchool } from '../support/school.ts'
import { upload } from '../support/uploads.ts'
import { wholeDatabase } from '../support/whole-database.ts'
import { writeWorkbook } from '../../src/platform/documents/xlsx.ts'
import { findApplicant } from '../../src/features/services/people.queries.ts'
import { COLUMNS } from '../../src/features/accounts/domain/people-rows.ts'

const school = useSchool()

async function importing(rows: readonly (readonly string[])[], query = 'apply=true') {
  const person = await aPerson(school, { roles: ['system_admin'] })
  const bytes = await writeWorkbook([{ name: '人员', header: [...COLUMNS], rows: rows.map((row) => [...row]) }])
  const before = query.includes('apply=true') ? undefined : await wholeDatabase(school)
  const answer = await upload(school, person, { url: `/people/import?${query}`, name: '人员.xlsx', bytes })
  if (before) expect(await wholeDatabase(school)).toEqual(before)
  return answer.body
}

const people = () =>
  school.parts.db
    .selectFrom('person as p')
    .leftJoin('person as s', 's.id', 'p.supervisor_id')
    .select(['p.staff_no as no', 'p.name', 'p.kind', 's.name as supervisor'])
    .where('p.staff_no', 'like', 'N%')
    .orderBy('p.staff_no')
    .execute()

test('who studies and works here comes from a sheet, and the service hall knows them and who stands over them', async () => {
  const unit = await aUnit(school)
  const { code } = await school.parts.db
    .selectFrom('unit')
    .select('code')
    .where('id', '=', unit)
    .executeTakeFirstOrThrow()
  const [student, teacher] = [await aPerson(school, {}), await aPerson(school, {})]
  const rows = [
    ['N2', '示例学生', code, '学生', 'N1', student.login.toUpperCase()],
    ['N1', '示例导师', code, '教职工', '', teacher.login],
  ]
  expect(await importing(rows, 'apply=false')).toMatchObject({ accepted: 2, applied: false, errors: [] })
  expect(await importing(rows)).toMatchObject({ accepted: 2, applied: true, errors: [], checkedFile: '' })
  expect(await people()).toEqual([
    { no: 'N1', name: '示例导师', kind: 'staff', supervisor: null },
    { no: 'N2', name: '示例学生', kind: 'student', supervisor: '示例导师' },
  ])
  expect(await findApplicant(school.parts.db, student.id)).toMatchObject({
    number: 'N2',
    kind: 'student',
    unitId: unit,
    supervisorId: teacher.id,
  })
  // Next year's sheet has another name, and leaves the rest empty.
  await importing([['N2', '示例学生（更名）', '', '学生', '', '']])
  expect((await people())[1]).toEqual({ no: 'N2', name: '示例学生（更名）', kind: 'student', supervisor: '示例导师' })
  expect(await findApplicant(school.parts.db, student.id)).toMatchObject({ number: 'N2', unitId: unit })
})

test('every fault is told by row and column, and only the good rows are written when faults are skipped', async () => {
  const taken = await aPerson(school, {})
  await importing([['N1', '示例甲', '', '教职工', '', taken.login]])
  const rows = [
    ['', '示例乙', '', '教职工', '', ''],
    ['N3', '', 'nowhere', '客座', 'N9', 'nobody'],
    ['N4', '示例丁', '', '学生', 'N4', taken.login],
    ['N5', '示例戊', '', '学生', 'N3', ''],
    ['N6', '示例己', '', '学生', '', ''],
    ['N6', '示例庚', '', '学生', '', ''],
  ]
  const { errors, accepted } = await importing(rows, 'apply=false')
  const told = (errors as { row: number; column: string }[]).map(({ row, column }) => `${String(row)} ${column}`)
  expect(told).toEqual([
    '2 工号或者学号',
    '3 姓名',
    '3 单位代码',
    '3 身份',
    '3 导师或者直接上级的工号',
    '3 账号',
    '4 导师或者直接上级的工号',
    '4 账号',
    '6 工号或者学号',
    '7 工号或者学号',
  ])
  expect(accepted).toBe(1)
  await importing(rows, 'apply=true&skipErrors=true')
  expect(await people()).toMatchObject([{ no: 'N1' }, { no: 'N5', supervisor: null }])
})

test('only who opens accounts may, and the ledger names no person', async () => {
  const bytes = await writeWorkbook([
    { name: '人员', header: [...COLUMNS], rows: [['N1', '示例甲', '', '学生', '', '']] },
  ])
  for (const role of ['security_admin', 'disclosure_office'] as const) {
    const person = await aPerson(school, { roles: [role] })
    const answer = await upload(school, person, { url: '/people/import?apply=true', name: 'a.xlsx', bytes })
    expect(answer.status).toBe(403)
  }
  await importing([['N1', '示例甲', '', '学生', '', '']])
  const entries = await school.parts.db.selectFrom('ledger').selectAll().where('type', '=', 'person.imported').execute()
  expect(entries).toHaveLength(1)
  expect(JSON.stringify(entries)).not.toContain('示例甲')
})
