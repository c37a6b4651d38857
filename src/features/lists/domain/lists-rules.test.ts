import { expect, test } from 'vitest'
import { parseDay } from '../../../kernel/day.ts'
import type { EntryFields } from '../../../kernel/list-terms.ts'
import { EMPTY_FIELDS, type EntryVersion, inherit, objectionsToParent, reachedBelow, versionOn } from './entry.ts'
import { findIn } from './find.ts'
import { neutral } from './neutral.ts'
import { contactsOf, qualityOf } from './quality.ts'
import { deal, distinct } from './rota.ts'
import { type EntryHistory, lastDayHeld, periodFigures } from './period-figures.ts'

function says(values: Partial<EntryFields>): EntryFields {
  return { ...EMPTY_FIELDS, matter: '开具在读证明', ...values }
}

function version(no: number, validFrom: string, values: Partial<EntryVersion> = {}): EntryVersion {
  return { id: `v${String(no)}`, no, validFrom, validUntil: null, isEnded: false, fields: says({}), ...values }
}

test('what an entry does not say itself is said above, and each field tells where it comes from', () => {
  const above = says({ place: '行政楼', phone: '0000-000 0201', events: ['seal'] })
  const { says: all, sources } = inherit(says({ phone: '0000-000 0205' }), above)
  expect([all.place, all.phone, all.events, all.email]).toEqual(['行政楼', '0000-000 0205', ['seal'], null])
  expect([sources.place, sources.phone, sources.email]).toEqual(['above', 'own', 'missing'])
  expect(inherit(says({}), undefined).sources.place).toBe('missing')
})

test.each([
  ['before the first has begun', '2025-02-28', undefined],
  ['on the first day', '2025-03-01', 'v1'],
  ['the day before the next', '2025-08-31', 'v1'],
  ['from the next on', '2025-09-01', 'v2'],
  ['after its end', '2026-01-01', undefined],
])('the version that holds %s (%s)', (_when, day, id) => {
  const versions = [version(1, '2025-03-01'), version(2, '2025-09-01'), version(3, '2026-01-01', { isEnded: true })]
  expect(versionOn(versions, day)?.id).toBe(id)
})

test('a version of limited time ends by itself; the last word holds, though an older one was to begin later', () => {
  expect(versionOn([version(1, '2025-01-01', { validUntil: '2025-02-01' })], '2025-02-01')).toBeUndefined()
  expect(versionOn([version(1, '2025-03-01'), version(2, '2025-02-01')], '2025-04-01')?.id).toBe('v2')
})

test.each([
  ['service', 'approval', []],
  ['service', 'responsibility', []],
  ['service', 'service', ['list-entry.parent-invalid']],
  ['approval', 'responsibility', ['list-entry.parent-invalid']],
] as const)('may a %s derive from a %s', (kind, above, objections) => {
  expect(objectionsToParent({ kind, number: 'A' }, { kind: above, number: 'B' })).toEqual(objections)
})

test('a change above reaches below only in what is not said there', () => {
  expect(reachedBelow(['matter', 'place', 'phone'], says({ phone: '1' }))).toEqual(['place'])
})

test.each([
  ['=1+1', '1+1'],
  ['\'=HYPERLINK("x")', 'HYPERLINK("x")'],
  ['@SUM(A1)', 'SUM(A1)'],
  ['+cmd|calc', 'cmd|calc'],
  ['+86 0000 000', '+86 0000 000'],
  ['-5', '-5'],
  ['<b>学生证</b><script>x</script>', '学生证x'],
  ['少于 <5 个工作日', '少于 <5 个工作日'],
  ['第一行\r\n\r\n 第二行 ', '第一行\n第二行'],
  ['隐\u200b藏\u202e字', '隐藏字'],
])('the cell %j is taken in as %j', (text, plain) => {
  expect(neutral(text)).toBe(plain)
  expect(neutral(neutral(text))).toBe(plain)
})

const FULL = says({
  basis: '办法',
  persons: ['student'],
  conditions: '在读',
  materials: '学生证',
  flow: '申请',
  promisedDays: 0,
  place: 'A 座',
  hours: '周一至周五',
  phone: '0000-000 0205',
  fee: '不收费',
  result: '证明',
  supervision: '0000-000 0252',
})

