import { beforeEach, expect, test } from 'vitest'
import {
  aReport,
  aReportingOffice,
  type Fault,
  published,
  seen,
  type Told,
  writeText,
} from '../../../test/support/annual-report-builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { aPublication, ask } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { isPublicFigure } from '../figures/index.ts'
import { keysIn } from './domain/chips.ts'
import { TEMPLATES } from './templates.ts'

const school = useSchool()
const CAMPUS = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
let office: Awaited<ReturnType<typeof aReportingOffice>>

beforeEach(async () => {
  office = await aReportingOffice(school)
})

async function jsonOf(slug: string) {
  const { body } = await school.app.inject({ url: `/reports/${slug}/download/json` })
  return { body, figures: (JSON.parse(body) as { figures: (Told & { before?: number })[] }).figures }
}

test('a file of a report holds the figures for everybody, and of those for staff only the values that its text states', async () => {
  await aPublication(school, office)
  await aPublication(school, office, { title: '校内的信息', metadata: CAMPUS })
  const id = await aReport(school, office)
  const { figures } = await jsonOf(await published(school, office, id))
  const staff = figures.filter(({ key }) => !isPublicFigure(key))
  expect(staff).toEqual([{ key: 'publications.total', version: 1, value: 2 }])
  const all = (await seen(school, office.office, id))['figures'] as (Told & { audience: string })[]
  const open = all.filter(({ audience }) => audience === 'public').map(({ key }) => key)
  expect(figures.filter(({ key }) => isPublicFigure(key)).map(({ key }) => key)).toEqual(open)
})

test('what a report says in round numbers or leaves out is not given away by its file', async () => {
  const id = await aReport(school, office)
  const text = '会议公开{{figure:channels.meetings|over:100}}次，{{figure:publications.total|growth}}。'
  await writeText(school, office.office, { id, key: 'affairs', text })
  const { figures } = await jsonOf(await published(school, office, id))
  expect(figures.map(({ key }) => key).filter((key) => !isPublicFigure(key))).toEqual([])
})

test('no table of a report tells a figure for staff, also not beside what an earlier report said', async () => {
  await published(school, office, await aReport(school, office))
  school.clock.now = new Date(`${yearAfter(2)}-01-05T10:00:00+08:00`)
  const sheet = JSON.stringify(
    (await seen(school, office.office, await aReport(school, office, { year: yearAfter(1) })))['sheet'],
  )
  expect(sheet).toContain('上一份：')
  for (const name of ['文章发布总量', '会议公开']) expect(sheet).not.toContain(`"${name}"`)
})

test('the check tells that a figure for staff becomes public, and lets it pass', async () => {
  const id = await aReport(school, office)
  const faults = (await seen(school, office.office, id))['faults'] as Fault[]
  expect(faults.filter(({ kind }) => kind === 'staff-figure')).toMatchObject([
    { about: 'publications.total', isBlocking: false, section: 'proactive', text: 'affairs' },
  ])
  const other = await aReport(school, office, { templateKey: 'government' })
  const { body } = await ask(school, office.office, ['GET', `/reports/${other}`])
  expect((body['faults'] as Fault[]).filter(({ kind }) => kind === 'staff-figure')).toEqual([])
})

test('shipped templates name figures for everybody; the one for staff that provincial reports state stands alone', () => {
  const named = TEMPLATES.flatMap(({ key, sections }) =>
    sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => {
        if (block.kind === 'text') return keysIn(block.text)
        return block.kind === 'figures' ? block.figures : []
      })
      .filter((figure) => !isPublicFigure(figure))
      .map((figure) => `${key} ${figure}`),
  )
  expect(named).toEqual(['four-parts publications.total'])
})
