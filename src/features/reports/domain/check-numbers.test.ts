import { expect, test } from 'vitest'
import { checkNumbers, holds, type NamedFigure } from './check-numbers.ts'
import { numbersIn } from './read-number.ts'

function figure(key: string, values: Partial<NamedFigure> = {}): NamedFigure {
  return {
    ...{ key, version: 1, name: key, unit: '项', audience: 'public', value: 0, before: 0, growth: null },
    ...{ recordsHash: '', isClosed: false, words: [key] },
    ...values,
  }
}

const HALL = figure('hall.accepted', {
  name: '办理的信息服务',
  value: 9412,
  growth: 42,
  words: ['信息服务', '受理数量'],
})
const STAFF = figure('hall.staff', { name: '服务教师', value: 5466, words: ['服务教师'] })
const OTHERS = figure('hall.others', { name: '服务学生及社会访客', value: 3946, words: ['社会访客'] })
const USERS = figure('use.registered', { name: '用户注册总数', value: 35_174, words: ['注册用户'] })
const ALL = [HALL, STAFF, OTHERS, USERS]

test.each([
  ['9400余', 9412, true],
  ['9400余', 9360, false],
  ['9400余', 9400, false],
  ['9400余', 9500, false],
  ['5460余', 5466, true],
  ['5460余', 5470, false],
  ['9,412', 9412, true],
  ['9412', 9410, false],
  ['近9500', 9412, true],
  ['近9500', 9399, false],
  ['近1万', 9412, true],
  ['近1万', 8800, false],
  ['超过9400', 9412, true],
  ['超过9500', 9412, false],
  ['逾9400', 9412, true],
  ['不足9500', 9412, true],
  ['约9400', 9412, true],
  ['约9000', 9412, true],
  ['约9000', 9600, false],
  ['9400左右', 9412, true],
  ['3.52万', 35_174, true],
  ['3.51万', 35_174, false],
  ['3.5万余', 35_174, true],
  ['3万多', 35_174, true],
  ['4万余', 35_174, false],
  ['35174', 35_174, true],
])('“%s” of %d: %s', (text, value, isTrue) => {
  const [typed] = numbersIn(text)
  expect(typed).toBeDefined()
  expect(typed && holds(typed, value)).toBe(isTrue)
})

test('years, days, articles, numbers of documents and of a list count nothing', () => {
  const text =
    '2025年，依据教办函〔2014〕23号、教育部令第29号第12条，自2025年1月1日起。1.平台建设。电话：0416-4673000。分机：024-88-1234。2024—2025学年'
  expect(numbersIn(text).map((typed) => typed.text)).toEqual([])
})

test('a number that agrees with the figure named beside it passes; one that contradicts it is told with the figure', () => {
  expect(checkNumbers('全年办理信息服务9400余项，服务教师5460余人次、学生及社会访客3900余人次。', ALL)).toEqual([])
  expect(checkNumbers('全年办理信息服务9500余项，服务教师5460余人次。', ALL)).toMatchObject([
    { number: '9500余', kind: 'contradicts', figure: { key: 'hall.accepted' } },
  ])
  // Right for another figure is wrong for the one that is named.
  expect(checkNumbers('服务教师9412人次。', ALL)).toMatchObject([
    { kind: 'contradicts', figure: { key: 'hall.staff' } },
  ])
})

test('a per cent is held against the growth, with its direction', () => {
  expect(checkNumbers('受理数量同比增长42%。', ALL)).toEqual([])
  expect(checkNumbers('受理数量同比增长超过40%。', ALL)).toEqual([])
  expect(checkNumbers('受理数量同比下降42%。', ALL)).toMatchObject([{ number: '42%', kind: 'contradicts' }])
  expect(checkNumbers('受理数量同比增长45%。', ALL)).toMatchObject([{ number: '45%', kind: 'contradicts' }])
})

test('a number that no figure tells of is pointed out; chips are not checked, and take no name from what is typed after them', () => {
  expect(checkNumbers('召开专题会议17次。', ALL)).toMatchObject([{ number: '17', kind: 'unfounded' }])
  expect(checkNumbers('信息服务{{figure:hall.accepted|over:100}}项。', ALL)).toEqual([])
  expect(checkNumbers('信息服务{{figure:hall.accepted}}项，注册用户35000人。', ALL)).toMatchObject([
    { number: '35000', kind: 'contradicts', figure: { key: 'use.registered' } },
  ])
})

test('a per cent beside a rate is held against the rate itself; a rate of nothing contradicts every number', () => {
  const rate = figure('surveys.satisfaction', { unit: '%', value: 93, before: 90, growth: 3.3, words: ['评议满意率'] })
  expect(checkNumbers('评议满意率93%。', [rate])).toEqual([])
  expect(checkNumbers('评议满意率95%。', [rate])).toMatchObject([{ kind: 'contradicts' }])
  const none = { ...rate, value: null, before: null, growth: null }
  expect(checkNumbers('评议满意率0%。', [none])).toMatchObject([{ number: '0%', kind: 'contradicts' }])
})
