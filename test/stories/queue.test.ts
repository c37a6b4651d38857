import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startBackground } from '../../src/background.ts'
import { EMPTY_METADATA, importDocuments } from '../../src/features/disclosures/index.ts'
import { aDraft, anOffice, approve, ask } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const PATIENCE = { timeout: 20_000, interval: 100 }

/** The real queue and followers, as the process runs them; a failure of theirs fails the test. */
async function withBackground(work: () => Promise<void>): Promise<void> {
  const faults: unknown[] = []
  const background = await startBackground(school.parts, (what, error) => faults.push([what, error]))
  try {
    await work()
  } finally {
    await background.stop()
  }
  expect(faults).toEqual([])
}

async function databaseTime(): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(school.parts.db)
  return rows[0]?.now ?? new Date(0)
}

function publicationOf(id: string) {
  return school.parts.db.selectFrom('publication').selectAll().where('document_id', '=', id).executeTakeFirst()
}

test('what is scheduled goes out by itself, and not before its time', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
  await approve(school, office, id)
  // The hour is asked of the school's clock and kept by the database's: here both say the same.
  school.clock.now = await databaseTime()
  const at = new Date(school.clock.now.getTime() + 2000)
  const answer = await ask(school, office.office, ['POST', `/documents/${id}/publication`, { at: at.toISOString() }])
  expect(answer.body).toMatchObject({ no: null, scheduledAt: at.toISOString() })
  await withBackground(async () => {
    expect(await publicationOf(id)).toBeUndefined()
    await expect.poll(() => publicationOf(id), PATIENCE).toBeDefined()
  })
  const published = await publicationOf(id)
  expect(published?.first_published_at.getTime()).toBeGreaterThanOrEqual(at.getTime())
})

test('a posting whose time is over is taken down by itself and leaves a tombstone, on its page, in lists and search', async () => {
  const office = await anOffice(school)
  const over = {
    unitId: office.unitId,
    unitCode: 'U1',
    title: '拟录取名单公示',
    bodyHtml: '<p>示例人员甲</p>',
    itemDigits: '0000',
    originalPublishedOn: '2026-11-02',
    metadata: {
      ...EMPTY_METADATA,
      formedOn: '2026-11-02',
      columnIds: [office.columnId],
      term: 'posting' as const,
      expiresOn: '2026-11-09',
    },
  }
  await importDocuments(school.as(), [over], { org: 'G00000', pattern: '' })
  const { no, document_id: id } = await school.parts.db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  await withBackground(() => expect.poll(async () => (await publicationOf(id))?.state, PATIENCE).toBe('expired'))
  const page = await school.app.inject(`/info/${String(no)}`)
  expect(page.statusCode).toBe(410)
  expect(page.body).toContain('公示期已满')
  for (const url of [
    `/info/${String(no)}`,
    '/',
    '/latest',
    '/search?q=%E6%8B%9F%E5%BD%95%E5%8F%96',
    '/feeds/latest.xml',
  ])
    expect((await school.app.inject(url)).body).not.toMatch(/拟录取名单|示例人员甲/)
})
