import { beforeEach, expect, test } from 'vitest'
import { goTo } from '../../../test/support/application-builders.ts'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { anOffice, ask, asking, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { upload } from '../../../test/support/uploads.ts'
import { viewFigure } from '../figures/index.ts'

const school = useSchool()
const code = asking(school)
let office: Office
let id: string

beforeEach(async () => {
  office = await anOffice(school)
  goTo(school, '2026-03-02')
  id = await planned()
})

function written(changes: object = {}) {
  return {
    kind: 'training',
    title: '信息公开条例专题培训',
    on: '2026-03-10',
    hours: 2,
    place: '行政楼 201 室',
    hostUnitId: office.otherUnitId,
    trainer: '示例讲师',
    outline: '',
    ...changes,
  }
}

async function planned(changes: object = {}): Promise<string> {
  const { status, body } = await ask(school, office.office, ['POST', '/trainings', written(changes)])
  expect(status, JSON.stringify(body)).toBe(200)
  return String(body['id'])
}

function attend(attendance: readonly { unitId: string; people: number }[], person = office.office) {
  return code(person, 'PUT', `/trainings/${id}/attendance`, { attendance })
}

function handIn(person: Person, name: string, bytes: Buffer) {
  return upload(school, person, { url: `/trainings/${id}/materials`, name, bytes })
}

test('a training is planned, held and attended by units; before its day nobody has attended', async () => {
  const came = [
    { unitId: office.unitId, people: 12 },
    { unitId: office.otherUnitId, people: 3 },
  ]
  expect(await attend(came)).toBe('training.day-invalid')
  goTo(school, '2026-03-10')
  expect(await attend(came, office.editor)).toBe('access.denied')
  expect(await attend([{ unitId: 'none', people: 1 }])).toBe('request.unknown-reference')
  expect(await attend([...came, { unitId: office.unitId, people: 1 }])).toBe('training.attendance-invalid')
  expect(await attend(came)).toBe(200)
  const { body } = await ask(school, office.editor, ['GET', '/trainings?year=2026'])
  expect(body).toMatchObject({ held: 1, mayManage: false, rows: [{ state: 'held', people: 15, hours: 2 }] })
  expect(await code(office.office, 'POST', `/trainings/${id}/cancellation`, { reason: '改期' })).toBe(
    'training.wrong-state',
  )
  const reader = await aPerson(school, { roles: ['campus_member'] })
  expect(await code(reader, 'GET', `/trainings/${id}`)).toBe('access.denied')
})

test('staff sign in on the day and the week after; a unit never has fewer than those', async () => {
  const sign = (person: Person) => code(person, 'POST', `/trainings/${id}/sign-in`)
  expect(await sign(office.editor)).toBe('training.not-today')
  goTo(school, '2026-03-10')
  expect([await sign(office.editor), await sign(office.editor), await sign(office.head)]).toEqual([200, 200, 200])
  expect(await attend([{ unitId: office.unitId, people: 1 }])).toBe('training.attendance-invalid')
  expect(await attend([{ unitId: office.unitId, people: 2 }])).toBe(200)
  expect((await ask(school, office.office, ['GET', `/trainings/${id}`])).body).toMatchObject({ signedIn: 2, people: 2 })
  // Who came is for those who hold it; others see how many.
  expect((await ask(school, office.head, ['GET', `/trainings/${id}`])).body).toMatchObject({
    attendees: [],
    signedIn: 2,
    hasSignedIn: true,
  })
  goTo(school, '2026-03-18')
  expect(await sign(office.leader)).toBe('training.not-today')
})

test('every unit is told of a planned one, each person once a day', async () => {
  const remind = () => ask(school, office.supervisor, ['POST', `/trainings/${id}/reminder`])
  expect((await remind()).body).toMatchObject({ told: 3 })
  await remind()
  const count = async () =>
    (await school.parts.db.selectFrom('notice').select('account_id').where('kind', '=', 'trainings.planned').execute())
      .length
  expect(await count()).toBe(3)
  goTo(school, '2026-03-03')
  await remind()
  expect(await count()).toBe(6)
  goTo(school, '2026-03-11')
  expect((await remind()).body['code']).toBe('training.day-invalid')
})

test('material is kept without what its author did not mean to tell, and is for the staff', async () => {
  const text = Buffer.from('示例材料：信息公开条例要点', 'utf8')
  expect((await handIn(office.editor, '要点.txt', text)).status).toBe(403)
  expect((await handIn(office.office, '程序.exe', Buffer.from('MZ\u0000\u0000'))).status).toBe(415)
  const { status, body } = await handIn(office.office, '要点.txt', text)
  expect(status, JSON.stringify(body)).toBe(200)
  const url = `/trainings/${id}/materials/${String(body['id'])}`
  const get = (person: Person | null) =>
    school.app.inject({ url: `/api/v1${url}`, ...(person ? { cookies: person.cookies } : {}) })
  expect((await get(office.editor)).body).toBe(text.toString('utf8'))
  const reader = await aPerson(school, { roles: ['campus_member'] })
  expect([(await get(null)).statusCode, (await get(reader)).statusCode]).toEqual([401, 403])
  expect(await code(office.office, 'DELETE', url)).toBe(200)
  expect((await get(office.editor)).statusCode).toBe(404)
})

test('figures count what was held and who came, and show titles and days only', async () => {
  goTo(school, '2026-03-10')
  await attend([{ unitId: office.unitId, people: 12 }])
  await planned({ title: '案例研讨', kind: 'seminar' })
  const of = (key: string) => viewFigure(school.as(), { key, from: '2026-01-01', to: '2026-12-31', page: 1 })
  const held = await of('trainings.held')
  expect([held.figure.value, held.parts]).toEqual([1, [{ name: '专题培训', value: 1 }]])
  const came = await of('trainings.attendances')
  expect([came.figure.value, came.evidence.rows]).toEqual([
    12,
    [{ title: '信息公开条例专题培训', note: '专题培训 · 12 人次', day: '2026-03-10', url: '' }],
  ])
})

test('a year is exported; a cancelled one can neither be changed nor held', async () => {
  expect(await code(office.office, 'PUT', `/trainings/${id}`, written({ title: '改过的' }))).toBe(200)
  expect(await code(office.office, 'POST', `/trainings/${id}/cancellation`, { reason: '改期' })).toBe(200)
  expect(await code(office.office, 'PUT', `/trainings/${id}`, written())).toBe('training.wrong-state')
  goTo(school, '2026-03-10')
  expect(await attend([{ unitId: office.unitId, people: 1 }])).toBe('training.wrong-state')
  const sheet = await school.app.inject({
    url: '/api/v1/trainings/export.xlsx?year=2026',
    cookies: (await aPerson(school, { roles: ['leader'] })).cookies,
  })
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})
