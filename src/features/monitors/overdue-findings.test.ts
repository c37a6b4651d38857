import { expect, test } from 'vitest'
import { anAnsweringOffice, anAssigned, goTo } from '../../../test/support/application-builders.ts'
import { anItem, anOffice, aPublication, aRule, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, write } from '../../../test/support/letterbox-builders.ts'
import { aMigrated, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import type { UpdateRule } from '../catalogue/domain/item-rule.ts'
import { addDays, daysBetween, parseDay } from '../../kernel/day.ts'

interface Late {
  readonly id: string
  readonly rule: string
  readonly dueOn: string | null
  readonly overdueDays: number | null
  readonly isInWorkingDays: boolean
  readonly openedOn: string
}

const school = useSchool()

async function late(office: Office, query: string, size = 100): Promise<Late[]> {
  const { body } = await ask(school, office.supervisor, ['GET', `/findings?size=${String(size)}&${query}`])
  return body['rows'] as Late[]
}

async function anOwed(office: Office, number: string, update: UpdateRule): Promise<string> {
  return school.parts.db.transaction().execute(async (tx) => {
    const id = await anItem(tx, 'moe50', { number, title: `事项${number}`, classId: office.classId })
    await aRule(tx, id, { unitId: office.unitId, update })
    return id
  })
}

async function aDutyLate(office: Office): Promise<string> {
  const itemId = await anOwed(office, '43', { kind: 'on_change', workdays: 20 })
  const duty = { occurredOn: '2026-10-09', what: '办法已修订', unitId: null }
  await ask(school, office.office, ['POST', `/catalogue-items/${itemId}/duties`, duty])
  return itemId
}

test('an item that is owed in working days is overdue in working days, one of a day of the year in days', async () => {
  const office = await anOffice(school)
  await aDutyLate(office)
  await anOwed(office, '44', { kind: 'yearly', by: '10-31', workdays: 20 })
  await round(school)
  expect(await late(office, 'rule=item-overdue')).toMatchObject([
    { dueOn: '2026-11-05', overdueDays: 12, isInWorkingDays: true },
  ])
  const missing = await late(office, 'rule=item-missing&words=44')
  expect(missing).toMatchObject([{ dueOn: '2026-10-31', overdueDays: 23, isInWorkingDays: false }])
})

test('the number grows with every round, stands in the detail, and stays what it was when the fault is gone', async () => {
  const office = await anOffice(school)
  const itemId = await aDutyLate(office)
  await round(school)
  goTo(school, '2026-11-30')
  await round(school)
  const [finding] = await late(office, 'rule=item-overdue')
  expect(finding).toMatchObject({ overdueDays: 17, openedOn: '2026-11-23' })
  const detail = async () => (await ask(school, office.editor, ['GET', `/findings/${finding?.id ?? ''}`])).body
  expect(await detail()).toMatchObject({ state: 'open', dueOn: '2026-11-05', overdueDays: 17, isInWorkingDays: true })
  await aPublication(school, office, { metadata: { itemIds: [itemId] } })
  await round(school)
  expect(await detail()).toMatchObject({ state: 'cured', overdueDays: 17 })
})

test('a stale column and front page are overdue since the last day of their pace', async () => {
  const office = await anOffice(school)
  await aPublication(school, office)
  const { listed_on: text } = await school.parts.db
    .selectFrom('publication')
    .select('listed_on')
    .executeTakeFirstOrThrow()
  const listedOn = parseDay(text)
  const today = addDays(listedOn, 200)
  goTo(school, today)
  await round(school)
  expect(await late(office, 'rule=front-stale')).toMatchObject([{ dueOn: addDays(listedOn, 14), overdueDays: 186 }])
  const [column] = await late(office, 'rule=column-stale')
  expect(column?.overdueDays).toBe(daysBetween(parseDay(column?.dueOn ?? ''), today))
  expect(column?.isInWorkingDays).toBe(false)
})

test('a letter is overdue since three months after it came, an application since its due day in working days', async () => {
  const office = await anAnsweringOffice(school)
  const box = await aMailbox(school, office)
  await write(school, box.slug, { sectionId: box.sectionId })
  await anAssigned(school, office)
  goTo(school, '2027-02-26')
  await round(school)
  expect(await late(office, 'rule=letter-unanswered')).toMatchObject([
    { dueOn: '2027-02-23', overdueDays: 3, isInWorkingDays: false },
  ])
  const [application] = await late(office, 'rule=application-overdue')
  expect(application?.isInWorkingDays).toBe(true)
  const days = daysBetween(parseDay(application?.dueOn ?? ''), parseDay('2027-02-26'))
  expect(application?.overdueDays).toBeGreaterThan(0)
  expect(application?.overdueDays).toBeLessThan(days)
})

test('findings are listed by how long they are overdue, page by page; what has no due day comes last, the oldest first', async () => {
  const office = await anOffice(school)
  await aDutyLate(office)
  await anOwed(office, '44', { kind: 'yearly', by: '10-31', workdays: 20 })
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统，核对帐目。</p>' })
  await round(school)
  const all = await late(office, 'state=open&sort=overdue')
  const days = all.map(({ overdueDays }) => overdueDays)
  expect(days.slice(0, 3)).toEqual([23, 12, 8])
  expect(days).toContain(null)
  expect(days).toEqual(days.toSorted((one, other) => (other ?? -1) - (one ?? -1)))
  const without = all.filter(({ overdueDays }) => overdueDays === null).map(({ openedOn }) => openedOn)
  expect(without).toEqual(without.toSorted())
  const pages = [
    await late(office, 'state=open&sort=overdue&page=1', 2),
    await late(office, 'state=open&sort=overdue&page=2', 2),
  ]
  expect(pages.flat().map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id))
})
