import { beforeEach, expect, test } from 'vitest'
import { act, anAnsweringOffice, anAssigned, apply, goTo } from '../../../test/support/application-builders.ts'
import { databaseDay } from '../../../test/support/database-day.ts'
import { aPublication, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { addDays, parseDay } from '../../kernel/day.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  goTo(school, '2026-03-02')
})

interface Cockpit {
  readonly catalogues: readonly { total: number; current: number; dueSoon: number; overdue: number; missing: number }[]
  readonly cases: readonly { kind: string; open: number; near: number; overdue: number }[]
  readonly units: readonly { unitId: string; overdueCases: number; openCases: number; isRed: boolean }[]
  readonly trends: readonly { key: string; steps: readonly { value: number }[] }[]
}

async function cockpit(person = office.supervisor): Promise<Cockpit> {
  const { status, body } = await ask(school, person, ['GET', '/cockpit'])
  expect(status, JSON.stringify(body)).toBe(200)
  return body as unknown as Cockpit
}

test('what waits is open, then nearly due, then overdue, at the unit that has it; a trial of the supervision office is not', async () => {
  await anAssigned(school, office)
  const trial = await apply(school)
  await act(school, office.supervisor, [trial.id, 'mystery'])
  const applications = async () => (await cockpit()).cases.find(({ kind }) => kind === 'application')
  expect(await applications()).toMatchObject({ open: 1, near: 0, overdue: 0 })
  goTo(school, '2026-03-19')
  expect(await applications()).toMatchObject({ open: 1, near: 1, overdue: 0 })
  goTo(school, '2026-04-30')
  expect(await applications()).toMatchObject({ open: 1, near: 0, overdue: 1 })
  const { units } = await cockpit()
  expect(units[0]).toMatchObject({ overdueCases: 1, openCases: 1, isRed: true })
})

test('every item of a catalogue stands in one state, and the months of a trend are twelve', async () => {
  // Publications carry the database's day, which no test can set.
  const today = await databaseDay(school)
  goTo(school, today)
  await aPublication(school, office)
  goTo(school, addDays(parseDay(today), 90))
  const { catalogues, trends } = await cockpit(office.office)
  expect(catalogues.length).toBeGreaterThan(0)
  for (const { total, current, dueSoon, overdue, missing } of catalogues)
    expect(current + dueSoon + overdue + missing).toBe(total)
  expect(trends.map(({ steps }) => steps.length)).toEqual([12, 12, 12, 12])
  const published = trends.find(({ key }) => key === 'publications.new')?.steps ?? []
  expect(published.reduce((sum, { value }) => sum + value, 0)).toBe(1)
  expect(published[0]?.value).toBe(0)
})

test('it is for those who watch the figures of the school', async () => {
  expect((await ask(school, office.editor, ['GET', '/cockpit'])).status).toBe(403)
  expect((await ask(school, null, ['GET', '/cockpit'])).status).toBe(401)
})