test.each([
  ['complete', FULL, [], 100, []],
  ['without place and telephone', { ...FULL, place: null, phone: null }, [], 80, ['缺少办理地点', '缺少咨询电话']],
  ['with a dead telephone', FULL, [['0000-000 0205', 'dead']], 80, ['0000-000 0205 拨测不通过']],
  ['whose telephone was answered', FULL, [['0000-000 0205', 'answered']], 100, []],
  ['on line without an address', { ...FULL, isOnline: true }, [], 90, ['可以网上办理，但没有网办地址']],
] as const)('the quality of a service that is %s', (...[, fields, calls, score, reasons]) => {
  expect(qualityOf('service', fields, { calls: new Map(calls) })).toMatchObject({ score, reasons })
})

test.each([
  ['kept', 3, { promisedDays: 3, done: 100, late: 9 }, 100, []],
  ['broken now and then', 3, { promisedDays: 3, done: 10, late: 1 }, 95, ['近 90 天办结 10 件，其中 1 件超过承诺时限']],
  ['broken often', 3, { promisedDays: 3, done: 10, late: 3 }, 85, ['近 90 天办结 10 件，其中 3 件超过承诺时限']],
  ['tried too seldom to say', 3, { promisedDays: 3, done: 4, late: 4 }, 100, []],
  ['longer on line', 3, { promisedDays: 5, done: 0, late: 0 }, 95, ['清单承诺 3 个工作日，网上服务承诺 5 个工作日']],
  ['at once, and on line the next day', 0, { promisedDays: 1, done: 0, late: 0 }, 100, []],
] as const)('promise and deed: %s', (...[, promisedDays, pace, score, reasons]) => {
  const said = { ...FULL, promisedDays }
  expect(qualityOf('service', said, { calls: new Map(), pace })).toMatchObject({ score, reasons })
})

test('an entry that says nothing has no score left', () => {
  expect(qualityOf('service', says({}), { calls: new Map() }).score).toBe(0)
})

test('contacts are told apart: several telephones, mail, link', () => {
  const found = contactsOf(says({ phone: '0000-000 1、0000-000 2', email: 'a@example.edu.cn', url: '/apply' }))
  expect(found.map(({ kind, contact }) => `${kind} ${contact}`)).toEqual([
    'phone 0000-000 1',
    'phone 0000-000 2',
    'email a@example.edu.cn',
    'link /apply',
  ])
})

test('contacts are dealt out evenly, each once, and nobody tests their own unit while there is anybody else', () => {
  const contact = (text: string, unitId: string) => ({ kind: 'phone' as const, contact: text, unitId })
  const all = distinct([contact('1', 'a'), contact('2', 'a'), contact('1', 'a'), contact('3', 'b'), contact('4', 'c')])
  const dealt = deal(all, [
    { accountId: 'A', unitId: 'a' },
    { accountId: 'B', unitId: 'b' },
  ])
  expect(dealt.map(({ contact: text, accountId }) => `${text}${accountId}`)).toEqual(['1B', '2B', '3A', '4A'])
  expect(deal(all, [{ accountId: 'A', unitId: 'a' }])).toHaveLength(4)
  expect(deal(all, [])).toEqual([])
})

const ENTRIES = [
  { number: 'FW-1', says: says({ keywords: '在校证明', persons: ['student'] }), sound: 'kaijuzaiduzhengming kjzdzm' },
  {
    number: 'FW-2',
    says: says({ matter: '补办学生证', materials: '在读情况说明' }),
    sound: 'bubanxueshengzheng bbxsz',
  },
  { number: 'FW-3', says: says({ matter: '差旅费报销', events: ['money'] }), sound: 'chailvfeibaoxiao clfbx' },
].map((entry) => ({ ...entry, unitId: 'u', unitName: '教务处' }))

