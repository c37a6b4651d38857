import { beforeEach, expect, test } from 'vitest'
import { act, anAnsweringOffice, anAssigned, apply, goTo } from '../../../test/support/application-builders.ts'
import { databaseDay } from '../../../test/support/database-day.ts'
import { aCatalogue, anItem, aPublication, aRule, ask, type Office } from '../../../test/support/disclosure-builders.ts'
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
  readonly units: readonly {
    unitId: string
    overdueItems: number
    missingItems: number
    overdueCases: number
    openCases: number
    isRed: boolean
  }[]
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
  await act(school, office.supervisor, [trial.id, 'mystery', { code: trial.code }])
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

test('units are counted by what the school is asked for: a catalogue of a unit’s own changes no line', async () => {
  const before = await cockpit()
  await school.parts.db.transaction().execute(async (tx) => {
    await aCatalogue(tx, 'own', { shortName: '本单位目录' })
    const classId = await anItem(tx, 'own', { number: '1', title: '类' })
    const itemId = await anItem(tx, 'own', { number: '2', title: '缺的事项', classId })
    await aRule(tx, itemId, { unitId: office.unitId, update: { kind: 'yearly', by: '01-31', workdays: 20 } })
  })
  const after = await cockpit()
  const faults = ({ catalogues }: Cockpit) =>
    catalogues.reduce((sum, { overdue, missing }) => sum + overdue + missing, 0)
  const lines = ({ units }: Cockpit) =>
    units.reduce((sum, { overdueItems, missingItems }) => sum + overdueItems + missingItems, 0)
  expect([faults(after), lines(after)]).toEqual([faults(before), lines(before)])
})

test('it is for those who watch the figures of the school', async () => {
  expect((await ask(school, office.editor, ['GET', '/cockpit'])).status).toBe(403)
  expect((await ask(school, null, ['GET', '/cockpit'])).status).toBe(401)
})
