import { expect, test } from 'vitest'
import { EMPTY_METADATA } from '../disclosures/index.ts'
import { findInDocument, type Looked } from './document-rules.ts'
import { findWords } from './domain/wrong-words.ts'
import { entryFindings } from './duty-rules.ts'

const FILE = {
  id: 'f',
  name: '名单.pdf',
  sha256: 'a',
  mediaType: 'application/pdf',
  use: 'file',
  alt: '',
  hasText: true,
}
const LEAK = {
  kind: 'mobile',
  certainty: 'certain',
  place: '正文第 1 段',
  masked: '138****8000',
  excerpt: '',
  field: 'body',
  block: 0,
  fingerprint: 'x',
  action: 'block',
  justification: '',
  override: null,
} as const
const OVERRIDE = { by: '保密审查员', reason: '公务号码', givenAt: new Date('2026-11-01T00:00:00Z') }

function looked(document: object, rest: Partial<Looked> = {}): Looked {
  const whole = {
    ...{ documentId: 'd', no: 1, title: '一条信息', unitId: 'u', audience: 'public', hash: 'h', files: [] },
    bodyHtml: '<p>正文</p>',
    metadata: { ...EMPTY_METADATA, formedOn: '2026-11-01', itemIds: ['i'] },
    ...document,
  } as Looked['document']
  return { document: whole, passages: [], leaks: [], findWords: findWords([]), ...rest }
}

function rulesOf(document: object, rest: Partial<Looked> = {}): string[] {
  return findInDocument(looked(document, rest)).map(({ rule }) => rule)
}

test('a publication with everything right has no finding', () => {
  expect(rulesOf({ files: [FILE], bodyHtml: '<p>正文<img src="/media/a" alt="图书馆"></p>' })).toEqual([])
})

test.each<[string, object]>([
  ['attachment-scanned', { files: [{ ...FILE, hasText: false }] }],
  ['picture-without-words', { bodyHtml: '<p><img src="/media/a" alt=""></p>' }],
  ['metadata-missing', { metadata: { ...EMPTY_METADATA, formedOn: '2026-11-01' } }],
  ['metadata-missing', { metadata: { ...EMPTY_METADATA, itemIds: ['i'] } }],
])('%s', (rule, document) => {
  expect(rulesOf(document)).toEqual([rule])
})

test('a picture, or a file that never holds words, is no scan; what stands in a column needs no item', () => {
  const files = [
    { ...FILE, use: 'picture', hasText: false, mediaType: 'image/png' },
    { ...FILE, hasText: false, mediaType: 'application/zip' },
  ]
  const metadata = { ...EMPTY_METADATA, columnIds: ['c'], formedOn: '2026-11-01' }
  expect(rulesOf({ files, metadata })).toEqual([])
})

test('what the guard stops now is found, and what the secrecy reviewer let pass is not', () => {
  const unread = { ...LEAK, kind: 'unread' as const }
  expect(rulesOf({}, { leaks: [LEAK] })).toEqual(['leak-open'])
  expect(rulesOf({}, { leaks: [unread] })).toEqual(['attachment-unread'])
  expect(rulesOf({}, { leaks: [{ ...LEAK, action: 'warn' }] })).toEqual([])
  expect(
    rulesOf(
      {},
      {
        leaks: [
          { ...LEAK, override: OVERRIDE },
          { ...unread, override: OVERRIDE },
        ],
      },
    ),
  ).toEqual([])
})

test('a wrong word is told with its place and what is right, and not in addresses', () => {
  const passage = { field: 'body', heading: '', block: 0, text: '请核对帐目' }
  const passages = [
    { ...passage, place: '正文第 1 段' },
    { ...passage, place: '正文第 1 段的链接地址' },
  ]
  const found = findInDocument(looked({}, { passages, findWords: findWords([{ wrong: '帐目', suggestion: '账目' }]) }))
  expect(found.map(({ evidence }) => evidence)).toEqual(['正文第 1 段：“请核对帐目”，“帐目”建议写作“账目”。'])
})

test('cells over several columns and rows stand under their headings', () => {
  const table = (total: string) =>
    `<table><thead><tr><th>学院</th><th colspan="2">人数</th></tr></thead><tbody><tr><td rowspan="2">医</td><td>男</td><td>3</td></tr><tr><td>女</td><td>4</td></tr><tr><td colspan="2">合计</td><td>${total}</td></tr></tbody></table>`
  expect(rulesOf({ bodyHtml: table('7') })).toEqual([])
  expect(rulesOf({ bodyHtml: table('8') })).toEqual(['table-sum'])
})

test('a total across a row is added up too, unless a line of the head says 其中', () => {
  const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const rows = [
    ['甲', '1', '2', '3'],
    ['乙', '4', '5', '9'],
    ['丙', '6', '7', '12'],
  ]
  const table = (above: string) =>
    `<table><thead><tr><th></th><th colspan="2">${above}</th><th></th></tr>${row(['学院', '男', '女', '合计']).replaceAll('td', 'th')}</thead><tbody>${rows.map(row).join('')}</tbody></table>`
  expect(rulesOf({ bodyHtml: table('人数') })).toEqual(['table-sum'])
  expect(rulesOf({ bodyHtml: table('其中') })).toEqual([])
})

const QUALITY = { score: 50, missing: [], deadContacts: [], slow: [], reasons: [] }
const ENTRY = { id: 'e', number: 'FW-1', unitId: 'u', matter: '盖章' }

test.each<[string, object]>([
  ['entry-incomplete', { missing: ['phone'], reasons: ['缺少咨询电话'] }],
  ['contact-dead', { deadContacts: ['0416-1'], reasons: ['0416-1 拨测不通过'] }],
  ['matter-slow', { slow: ['近 90 天办结 20 件，其中 9 件超过承诺时限'] }],
])('of an entry: %s', (rule, faults) => {
  expect(entryFindings({ ...ENTRY, quality: { ...QUALITY, ...faults } }).map((found) => found.rule)).toEqual([rule])
})

test('an entry without faults has no finding', () => {
  expect(entryFindings({ ...ENTRY, quality: QUALITY })).toEqual([])
})
