import { expect, test } from 'vitest'
import {
  groundsIn,
  isOpenVersion,
  type Mark,
  namesMarked,
  needsClosedRedactions,
  objectionsToMarks,
  objectionsToRelease,
  placesToConfirm,
  type RedactionReport,
  versionState,
} from './redaction.ts'

const CLEAN: RedactionReport = { removed: [], unmatched: [], unsearched: [], findings: [] }
const SCANNED: RedactionReport = { ...CLEAN, unsearched: ['第 2 页'] }
const FAULTY: RedactionReport = { ...CLEAN, findings: [{ place: '第 1 页', what: 'text', mark: 0 }] }
const LAST = { isLast: true, isReleased: false, isSetAside: false, report: CLEAN }

test.each([
  ['a clean result waits for the word of somebody', LAST, 'ready', true],
  ['pages without words wait for somebody who looks', { ...LAST, report: SCANNED }, 'unconfirmed', true],
  ['findings of the gate stop it', { ...LAST, report: FAULTY }, 'faulty', true],
  ['findings stop also what was released', { ...LAST, isReleased: true, report: FAULTY }, 'faulty', true],
  ['released, it goes out', { ...LAST, isReleased: true, report: SCANNED }, 'released', false],
  ['a later version takes its place', { ...LAST, isLast: false, isReleased: true }, 'superseded', false],
  ['set aside, nobody waits for it', { ...LAST, isSetAside: true, report: FAULTY }, 'set-aside', false],
] as const)('%s', (...[, facts, state, isOpen]) => {
  expect(versionState(facts)).toBe(state)
  expect(isOpenVersion(state)).toBe(isOpen)
})

test.each([
  ['a clean result is released', LAST, [], []],
  ['a page without words has to be named', { ...LAST, report: SCANNED }, [], ['application.redaction-unconfirmed']],
  ['once it is named it may go', { ...LAST, report: SCANNED }, ['第 2 页'], []],
  ['findings are never confirmed away', { ...LAST, report: FAULTY }, ['第 1 页'], ['redaction.still-found']],
  ['what is released is not released again', { ...LAST, isReleased: true }, [], ['application.redaction-closed']],
  ['what was superseded is not released', { ...LAST, isLast: false }, [], ['application.redaction-closed']],
] as const)('%s', (...[, facts, places, codes]) => {
  expect(objectionsToRelease(facts, places)).toEqual(codes)
})

test('each regime has its own grounds, with the instrument beside the article', () => {
  expect(groundsIn('moe29').map(({ code }) => code)).toEqual([
    'state-secret',
    'law-forbids',
    'endangers-safety',
    'third-party',
  ])
  expect(groundsIn('gov711').map(({ article }) => article)).toEqual([
    '政府信息公开条例第十四条',
    '政府信息公开条例第十四条',
    '政府信息公开条例第十四条',
    '政府信息公开条例第十五条',
    '政府信息公开条例第十六条',
    '政府信息公开条例第十六条',
    '政府信息公开条例第十六条',
  ])
  for (const { label } of groundsIn('gov711')) expect(label.length).toBeLessThanOrEqual(60)
})

const TERM: Mark = { ground: 'third-party', term: '示例乙' }
const BOX: Mark = { ground: 'law-forbids', box: { page: 1, x: 0, y: 0, width: 1, height: 1 } }

test.each([
  ['words and places', [TERM, BOX], []],
  ['nothing to take out', [], ['redaction.invalid']],
  ['neither words nor a place', [{ ground: 'third-party' }], ['redaction.invalid']],
  ['both at once', [{ ...TERM, ...BOX }], ['redaction.invalid']],
  ['a ground of the other regime', [{ ...TERM, ground: 'process' }], ['application.redaction-ground-unknown']],
  ['a kind of answer that is no ground', [{ ...TERM, ground: 'granted' }], ['application.redaction-ground-unknown']],
] as const)('marks are asked: %s', (_, marks, codes) => {
  expect(objectionsToMarks(marks as readonly Mark[], 'moe29')).toEqual(codes)
})

test.each([
  ['名单（示例乙）', true],
  ['示 例-乙 的材料', true],
  ['部分公开的材料', false],
])('the name “%s” tells what is taken out: %s', (name, tells) => {
  expect(namesMarked(name, [BOX, TERM])).toBe(tells)
})

test('every page without words is to be looked at, and named once', () => {
  const pages = [{ hasText: true }, { hasText: false }, { hasText: false }]
  const told = '第 2 页有图片，其中的文字无法按词语查找，请人工核对或框选。'
  expect(placesToConfirm([told], pages)).toEqual([told, '第 3 页没有可以查找的文字，请查看遮盖是否完整。'])
  expect(placesToConfirm([], [{ hasText: false }])).toHaveLength(1)
  expect(placesToConfirm(['图片中的文字无法按词语查找，请框选。'], [{ hasText: false }])).toHaveLength(1)
})

test.each([
  ['granted', true],
  ['partial', true],
  ['third-party', false],
] as const)('an answer “%s” needs every redaction finished: %s', (kind, needs) => {
  expect(needsClosedRedactions(kind)).toBe(needs)
})
