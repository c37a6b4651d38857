import { expect, test } from 'vitest'
import { aPerson } from '../test/support/builders.ts'
import { useSchool } from '../test/support/school.ts'
import { takeOverLists } from './features/lists/index.ts'
import { loadSchool } from './load-school.ts'
import { loadYear } from './load-year.ts'
import { sampleLists } from './sample/lists/sample-lists.ts'
import { sampleSchool } from './sample/sample-school.ts'

const school = useSchool()

test('of the sample year the system computes what the report says: 31 departments, 663 entries, 23 updated, 22 added, 257 services, 9,410 matters, 5,466 and 3,944, and 42 % more', async () => {
  const { units } = await loadSchool(school.as(), sampleSchool, 'Ceshi-2026')
  await takeOverLists(
    school.as(),
    sampleLists().map(({ unitCode, ...entry }) => ({ ...entry, unitId: units.get(unitCode) ?? '' })),
  )
  expect(await loadYear(school.as(), 2025)).toBe(9410 + 6627)
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  const answer = await school.app.inject({
    url: '/api/v1/hall/statistics?from=2025-01-01&to=2025-12-31',
    cookies: office.cookies,
  })
  const figures = answer.json<{
    accepted: number
    growth: number
    before: object
    kinds: { key: string; accepted: number }[]
  }>()
  expect(figures).toMatchObject({ accepted: 9410, growth: 42, before: { accepted: 6627 } })
  const of = (key: string): number => figures.kinds.find((kind) => kind.key === key)?.accepted ?? 0
  expect([of('staff'), of('student') + of('visitor')]).toEqual([5466, 3944])
  const report = await school.app.inject({ url: '/api/v1/figures?year=2025' })
  const { figures: reported } = report.json<{ figures: { key: string; value: number; growth: number | null }[] }>()
  expect(Object.fromEntries(reported.map(({ key, value }) => [key, value]))).toMatchObject({
    'lists.units': 31,
    'lists.entries': 663,
    'lists.services': 257,
    'lists.updated': 23,
    'lists.added': 22,
    'hall.accepted': 9410,
    'hall.staff': 5466,
    'hall.others': 3944,
    'use.registered': 35_174,
  })
  expect(reported.find(({ key }) => key === 'hall.accepted')?.growth).toBe(42)
  const hall = await school.app.inject({ url: '/hall', headers: { accept: 'text/html' } })
  expect(hall.body).toContain('257')
  const linked = await school.parts.db.selectFrom('service').select('list_entry_id as id').execute()
  expect(new Set(linked.flatMap(({ id }) => id ?? [])).size).toBe(257)
  const guide = await school.app.inject({ url: '/service-guide?person=student', headers: { accept: 'text/html' } })
  expect(guide.body.match(/网上办</g)).toHaveLength(20)
}, 120_000)
