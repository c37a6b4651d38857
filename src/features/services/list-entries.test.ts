import { expect, test } from 'vitest'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aDefinition, aService } from '../../../test/support/hall-builders.ts'
import { useKeptPages } from '../../../test/support/kept-pages.ts'
import { aLine, APPROVAL, decide, proposing, SERVICE, takenIn } from '../../../test/support/list-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { parseDay } from '../../kernel/day.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { importPastMatters } from './index.ts'

const school = useSchool()
const keeping = useKeptPages(school)

async function page(url: string): Promise<string> {
  return (await school.app.inject({ url, headers: { accept: 'text/html' } })).body
}

async function entryId(number: string): Promise<string> {
  const { db } = school.parts
  return (await db.selectFrom('list_entry').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id
}

// It says of itself that it is on line at an address of the hall, where nothing is.
const ON_LINE = SERVICE.map((cell) => (cell === '/contract' ? '/hall/contract' : cell))

/** Entries, and a service of the same unit that carries out none of them yet. */
async function aSetting() {
  const office = await anOffice(school)
  await takenIn(school, office, [APPROVAL, ON_LINE])
  const definition = aDefinition(office.unitId, { materials: ['自己写的材料'], place: '自己写的地点' })
  const { serviceId } = await aService(school, { unitId: office.unitId, slug: 'hetong', name: '合同用印', definition })
  return { office, serviceId }
}

interface Change {
  readonly listEntryId: string | null
  readonly state?: 'active' | 'closed'
}

function change(office: Office, serviceId: string, { listEntryId, state = 'active' }: Change) {
  const body = { name: '合同用印', unitId: office.unitId, sort: 0, state, listEntryId }
  return ask(school, office.head, ['PUT', `/hall/services/${serviceId}`, body])
}

test('an entry is on line as long as an open service carries it out, whatever is written in it', async () => {
  const { office, serviceId } = await aSetting()
  const isOnline = async (): Promise<unknown> => {
    const { body } = await ask(school, office.head, ['GET', `/list-entries/${await entryId('FW-1')}`])
    return (body['says'] as { isOnline: boolean }).isOnline
  }
  expect(await isOnline()).toBe(false)
  expect(await page('/service-guide/FW-1')).not.toContain('立即办理')
  expect((await change(office, serviceId, { listEntryId: await entryId('FW-1') })).status).toBe(200)
  await keeping.caughtUp()
  expect(await isOnline()).toBe(true)
  expect(await page('/service-guide/FW-1')).toMatch(/href="\/hall\/hetong">立即办理</)
  expect(await page('/service-guide?event=seal')).toContain('网上办')
  await change(office, serviceId, { listEntryId: await entryId('FW-1'), state: 'closed' })
  expect(await isOnline()).toBe(false)
})

test('the page of a service says what its entry says, what is inherited too, and a change of the entry shows at once', async () => {
  const { office, serviceId } = await aSetting()
  expect(await page('/hall/hetong')).toMatch(/自己写的地点[^]*自己写的材料/)
  await change(office, serviceId, { listEntryId: await entryId('FW-1') })
  await keeping.caughtUp()
  const said = await page('/hall/hetong')
  for (const words of ['科研楼 306 室', '周一至周五', '0000-000 0306', '合同文本（一式四份）', 'FW-1'])
    expect(said).toContain(words)
  for (const words of ['自己写的地点', '自己写的材料']) expect(said).not.toContain(words)
  const { id } = (await proposing(school, office.editor, { number: 'SP-1', fields: { place: '行政楼 101 室' } })).body
  await decide(school, office, [id])
  await keeping.caughtUp()
  expect(await page('/hall/hetong')).toContain('行政楼 101 室')
})

test('a service carries out an entry of the list of services of its own unit, and nothing else', async () => {
  const { office, serviceId } = await aSetting()
  const before = await school.parts.db.selectFrom('ledger').select('position').execute()
  for (const listEntryId of [await entryId('SP-1'), 'none']) {
    const { status, body } = await change(office, serviceId, { listEntryId })
    expect([status, body['code']]).toEqual([409, 'hall.entry-unfit'])
  }
  const row = await school.parts.db.selectFrom('service').select('list_entry_id as id').executeTakeFirstOrThrow()
  expect(row.id).toBeNull()
  expect(await school.parts.db.selectFrom('ledger').select('position').execute()).toEqual(before)
  const linkable = await ask(school, office.head, ['GET', `/hall/services/${serviceId}/entries`])
  expect((linkable.body['rows'] as { number: string }[]).map(({ number }) => number)).toEqual(['FW-1'])
  expect((await ask(school, office.stranger, ['GET', `/hall/services/${serviceId}/entries`])).status).toBe(404)
})

test('what took longer than was promised counts in the quality of the entry', async () => {
  const { office, serviceId } = await aSetting()
  await change(office, serviceId, { listEntryId: await entryId('FW-1') })
  const reasons = async () =>
    (await ask(school, office.head, ['GET', `/list-entries/${await entryId('FW-1')}`])).body['reasons'] as string[]
  const calendar = await loadWorkCalendar(school.as().db)
  const past = { slug: 'hetong', kind: 'staff', openedOn: parseDay('2026-10-12'), asked: 0, rating: null } as const
  const matters = [2, 2, 2, 2, 9].map((days) => ({ ...past, days }))
  expect(await reasons()).not.toContain('近 90 天办结 5 件，其中 1 件超过承诺时限')
  await importPastMatters(school.as(), { year: 2026, matters, calendar })
  expect(await reasons()).toContain('近 90 天办结 5 件，其中 1 件超过承诺时限')
  const { body } = await ask(school, office.head, ['GET', '/list-entries?kind=service'])
  expect((body['rows'] as { reasons: string[] }[])[0]?.reasons).toContain('近 90 天办结 5 件，其中 1 件超过承诺时限')
})

test('what is for the campus only does not come out on the page of a service', async () => {
  const { office, serviceId } = await aSetting()
  await takenIn(school, office, [
    aLine({ 编号: 'FW-2', 事项名称: '校内事项', 公开范围: '校内公开', 办理地点: '内部地点' }),
  ])
  await change(office, serviceId, { listEntryId: await entryId('FW-2') })
  expect(await page('/hall/hetong')).not.toContain('内部地点')
  const { cookies } = office.editor
  const inside = await school.app.inject({ url: '/hall/hetong', cookies, headers: { accept: 'text/html' } })
  expect(inside.body).toContain('内部地点')
})
