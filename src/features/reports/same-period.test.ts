import { beforeEach, expect, test } from 'vitest'
import { aReport, aReportingOffice, published } from '../../../test/support/annual-report-builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { useSchool } from '../../../test/support/school.ts'
import { replacementOf } from './domain/editions.ts'

const school = useSchool()
let office: Awaited<ReturnType<typeof aReportingOffice>>

beforeEach(async () => {
  office = await aReportingOffice(school)
})

async function page(url: string): Promise<string> {
  return (await school.app.inject({ url, headers: { accept: 'text/html' } })).body
}

test('a newer report of the same period and template replaces the older in the list; the older stays and says so', async () => {
  const first = await published(school, office, await aReport(school, office))
  expect(await page(`/reports/${first}`)).not.toContain('替代')
  const second = await published(school, office, await aReport(school, office))
  expect(second).not.toBe(first)
  const list = await page('/reports')
  expect(list).toMatch(new RegExp(`href="/reports/${second}">[^<]*年度报告</a>`))
  expect(list).toMatch(new RegExp(`href="/reports/${first}">[^<]*前一版（已被替代）`))
  const older = await page(`/reports/${first}`)
  expect(older).toContain('这份报告已被')
  expect(older).toContain(`href="/reports/${second}"`)
  expect(await page(`/reports/${second}`)).not.toContain('这份报告已被')
  expect((await school.app.inject({ url: `/reports/${first}/download/json` })).statusCode).toBe(200)
})

test('reports of the same period by other templates stand beside each other, told apart by the template', async () => {
  const four = await published(school, office, await aReport(school, office))
  const six = await published(school, office, await aReport(school, office, { templateKey: 'government' }))
  const list = await page('/reports')
  for (const text of ['体例：四部分报告', '体例：政府六部分报告', `"/reports/${four}"`, `"/reports/${six}"`])
    expect(list).toContain(text)
  expect(list).not.toContain('替代')
})

test('of three that were published one after the other the newest stands in the place of both', () => {
  const of = (slug: string, day: string, templateKey = 'a') => ({
    ...{ slug, templateKey, from: `${yearAfter(0)}-01-01`, to: `${yearAfter(0)}-12-31` },
    publishedAt: new Date(`${yearAfter(1)}-${day}`),
  })
  const all = [of('x', '01-03'), of('y', '01-05'), of('z', '01-04'), of('other', '01-09', 'b')]
  expect(all.map((each) => replacementOf(each, all)?.slug)).toEqual(['y', undefined, 'y', undefined])
})
