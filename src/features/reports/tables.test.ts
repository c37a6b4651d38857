import { expect, test } from 'vitest'
import { act, anAnswered, anAnsweringOffice, apply, goTo } from '../../../test/support/application-builders.ts'
import { aReport, seen, type Told } from '../../../test/support/annual-report-builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { aPublication, anOffice, ask } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

interface Block {
  readonly title?: string
  readonly rows?: readonly (readonly { readonly text: string }[])[]
}

/** The rows of a table of a report, as text. */
async function tableOf(office: Parameters<typeof seen>[1], id: string, title: string): Promise<string[][]> {
  const sheet = (await seen(school, office, id))['sheet'] as { sections: { blocks: Block[] }[] }
  const block = sheet.sections.flatMap(({ blocks }) => blocks).find((each) => each.title === title)
  return (block?.rows ?? []).map((row) => row.map(({ text }) => text))
}

test('the national table of a report is that of the applications, and its sentences say the same', async () => {
  const office = await anAnsweringOffice(school)
  goTo(school, `${yearAfter(0)}-01-05`)
  await anAnswered(school, office)
  await anAnswered(school, office, { kind: 'third-party', parts: { ground: '第十条', explanation: '个人隐私' } })
  const gone = await apply(school, { kind: 'research' })
  await act(school, office.office, [gone.id, 'withdrawal', { reason: '申请人来电' }])
  await apply(school)
  const { body } = await ask(school, office.office, [
    'GET',
    `/application-statistics?from=${yearAfter(0)}-01-01&to=${yearAfter(0)}-12-31`,
  ])
  const rows = body['rows'] as Record<string, string | number>[]
  const columns = ['person', 'business', 'research', 'welfare', 'legal-service', 'other-organisation', 'total']
  const expected = rows.map((row) => [String(row['name']), ...columns.map((column) => String(row[column]))])
  const id = await aReport(school, office, { templateKey: 'government' })
  expect(await tableOf(office.office, id, '收到和处理信息公开申请情况')).toEqual(expected)
  const figures = (await seen(school, office.office, id))['figures'] as Told[]
  const value = (key: string): number | undefined => figures.find((figure) => figure.key === key)?.value
  expect(
    ['new', 'concluded', 'granted', 'denied', 'other', 'carried-out'].map((name) => value(`applications.${name}`)),
  ).toEqual([4, 3, 1, 1, 1, 1])
  const shown = await school.app.inject({
    url: `/figures/applications.new?year=${yearAfter(0)}`,
    headers: { accept: 'text/html' },
  })
  expect(shown.body).toContain('逐件明细只对负责办理和监督的人员开放')
  expect(shown.body).not.toContain(gone.number)
  const staff = await ask(school, office.supervisor, ['GET', `/figures/applications.new?year=${yearAfter(0)}`])
  expect(staff.body['evidence']).toMatchObject({ total: 4 })
})

test('of a closed period a report states what was frozen, whatever was recorded later', async () => {
  const office = await anOffice(school)
  await aPublication(school, office)
  school.clock.now = new Date(`${yearAfter(1)}-01-05T10:00:00+08:00`)
  expect((await ask(school, office.office, ['POST', '/figure-periods', { year: yearAfter(0) }])).status).toBe(200)
  await aPublication(school, office, { title: '补录的信息' })
  const figures = (await seen(school, office.office, await aReport(school, office)))['figures'] as (Told & {
    isClosed: boolean
  })[]
  expect(figures.find(({ key }) => key === 'publications.public')).toMatchObject({ value: 1, isClosed: true })
})
