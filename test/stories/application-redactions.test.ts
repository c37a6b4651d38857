import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { act, anAnsweringOffice, anAssigned } from '../support/application-builders.ts'
import { ask, type Office } from '../support/disclosure-builders.ts'
import { wordsOfPdf } from '../support/letter-builders.ts'
import { SamplePdf } from '../support/pdf-samples.ts'
import {
  aMixedPdf,
  anOriginal,
  applicantsFiles,
  aRedaction,
  deliverInPart,
  PARTIAL,
  release,
  type Version,
  WITHHELD,
} from '../support/redaction-builders.ts'
import { useSchool } from '../support/school.ts'
import { wholeDatabase } from '../support/whole-database.ts'

const school = useSchool()
const RUNS = Number(process.env['TEST_REDACTION_RUNS'] ?? '4')
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

async function refused(person: Office['office'], [method, url, body]: readonly ['POST' | 'PUT', string, object]) {
  const before = await wholeDatabase(school)
  const { body: answer } = await ask(school, person, [method, url, body])
  expect(await wholeDatabase(school)).toEqual(before)
  return answer['code']
}

async function file(person: Office['office'] | null, url: string) {
  return school.app.inject({ url, ...(person ? { cookies: person.cookies } : {}) })
}

test('who checks or signs sees results and places but no original; nobody else sees anything, also by ids of others', async () => {
  const { id } = await anAssigned(school, office)
  const originalId = await anOriginal(school, office.editor, { id, bytes: await aMixedPdf() })
  const made = await aRedaction(school, office, [id, originalId])
  await release(school, office, [id, made])
  const base = `/api/v1/applications/${id}`
  const urls = {
    list: `${base}/redactions`,
    result: `${base}/redactions/${made.id}/pages/1`,
    download: made.url,
    page: `${base}/originals/${originalId}/pages/1`,
    original: `${base}/originals/${originalId}`,
    paper: `${base}/papers/${originalId}`,
  }
  const seen = async (person: Office['office'] | null): Promise<string[]> => {
    const got = await Promise.all(
      Object.entries(urls).map(async ([name, url]) => [name, (await file(person, url)).statusCode] as const),
    )
    return got.filter(([, status]) => status === 200).map(([name]) => name)
  }
  const everything = Object.keys(urls)
  const { editor, secrecy, leader, supervisor, stranger } = office
  expect(await seen(editor)).toEqual(everything)
  for (const person of [secrecy, leader, supervisor, stranger, null]) expect(await seen(person)).toEqual([])
  await act(school, editor, [id, 'decision', PARTIAL])
  await act(school, editor, [id, 'decision/submission'])
  for (const person of [secrecy, leader]) expect(await seen(person)).toEqual(['list', 'result', 'download'])
  for (const person of [supervisor, stranger, null]) expect(await seen(person)).toEqual([])
  const other = await anAssigned(school, office)
  const foreign = [
    `/originals/${originalId}`,
    `/originals/${originalId}/pages/1`,
    `/redactions/${made.id}/pages/1`,
    `/redactions/${made.id}/words`,
    `/redactions/none/words`,
    `/originals/none`,
  ]
  for (const path of foreign) {
    const { statusCode } = await file(office.office, `/api/v1/applications/${other.id}${path}`)
    expect(statusCode, path).toBe(404)
  }
  const nobody = { hash: made.resultSha256, places: made.report.unsearched }
  const there = `/applications/${id}/redactions/${made.id}/release`
  expect(await refused(stranger, ['POST', there, nobody])).toBe('case.not-found')
  expect(await refused(supervisor, ['POST', there, nobody])).toBe('case.not-yours')
  const views = await school.parts.db
    .selectFrom('ledger')
    .select('actor')
    .where('type', '=', 'application.original-viewed')
    .execute()
  expect(views).toHaveLength(1)
}, 120_000)

test('whatever a page says, the words withheld are not in what the applicant gets, and the other words are', async () => {
  const receipt = await anAssigned(school, office)
  const piece = fc.constantFrom('甲方', '乙方', '采购', '合同', WITHHELD, '示例', '乙', ' ')
  const page = fc.array(fc.array(piece, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  const made: Version[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 2 }), async (pages) => {
      const lines = pages.map((rows) => ({
        texts: [
          { text: '开头', x: 30, y: 30 },
          ...rows.map((pieces, at) => ({ text: pieces.join(''), x: 30, y: 60 + at * 40 })),
        ],
      }))
      const bytes = await SamplePdf.of(lines)
      const originalId = await anOriginal(school, office.editor, { id: receipt.id, bytes })
      const version = await aRedaction(school, office, [receipt.id, originalId])
      made.push(version)
      const words = await wordsOfPdf((await file(office.editor, version.url)).rawPayload)
      expect(words).toContain('开头')
      // Where what is left joins to the words anew (示例示例乙乙), the gate sees it, and the version cannot go out.
      if (version.state === 'faulty') return
      expect(words).not.toContain(WITHHELD)
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  const clean = made.filter(({ state }) => state === 'ready')
  for (const version of clean) await release(school, office, [receipt.id, version])
  for (const { id } of made.filter(({ state }) => state === 'faulty'))
    await act(school, office.editor, [receipt.id, `redactions/${id}/setting-aside`, { reason: '未通过检查' }])
  await deliverInPart(school, office, receipt.id)
  const files = await applicantsFiles(school, receipt)
  expect(files).toHaveLength(clean.length)
  for (const each of files) expect(await wordsOfPdf(each)).not.toContain(WITHHELD)
}, 600_000)
