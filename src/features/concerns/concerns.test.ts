import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { anAnsweringOffice } from '../../../test/support/application-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { aPublication, type Answered, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, complaints, write } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

/** Somebody looked for this so often and found nothing. */
async function missed(q: string, times: number): Promise<void> {
  await sql`insert into search_question (q, day, asked, missed) values (${q}, current_date, ${times}, ${times})`.execute(
    school.parts.db,
  )
}

async function view(person: Person | null) {
  const { status, body } = await ask(school, person, ['GET', '/concerns'])
  return {
    status,
    candidates: (body['candidates'] ?? []) as Answered[],
    decided: (body['decided'] ?? []) as Answered[],
  }
}

async function decide(person: Person, changes: object = {}) {
  const { status, body } = await ask(school, person, [
    'POST',
    '/concerns',
    {
      ...{ candidate: 'search:校车时刻', matter: '校区之间的班车', decision: 'explained', days: 90 },
      ...{ words: '班车由运营单位安排，时刻在车站张贴。', documentId: null, replacesId: null, ...changes },
    },
  ])
  return status === 200 ? { id: String(body['id']) } : { code: body['code'] }
}

async function page(): Promise<string> {
  return (await school.app.inject({ url: '/concerns', headers: { accept: 'text/html' } })).body
}

test('what five or more looked for in vain is a candidate, for those who decide and watch', async () => {
  await missed('校车时刻', 5)
  await missed('某人的处分', 4)
  expect((await view(office.office)).candidates).toMatchObject([
    { key: 'search:校车时刻', numbers: { searches: 5, letters: null, complaints: null }, decidedId: null },
  ])
  expect((await view(office.supervisor)).status).toBe(200)
  expect((await view(office.editor)).status).toBe(403)
  expect((await view(null)).status).toBe(401)
})

test('the office says why nothing is published, and everybody reads it in the words of the office', async () => {
  await missed('校车时刻', 6)
  expect(await decide(office.supervisor)).toEqual({ code: 'access.denied' })
  expect(await decide(office.office, { words: '请拨 13812345678 找经办人' })).toEqual({
    code: 'concern.tells-too-much',
  })
  expect(await page()).not.toContain('校区之间的班车')
  const { id } = await decide(office.office)
  const html = await page()
  expect(html).toContain('校区之间的班车')
  expect(html).not.toContain('校车时刻')
  expect((await view(office.office)).candidates).toMatchObject([{ decidedId: id }])
  const [entry] = await school.parts.db
    .selectFrom('ledger')
    .select('data')
    .where('type', '=', 'concern.decided')
    .execute()
  expect(JSON.stringify(entry)).not.toMatch(/班车|校车/u)
})

test('a decision to publish leads to the publication for whoever may see it; a later decision takes its place', async () => {
  const campus = { metadata: { audience: { kind: 'campus' }, audienceReason: '校内' }, title: '班车时刻表' }
  const { id: documentId } = await aPublication(school, office, campus)
  expect(await decide(office.office, { decision: 'published' })).toEqual({ code: 'concern.document-required' })
  const first = await decide(office.office, { decision: 'published', documentId, words: '已在校内公开。' })
  expect(await page()).toContain('已在校内公开。')
  expect(await page()).not.toContain('班车时刻表')
  const later = { decision: 'dismissed', words: '另行处理', replacesId: first.id }
  expect(await decide(office.office, later)).toHaveProperty('id')
  expect(await decide(office.office, later)).toEqual({ code: 'concern.changed-meanwhile' })
  expect(await page()).not.toContain('已在校内公开。')
  expect((await view(office.office)).decided.map((row) => row['isReplaced'])).toEqual([false, true])
  const change = school.parts.db.updateTable('concern_decision').set({ words: '改' })
  await expect(change.execute()).rejects.toThrow()
})

test('letters are counted by topic and section without a word of them; complaints only for those who may know', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { slug: box } = await aMailbox(school, office, complaints())
  for (let nth = 0; nth < 5; nth += 1) {
    await write(school, slug, { sectionId })
    await write(school, box, { kind: 'complaint', aboutUnitId: office.otherUnitId })
  }
  const find = async (person: Person) => (await view(person)).candidates.map((each) => [each['key'], each['numbers']])
  const letters = { letters: 5, applications: null, searches: null }
  expect(await find(office.office)).toEqual([
    [`section:${sectionId}`, { ...letters, complaints: null }],
    ['topic:宿舍', { ...letters, complaints: null }],
  ])
  const none = { letters: null, applications: null, searches: null }
  expect(await find(office.supervisor)).toContainEqual([`unit:${office.otherUnitId}`, { ...none, complaints: 5 }])
})
