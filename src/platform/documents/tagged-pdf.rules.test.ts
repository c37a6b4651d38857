import { getDocumentProxy } from 'unpdf'
import { beforeAll, expect, test } from 'vitest'
import type { ReportSheet } from '../../kernel/report-sheet.ts'
import { bookletPdf } from './booklet-pdf.ts'
import { reportPdf } from './report-pdf.ts'

interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
}

const ROWS = 80
const SHEET: ReportSheet = {
  title: '示例大学信息公开年度报告',
  issuer: '示例大学',
  lines: ['前言。'],
  sections: [
    {
      title: '一、概述',
      blocks: [
        { kind: 'paragraph', runs: [{ text: '公开事项逐项列出。' }] },
        {
          kind: 'table',
          title: '清单事项',
          head: ['序号', '事项', '数量'],
          rows: Array.from({ length: ROWS }, (_, at) => [
            { text: String(at + 1) },
            { text: '办学规模', href: `https://www.example.edu.cn/${String(at)}` },
            { text: '' },
          ]),
        },
      ],
    },
  ],
  closing: ['示例大学'],
} as unknown as ReportSheet

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
let report: Pdf

beforeAll(async () => {
  report = await getDocumentProxy(new Uint8Array(await reportPdf({ sheet: SHEET, madeAt: 0 })))
})

/** The roles of a page in order, without what is only a wrapper. */
async function rolesOf(pdf: Pdf, no: number): Promise<string[]> {
  const roles = (node: Node): string[] => [node.role ?? '', ...(node.children ?? []).flatMap(roles)]
  const tree = (await (await pdf.getPage(no)).getStructTree()) as Node
  return roles(tree).filter((role) => role !== '' && role !== 'Root')
}

test('reading software finds title, heading, paragraph and a table with heads and captions', async () => {
  const roles = await rolesOf(report, 1)
  expect(roles.slice(0, 6)).toEqual(['Document', 'H1', 'P', 'H2', 'P', 'Table'])
  expect(roles.slice(6, 15)).toEqual(['Caption', 'TR', 'TH', 'TH', 'TH', 'TR', 'TD', 'TD', 'Link'])
})

test('a table over several pages is one, its repeated heads are passed over, and an empty cell is a cell', async () => {
  expect(report.numPages).toBeGreaterThan(2)
  // On each page the whole table is read out, whatever of it is drawn there.
  const all = await rolesOf(report, 2)
  const count = (role: string) => all.filter((each) => each === role).length
  expect([count('TH'), count('TR'), count('TD')]).toEqual([3, ROWS + 1, 3 * ROWS])
})

test('a link says where it leads', async () => {
  const links = (await (await report.getPage(1)).getAnnotations()) as { contentsObj?: { str: string }; url?: string }[]
  expect(links[0]).toMatchObject({ url: 'https://www.example.edu.cn/0', contentsObj: { str: '打开“办学规模”' } })
})

test('the guide is read in order: cover, contents that lead to the entries, chapters', async () => {
  const entry = { number: 'A1', title: '成绩证明', rows: [['电话', '024-12345678']] }
  const chapters = [{ title: '教务处', note: '', parts: [{ title: '服务清单', entries: [entry] }] }]
  const booklet = { title: '办事指南', issuer: '示例大学', lines: [], madeAt: 0, chapters, index: [] }
  const pdf = await getDocumentProxy(new Uint8Array(await bookletPdf(booklet as never)))
  expect(await rolesOf(pdf, 2)).toEqual(['Document', 'H1', 'P', 'Link', 'P', 'Link'])
  expect(await rolesOf(pdf, 3)).toEqual(['Document', 'H1', 'H2', 'H3', 'P'])
})