test.each([
  ['在读', ['FW-1', 'FW-2']],
  ['在校证明', ['FW-1']],
  ['zdzm', ['FW-1']],
  ['BAOXIAO', ['FW-3']],
  ['bx', ['FW-2', 'FW-3']],
  ['教务 报销', ['FW-3']],
  ['fw-2', ['FW-2']],
  ['没有的', []],
  ['', ['FW-1', 'FW-2', 'FW-3']],
])('the guide finds by %j', (words, numbers) => {
  expect(findIn(ENTRIES, { words }).map(({ number }) => number)).toEqual(numbers)
})

test('the guide is narrowed by who one is and what it is about', () => {
  expect(findIn(ENTRIES, { words: '', person: 'student' }).map(({ number }) => number)).toEqual(['FW-1'])
  expect(findIn(ENTRIES, { words: '', event: 'money' }).map(({ number }) => number)).toEqual(['FW-3'])
  expect(findIn(ENTRIES, { words: '', unitId: 'other' })).toEqual([])
})

function history(number: string, versions: EntryVersion[], parentId: string | null = null): EntryHistory {
  return { id: number, number, kind: number.startsWith('FW') ? 'service' : 'approval', unitId: 'u', parentId, versions }
}

test('added, updated and ended in a year are counted from the versions, those above included', () => {
  const place = (text: string) => ({ fields: says({ place: text }) })
  const entries = [
    history('SP-1', [version(1, '2024-01-01', place('旧楼')), version(2, '2025-05-01', place('新楼'))]),
    history('FW-1', [version(1, '2024-01-01')], 'SP-1'),
    history('FW-2', [version(1, '2024-01-01', place('自己的楼'))], 'SP-1'),
    history('FW-3', [version(1, '2025-03-01')]),
    history('FW-4', [version(1, '2024-01-01'), version(2, '2025-06-01', { fields: says({ promisedDays: 3 }) })]),
    history('FW-5', [version(1, '2024-01-01'), version(2, '2025-06-01')]),
    history('FW-6', [version(1, '2024-01-01'), version(2, '2025-07-01', { isEnded: true })]),
    history('FW-7', [version(1, '2025-03-01'), version(2, '2025-04-01', { fields: says({ promisedDays: 1 }) })]),
  ]
  const figures = periodFigures(entries, { from: parseDay('2025-01-01'), until: parseDay('2025-12-31') })
  expect(figures.added).toEqual(['FW-3', 'FW-7'])
  // FW-5 was approved anew and says what it said; what was added this year is not updated too.
  expect(figures.updated).toEqual(['FW-1', 'FW-4'])
  expect(figures.ended).toEqual(['FW-6'])
  expect(figures.services).toEqual(['FW-1', 'FW-2', 'FW-3', 'FW-4', 'FW-5', 'FW-7'])
  expect(periodFigures(entries, { from: parseDay('2025-01-01'), until: parseDay('2025-02-28') }).updated).toEqual([])
})

test('an entry is added on the day on which it first held, though its first version was to begin later', () => {
  const overtaken = [version(1, '2026-02-01'), version(2, '2025-12-01')]
  const entry: EntryHistory = {
    id: 'FW-1',
    kind: 'service',
    unitId: 'u',
    number: 'FW-1',
    parentId: null,
    versions: overtaken,
  }
  const addedIn = (from: string, until: string) =>
    periodFigures([entry], { from: parseDay(from), until: parseDay(until) }).added
  expect(addedIn('2025-01-01', '2025-12-31')).toEqual(['FW-1'])
  expect(addedIn('2026-01-01', '2026-12-31')).toEqual([])
})

test.each([
  ['it holds', [version(1, '2025-03-01')], '2025-06-30'],
  ['it has ended', [version(1, '2025-03-01'), version(2, '2025-05-01', { isEnded: true })], '2025-04-30'],
  ['its time is over', [version(1, '2025-03-01', { validUntil: '2025-04-10' })], '2025-04-09'],
  ['it has not begun', [version(1, '2025-07-01')], undefined],
  ['it has begun anew', [version(1, '2025-03-01', { isEnded: true }), version(2, '2025-06-01')], '2025-06-30'],
] as const)('the last day on which an entry held: %s', (_, versions, last) => {
  expect(lastDayHeld(versions, parseDay('2025-06-30'))).toBe(last)
})
