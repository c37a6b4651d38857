import { expect, test } from 'vitest'
import { aReport, aReportingOffice, published, seen, type Told } from '../../../test/support/annual-report-builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { keysIn } from './domain/chips.ts'
import { templateOf } from './templates.ts'

const school = useSchool()
const RATE = 'surveys.satisfaction'

async function page(url: string): Promise<string> {
  return (await school.app.inject({ url, headers: { accept: 'text/html' } })).body
}

/** The rate as somebody is told it. */
function rateIn(body: Record<string, unknown>): unknown {
  return (body['figures'] as Told[]).find(({ key }) => key === RATE)?.value
}

test('where nobody was asked the rate of satisfaction is no number: not on a page, not in a report, not in a closed period', async () => {
  const office = await aReportingOffice(school)
  const year = yearAfter(0)
  expect(rateIn((await ask(school, null, ['GET', `/figures?year=${year}`])).body)).toBeNull()
  const card = await page(`/figures/${RATE}?year=${year}`)
  expect(card).toContain('没有统计值')
  expect(card).not.toMatch(/<b>0<\/b> %/)
  const closed = await ask(school, office.office, ['POST', '/figure-periods', { year }])
  const frozen = await ask(school, office.office, ['GET', `/figure-periods/${String(closed.body['id'])}`])
  expect((frozen.body['figures'] as object[]).find((each) => (each as Told).key === RATE)).toMatchObject({
    ...{ value: null, valueNow: null, state: 'same', version: 2 },
  })
  const id = await aReport(school, office, { templateKey: 'ministry' })
  const report = await seen(school, office.office, id)
  expect(rateIn(report)).toBeNull()
  const sheet = JSON.stringify(report['sheet'])
  expect(sheet).toContain('没有可统计的评议满意率')
  expect(sheet).toContain('[{"text":"评议满意率"},{"text":"—",')
  const slug = await published(school, office, id)
  const file = await school.app.inject({ url: `/reports/${slug}/download/json` })
  expect(rateIn(file.json())).toBeNull()
})

test('the report of the ministry is about a school year, and tells of evaluations by the figures of the questionnaires', () => {
  const { preset, sections } = templateOf('ministry')
  expect(preset).toBe('school-year')
  const texts = sections.find(({ key }) => key === 'evaluation')?.blocks ?? []
  const named = texts.flatMap((block) => (block.kind === 'text' ? keysIn(block.text) : []))
  expect(named).toEqual(expect.arrayContaining(['surveys.held', 'surveys.respondents', RATE]))
})
