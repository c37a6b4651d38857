import { expect, test } from 'vitest'
import { aDefinition, aHall, aMatter, send, tasksOf, act, type Hall } from '../../../test/support/hall-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { ask as askApi } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { field, form } from '../../sample/hall-parts.ts'
import { insertVenue } from './venues.store.ts'

const school = useSchool()

async function aRoom() {
  const hall = await aHall(school, (unitId) =>
    aDefinition(unitId, { form: form(['借用', field('venue', 'slot', { label: '时段', venues: 'room' })]) }),
  )
  const venueId = await school.parts.db
    .transaction()
    .execute((tx) => insertVenue(tx, { group: 'room', name: '第一会议室', unitId: hall.unitId }))
  const slot = (from: string, to: string) => ({
    'f.slot.venueId': venueId,
    'f.slot.on': '2026-12-01',
    'f.slot.from': from,
    'f.slot.to': to,
  })
  return { hall, slot }
}

async function ask(hall: Hall, fields: Record<string, string>) {
  const page = await send(school, hall, { person: hall.applicant, fields })
  return { status: page.statusCode, body: page.body }
}

test('a room is never booked twice for the same quarter of an hour; what touches it is no conflict', async () => {
  const { hall, slot } = await aRoom()
  expect((await ask(hall, slot('08:00', '10:00'))).status).toBe(200)
  const refused = await ask(hall, slot('09:50', '11:00'))
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('已经被预约')
  expect(refused.body).toContain('2026-12-01 第一会议室 08:00—10:00')
  expect((await ask(hall, slot('10:00', '11:00'))).status).toBe(200)
  expect(await school.parts.db.selectFrom('case_file').select('number').orderBy('number').execute()).toHaveLength(2)
})

test('many who ask for the same at once: one has it', async () => {
  const { hall, slot } = await aRoom()
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(hall, slot('14:00', '15:00'))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
})

test('a stretch is given back when the matter is refused', async () => {
  const { hall, slot } = await aRoom()
  await aMatter(school, hall, { fields: slot('08:00', '09:00') })
  const [task] = await tasksOf(school, hall.clerk)
  await act(school, hall.clerk, { taskId: task?.taskId ?? '', action: 'refuse', text: '另有安排' })
  expect((await ask(hall, slot('08:00', '09:00'))).status).toBe(200)
})

test('a room of another kind, or none, is no room here', async () => {
  const { hall, slot } = await aRoom()
  expect((await ask(hall, { ...slot('08:00', '09:00'), 'f.slot.venueId': 'none' })).status).toBe(409)
})

test('a unit keeps its venues: added, renamed, closed; what is booked stays booked, and other units see nothing of it', async () => {
  const { hall, slot } = await aRoom()
  await aMatter(school, hall, { fields: slot('08:00', '09:00') })
  const call = (person: Person, ...request: readonly ['GET' | 'POST' | 'PUT', string, object?]) =>
    askApi(school, person, request)
  const own = { group: 'room', name: '第二会议室', unitId: hall.unitId }
  expect((await call(hall.stranger, 'POST', '/hall/venues', own)).status).toBe(403)
  const { body } = await call(hall.clerk, 'POST', '/hall/venues', own)
  const again = await call(hall.clerk, 'POST', '/hall/venues', own)
  expect(again.body).toMatchObject({ status: 409, code: 'hall.venue-name-taken' })
  const path = `/hall/venues/${String(body['id'])}`
  const renamed = { group: 'room', name: '第一会议室', state: 'active' }
  expect((await call(hall.clerk, 'PUT', path, renamed)).body).toMatchObject({ code: 'hall.venue-name-taken' })
  expect((await call(hall.stranger, 'PUT', path, renamed)).status).toBe(404)
  const shown = await call(hall.clerk, 'GET', '/hall/venues')
  expect(shown.body).toMatchObject({
    rows: [{ name: '第一会议室' }, { name: '第二会议室' }],
    bookings: [{ name: '第一会议室', on: '2026-12-01', from: '08:00', to: '09:00', number: 'BS2026-00001' }],
  })
  expect((await call(hall.stranger, 'GET', '/hall/venues')).body).toEqual({ rows: [], bookings: [] })
  const [{ id }] = shown.body['rows'] as [{ id: string }]
  await call(hall.clerk, 'PUT', `/hall/venues/${id}`, { group: 'room', name: '第一会议室', state: 'closed' })
  expect((await ask(hall, slot('10:00', '11:00'))).status).toBe(409)
  expect((await call(hall.clerk, 'GET', '/hall/venues')).body['bookings']).toHaveLength(1)
})
