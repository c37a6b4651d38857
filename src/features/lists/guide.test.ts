import { beforeEach, expect, test } from 'vitest'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { useKeptPages } from '../../../test/support/kept-pages.ts'
import { aLine, APPROVAL, decide, proposing, SERVICE, takenIn } from '../../../test/support/list-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { parseDocx } from '../../platform/documents/docx-reading.ts'
import { parsePdf } from '../../platform/documents/pdf-reading.ts'

const school = useSchool()
const keeping = useKeptPages(school)
let office: Office

beforeEach(async () => {
  office = await anOffice(school)
})

async function page(url: string) {
  const answer = await school.app.inject({ url, headers: { accept: 'text/html' } })
  return { status: answer.statusCode, body: answer.body }
}

async function download(file: string) {
  return school.app.inject({ url: `/service-guide/download/${file}` })
}

test('the guide finds by unit, person, occasion, word and pinyin, and says so when there is nothing', async () => {
  await takenIn(school, office, [
    APPROVAL,
    SERVICE,
    aLine({ 编号: 'FW-2', 事项名称: '开具在读证明', 服务对象: '本科生' }),
  ])
  const names = async (query: string): Promise<string[]> => {
    const { body } = await page(`/service-guide?${query}`)
    return [...body.matchAll(/href="\/service-guide\/([A-Z]+-\d+)"/g)].map(([, number]) => number ?? '')
  }
  const { slug } = await school.parts.db
    .selectFrom('unit')
    .select('slug')
    .where('id', '=', office.unitId)
    .executeTakeFirstOrThrow()
  expect(await names(`unit=${slug}`)).toEqual(['FW-1', 'FW-2'])
  expect(await names('person=student')).toEqual(['FW-2'])
  expect(await names('event=seal')).toEqual(['FW-1'])
  expect(await names('q=zdzm')).toEqual(['FW-2'])
  expect(await names(`q=${encodeURIComponent('合同 用印')}`)).toEqual(['FW-1'])
  expect(await names('kind=approval&person=staff')).toEqual(['SP-1'])
  expect((await page('/service-guide?q=nothing')).body).toContain('没有找到')
  expect((await page('/service-guide?person=king&page=-3&unit=')).status).toBe(200)
})

test('without any list the guide says that none is published yet', async () => {
  const { status, body } = await page('/service-guide')
  expect(status).toBe(200)
  expect(body).toContain('清单还没有公布')
})

test('pages of the guide are kept, and a change shows as soon as it is approved', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  await keeping.caughtUp()
  await page('/service-guide/FW-1')
  const hits = school.parts.pages.figures().hits
  await page('/service-guide/FW-1')
  expect(school.parts.pages.figures().hits).toBe(hits + 1)
  const sent = await proposing(school, office.editor, { number: 'SP-1', fields: { phone: '0000-000 0777' } })
  await decide(school, office, [sent.body['id']])
  await keeping.caughtUp()
  expect((await page('/service-guide/FW-1')).body).toContain('0000-000 0777')
})

test('the booklet has every matter with its inherited words, in three formats, for the school and for a unit', async () => {
  await takenIn(school, office, [
    APPROVAL,
    SERVICE,
    aLine({ 编号: 'FW-3', 事项名称: '只给校内看', 公开范围: '校内公开' }),
  ])
  const pdf = await download('all.pdf')
  expect(pdf.headers['content-type']).toBe('application/pdf')
  const { text } = await parsePdf(pdf.rawPayload)
  const words = text.replaceAll(/\s/g, '')
  for (const said of ['目录', '科技处', '办理横向科研合同用印', '科研楼306室', '音序索引'])
    expect(words).toContain(said)
  expect(words).not.toContain('只给校内看')
  expect(pdf.rawPayload.toString('latin1')).toContain('/Outlines')
  const docx = await parseDocx((await download('all.docx')).rawPayload)
  expect(JSON.stringify(docx)).toContain('合同文本（一式四份）')
  const html = await download('all.html')
  expect(html.headers['content-disposition']).toContain('attachment')
  expect(html.body).not.toMatch(/<script|src=|url\(/)
  expect(html.body).toContain('<a href="#FW-1">')
  expect((await download('none.pdf')).statusCode).toBe(404)
  expect((await download('all.exe')).statusCode).toBe(404)
}, 60_000)

test('a booklet is made from the lists as they are now', async () => {
  await takenIn(school, office, [APPROVAL])
  expect((await download('all.html')).body).toContain('0000-000 0306')
  const sent = await proposing(school, office.editor, { number: 'SP-1', fields: { phone: '0000-000 0777' } })
  await decide(school, office, [sent.body['id']])
  expect((await download('all.html')).body).toContain('0000-000 0777')
}, 60_000)

test('contacts are dealt out to people of other units, told to them, and the result counts in the quality', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  const plan = { accountIds: [office.editor.id, office.office.id], dueOn: '2026-12-01' }
  expect((await ask(school, office.editor, ['POST', '/list-calls', plan])).status).toBe(403)
  const planned = await ask(school, office.office, ['POST', '/list-calls', plan])
  expect(planned.body).toEqual({ planned: 2 })
  expect((await ask(school, office.office, ['POST', '/list-calls', plan])).body).toEqual({ planned: 0 })
  const { rows } = (await ask(school, office.office, ['GET', '/list-calls'])).body as {
    rows: { id: string; contact: string; isMine: boolean }[]
  }
  expect(rows.map(({ contact, isMine }) => [contact, isMine])).toEqual([
    ['/contract', true],
    ['0000-000 0306', true],
  ])
  const id = rows[1]?.id ?? ''
  const result = { result: 'dead', note: '空号' }
  expect((await ask(school, office.editor, ['POST', `/list-calls/${id}/result`, result])).body['code']).toBe(
    'list-call.not-yours',
  )
  expect((await ask(school, office.office, ['POST', `/list-calls/${id}/result`, result])).status).toBe(200)
  expect((await ask(school, office.office, ['POST', `/list-calls/${id}/result`, result])).body['code']).toBe(
    'list-call.done-already',
  )
  const listed = await ask(school, office.editor, ['GET', '/list-entries?kind=service'])
  const [listedRow] = listed.body['rows'] as { number: string; reasons: string[] }[]
  expect(listedRow?.number).toBe('FW-1')
  expect(listedRow?.reasons).toContain('0000-000 0306 拨测不通过')
})

test('the figures of a year are those of the versions', async () => {
  await takenIn(school, office, [APPROVAL, SERVICE])
  school.clock.now = new Date('2027-02-01T10:00:00+08:00')
  const sent = await proposing(school, office.editor, { number: 'SP-1', fields: { place: '新楼' } })
  await decide(school, office, [sent.body['id']])
  const of = async (year: number) => (await ask(school, office.office, ['GET', `/list-figures/${String(year)}`])).body
  expect(await of(2026)).toMatchObject({ entries: 2, services: 1, units: 1, added: ['FW-1'], updated: [] })
  expect(await of(2027)).toMatchObject({ until: '2027-02-01', added: [], updated: ['FW-1'] })
})
