import { randomBytes } from 'node:crypto'
import mammoth from 'mammoth'
import { beforeEach, expect, test } from 'vitest'
import {
  aReportingOffice,
  aReport,
  check,
  type Fault,
  published,
  seen,
  sign,
  type Told,
  writeText,
} from '../../../test/support/annual-report-builders.ts'
import { wordsOfPdf } from '../../../test/support/letter-builders.ts'
import { yearAfter } from '../../../test/support/database-day.ts'
import { aPublication, ask } from '../../../test/support/disclosure-builders.ts'
import { aHall, aMatter } from '../../../test/support/hall-builders.ts'
import { APPROVAL, SERVICE, takenIn } from '../../../test/support/list-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const CAMPUS = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
const HOSTILE = '<script>alert(1)</script>“&lt;b&gt;”{{figure:<img>}}'
let office: Awaited<ReturnType<typeof aReportingOffice>>

beforeEach(async () => {
  office = await aReportingOffice(school)
})

/** Lists that held at the end of the year. */
async function listsOfTheYear(): Promise<void> {
  const { now } = school.clock
  school.clock.now = new Date(`${yearAfter(0)}-11-30T10:00:00+08:00`)
  await takenIn(school, office, [APPROVAL, SERVICE])
  school.clock.now = now
}

async function page(url: string, cookies: Record<string, string> = {}) {
  const answer = await school.app.inject({ url, cookies, headers: { accept: 'text/html' } })
  return { status: answer.statusCode, body: answer.body, bytes: answer.rawPayload }
}

