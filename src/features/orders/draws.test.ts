import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMigrated } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { catchUp } from '../../platform/ledger/follow.ts'
import { sealer } from '../../platform/ledger/sealer.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
})

test('a sample is drawn by a seed that did not exist when it was announced, and anybody can draw it again', async () => {
  for (const title of ['甲', '乙', '丙', '丁', '戊', '己']) await aMigrated(school, office, { title })
  const wanted = { kind: 'publications', fromDay: '2026-01-01', toDay: '2026-11-20', size: 2 }
  expect((await ask(school, office.office, ['POST', '/draws', wanted])).status).toBe(403)
  const { body } = await ask(school, office.supervisor, ['POST', '/draws', wanted])
  const id = String(body['id'])
  await catchUp(school.parts.db, [sealer])
  const early = await ask(school, office.supervisor, ['POST', `/draws/${id}/drawing`])
  expect(early.body['code']).toBe('draw.seed-not-there')
  for (const title of ['后来一', '后来二', '后来三', '后来四', '后来五']) await aMigrated(school, office, { title })
  await catchUp(school.parts.db, [sealer])
  expect((await ask(school, office.supervisor, ['POST', `/draws/${id}/drawing`])).status).toBe(200)
  const answer = await school.app.inject({ url: `/rectification/draws/${id}` })
  const draw = answer.json<{
    population: string[]
    populationHash: string
    seed: string
    sealSeq: number
    drawn: string[]
  }>()
  // Done again with nothing of ours.
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const again = draw.population
    .map((key) => [hash(`${draw.seed}\n${key}`), key] as const)
    .sort(([a], [b]) => a.localeCompare(b))
    .slice(0, 2)
    .map(([, key]) => key)
  expect(draw.drawn).toEqual(again)
  expect(draw.population).toHaveLength(6)
  expect(hash(draw.population.join('\n'))).toBe(draw.populationHash)
  const seal = await school.parts.db
    .selectFrom('ledger_seal')
    .select('chain')
    .where('seq', '=', draw.sealSeq)
    .executeTakeFirstOrThrow()
  expect(seal.chain).toBe(draw.seed)
  const page = await school.app.inject({ url: '/rectification/draws', headers: { accept: 'text/html' } })
  for (const key of draw.drawn) expect(page.body).toContain(key)
})

async function drawnNow() {
  const { body } = await ask(school, office.supervisor, ['GET', '/draws'])
  const [draw] = body['rows'] as { drawn: { key: string; title: string; path: string }[] }[]
  return draw?.drawn ?? []
}

test('what was drawn is shown by title, unit and address; what no longer shows says nothing', async () => {
  for (const title of ['甲', '乙', '丙']) await aMigrated(school, office, { title })
  const wanted = { kind: 'publications', fromDay: '2026-01-01', toDay: '2026-11-20', size: 2 }
  const { body } = await ask(school, office.supervisor, ['POST', '/draws', wanted])
  for (const title of ['后来一', '后来二', '后来三', '后来四', '后来五']) await aMigrated(school, office, { title })
  await catchUp(school.parts.db, [sealer])
  await ask(school, office.supervisor, ['POST', `/draws/${String(body['id'])}/drawing`])
  const drawn = await drawnNow()
  const ofUnit = { unitId: office.unitId, unitName: '科技处' }
  expect(drawn).toMatchObject([ofUnit, ofUnit])
  const page = await school.app.inject({ url: '/rectification/draws', headers: { accept: 'text/html' } })
  for (const { title, path } of drawn) expect(page.body).toContain(`<a href="${path}">${title}</a>`)
  const [first, second] = drawn
  const { db } = school.parts
  await db.updateTable('publication').set({ audience: 'campus' }).where('title', '=', String(first?.title)).execute()
  expect(await drawnNow()).toMatchObject([{ key: first?.key, title: '', path: '' }, { ...second }])
})