/** A text without spaces, forms of punctuation and the numbers of pages. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/—\d+—/g, '')
}

async function figuresOf(id: string): Promise<Record<string, number>> {
  const { figures } = await seen(school, office.office, id)
  return Object.fromEntries((figures as Told[]).map(({ key, value }) => [key, value]))
}

async function countOpinions(): Promise<number> {
  return (await school.parts.db.selectFrom('report_opinion').select('id').execute()).length
}

test('every figure of a draft is what the figures say of the same period, on whatever the records are', async () => {
  await listsOfTheYear()
  const open = 1 + ((randomBytes(1)[0] ?? 0) % 3)
  for (let no = 0; no < open; no += 1) await aPublication(school, office, { title: `公开的信息${String(no)}` })
  await aPublication(school, office, { title: '校内的信息', metadata: CAMPUS })
  await aMatter(school, await aHall(school))
  const id = await aReport(school, office)
  const figures = await figuresOf(id)
  const { body } = await ask(school, office.office, [
    'GET',
    `/figures?from=${yearAfter(0)}-01-01&to=${yearAfter(0)}-12-31`,
  ])
  expect(figures).toEqual(Object.fromEntries((body['figures'] as Told[]).map(({ key, value }) => [key, value])))
  expect(figures).toMatchObject({ 'publications.public': open, 'publications.total': open + 1, 'lists.services': 1 })
  const { rows } = await school.parts.pool.query<{ count: number }>(
    "select count(*)::int as count from publication where audience = 'public'",
  )
  expect(figures['publications.new']).toBe(rows[0]?.count)
})

test('a mandatory section stays in; the report tells each item of the list with its page and its state', async () => {
  await aPublication(school, office)
  const id = await aReport(school, office)
  const before = await seen(school, office.office, id)
  const sections = (before['sections'] as object[]).map((section) => ({ ...section, isDropped: true, texts: [] }))
  const saved = await ask(school, office.office, ['PUT', `/reports/${id}`, { version: 1, title: '', sections }])
  expect(saved.status).toBe(200)
  const after = await seen(school, office.office, id)
  expect(after['title']).toBe(before['title'])
  const sheet = after['sheet'] as {
    sections: { title: string; blocks: { title?: string; rows?: { text: string; href?: string }[][] }[] }[]
  }
  expect(sheet.sections.map(({ title }) => title)).toHaveLength(4)
  const items = sheet.sections.flatMap(({ blocks }) => blocks).find(({ title }) => title === '清单事项公开情况')
  expect(items?.rows?.[0]?.slice(2)).toEqual([
    { text: expect.any(String) as string, href: `/catalogue/items/${office.itemId}` },
    ...['已公开', '1', '1', expect.any(String) as string].map((text) => ({ text })),
  ])
})

test('who saved meanwhile is not overwritten', async () => {
  const id = await aReport(school, office)
  const { sections, title } = await seen(school, office.office, id)
  const first = await ask(school, office.office, ['PUT', `/reports/${id}`, { version: 1, title, sections }])
  expect(first.body).toMatchObject({ version: 2 })
  const second = await ask(school, office.checker, ['PUT', `/reports/${id}`, { version: 1, title: '另一个', sections }])
  expect(second).toMatchObject({ status: 409, body: { code: 'report.version-conflict' } })
  expect((await seen(school, office.office, id))['title']).toBe(title)
})

test('a number that contradicts its figure stops the report until it is put right or explained, and the reason is printed', async () => {
  await aPublication(school, office)
  const id = await aReport(school, office)
  const text = '向社会公开的信息12条，详见{{figure:publications.none}}。'
  const wrong = await writeText(school, office.office, { id, key: 'channels', text })
  const faults = wrong.body['faults'] as Fault[]
  expect(faults.filter(({ isBlocking }) => isBlocking).map(({ kind, about }) => [kind, about])).toEqual([
    ['unknown-figure', 'publications.none'],
    ['contradicts', '12'],
  ])
  const { checker } = office
  expect(await check(school, checker, id)).toMatchObject({ status: 409, body: { code: 'report.faulty' } })
  expect(await countOpinions()).toBe(0)
  const overrides = [{ number: '12', reason: '含网站改版以前公开的。' }]
  await writeText(school, office.office, { id, key: 'channels', text: '向社会公开的信息12条。', overrides })
  expect((await check(school, checker, id)).status).toBe(200)
  const { sheet } = await seen(school, office.leader, id)
  expect(JSON.stringify(sheet)).toContain('含网站改版以前公开的。')
})

test('the office checks, a leader signs, nobody their own words; strangers see nothing before it is published', async () => {
  const id = await aReport(school, office)
  expect(await check(school, office.office, id)).toMatchObject({ status: 403, body: { code: 'report.own-edit' } })
  const tooEarly = await ask(school, office.leader, [
    'POST',
    `/reports/${id}/signature`,
    { hash: 'a'.repeat(64), opinion: '' },
  ])
  expect(tooEarly.body).toMatchObject({ code: 'report.not-checked' })
  const { checker } = office
  expect((await check(school, checker, id)).status).toBe(200)
  expect(await writeText(school, office.office, { id, key: 'channels', text: '改' })).toMatchObject({ status: 409 })
  const other = await ask(school, office.leader, [
    'POST',
    `/reports/${id}/signature`,
    { hash: 'a'.repeat(64), opinion: '' },
  ])
  expect(other.body).toMatchObject({ code: 'report.changed-meanwhile' })
  expect((await sign(school, checker, id)).status).toBe(403)
  expect((await sign(school, office.leader, id)).status).toBe(200)
  for (const person of [null, office.editor, office.secrecy])
    expect([401, 403]).toContain((await ask(school, person, ['GET', `/reports/${id}`])).status)
  expect((await page(`/reports/${yearAfter(0)}`)).status).toBe(404)
  expect((await page(`/reports/${yearAfter(0)}/download/json`)).status).toBe(404)
  expect((await page('/reports')).body).toContain('还没有公布年度报告')
  expect((await ask(school, office.leader, ['POST', `/reports/${id}/publication`])).status).toBe(403)
  expect((await ask(school, office.office, ['POST', `/reports/${id}/publication`])).status).toBe(200)
  expect((await page('/reports')).body).toContain(`href="/reports/${yearAfter(0)}"`)
  const ledger = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
  expect(ledger.map(({ type }) => type)).toEqual([
    'report.begun',
    'report.checked',
    'report.signed',
    'report.published',
  ])
})

test('figures that moved since they were read are read anew and shown before anybody signs them', async () => {
  const id = await aReport(school, office)
  await aPublication(school, office)
  const { checker } = office
  expect((await check(school, checker, id)).body).toMatchObject({ code: 'report.figures-moved' })
  expect((await figuresOf(id))['publications.public']).toBe(1)
  expect((await check(school, checker, id)).status).toBe(200)
})

test('a period that is not over is not signed', async () => {
  const id = await aReport(school, office, { year: yearAfter(1) })
  expect((await check(school, office.checker, id)).body).toMatchObject({ code: 'report.period-open' })
})

test('a signed report never moves: not by later records, and not by whoever holds the database', async () => {
  await aPublication(school, office)
  const id = await aReport(school, office)
  await published(school, office, id)
  const before = await page(`/reports/${yearAfter(0)}/download/json`)
  await aPublication(school, office, { title: '补录的信息' })
  const after = await page(`/reports/${yearAfter(0)}/download/json`)
  expect(after.body).toBe(before.body)
  const { figures } = JSON.parse(after.body) as { figures: Told[] }
  expect(figures.find(({ key }) => key === 'publications.public')?.value).toBe(1)
  const { db } = school.parts
  await expect(
    db
      .updateTable('report_edition')
      .set({ hash: 'b'.repeat(64) })
      .execute(),
  ).rejects.toThrow()
  await expect(db.updateTable('report_figure').set({ value: 9 }).execute()).rejects.toThrow()
  await expect(db.deleteFrom('report_opinion').execute()).rejects.toThrow()
  await expect(db.updateTable('report').set({ title: '别的' }).execute()).rejects.toThrow()
  await expect(db.updateTable('report').set({ state: 'draft', published_at: null }).execute()).rejects.toThrow()
})

test('each number leads to its records; a figure for staff is told without a way to what strangers may not see', async () => {
  await aPublication(school, office, { title: '公开的办法' })
  await aPublication(school, office, { title: '校内的办法', metadata: CAMPUS })
  const id = await aReport(school, office)
  const { body } = await page(`/reports/${await published(school, office, id)}`)
  const href = `/figures/publications.new?from=${yearAfter(0)}-01-01&amp;to=${yearAfter(0)}-12-31`
  expect(body).toContain(`<a href="${href}">1</a>`)
  expect(body).toContain('累计发布文章2篇')
  expect(body).not.toContain('/figures/publications.total')
  expect(body).not.toContain('校内的办法')
  expect((await page(href.replace('&amp;', '&'))).body).toContain('公开的办法')
})

test('Word and PDF say every figure as it was signed, and what looks like markup stays text in all of them', async () => {
  await listsOfTheYear()
  await aPublication(school, office)
  const id = await aReport(school, office)
  await writeText(school, office.office, { id, key: 'denied', text: `（二）不予公开\n${HOSTILE}` })
  const slug = await published(school, office, id)
  const shown = await page(`/reports/${slug}`)
  expect(shown.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(shown.body).not.toContain('<script>alert')
  const docx = await page(`/reports/${slug}/download/docx`)
  const { value: word } = await mammoth.extractRawText({ buffer: docx.bytes })
  const pdf = plain(await wordsOfPdf((await page(`/reports/${slug}/download/pdf`)).bytes))
  const { sheet } = JSON.parse((await page(`/reports/${slug}/download/json`)).body) as {
    sheet: { sections: { blocks: { runs?: { text: string }[] }[] }[] }
  }
  const paragraphs = sheet.sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ runs }) => (runs ? [runs.map(({ text }) => text).join('')] : [])),
  )
  expect(paragraphs.length).toBeGreaterThan(8)
  for (const text of paragraphs) {
    expect(word).toContain(text)
    expect(pdf).toContain(plain(text))
  }
  expect(word).toContain('<script>alert(1)</script>')
})
