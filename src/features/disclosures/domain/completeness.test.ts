import { expect, test } from 'vitest'
import { gapsOf } from './completeness.ts'
import { EMPTY_METADATA, type Metadata } from './metadata.ts'

function gapsWith(metadata: Partial<Metadata>): string[] {
  const draft = { title: '示例通知', bodyText: '正文', picturesWithoutAlt: 0, attachmentCount: 0, today: '2026-11-23' }
  const complete = { ...EMPTY_METADATA, itemIds: ['item'], formedOn: '2026-11-02' }
  return gapsOf({ ...draft, metadata: { ...complete, ...metadata } }).map(({ message }) => message)
}

test('a complete draft has no gaps', () => {
  expect(gapsWith({})).toEqual([])
})

test.each([
  ['the 30th of February', '2026-02-30'],
  ['a thirteenth month', '2025-13-01'],
  ['the year nought', '0000-01-01'],
  ['a year before there were such papers', '1026-11-02'],
])('%s is no day on which information was formed', (_name, formedOn) => {
  expect(gapsWith({ formedOn })).toEqual(['产生日期有误，请重新选择。'])
})

test.each([
  ['the 31st of November', '2026-11-31'],
  ['the end of the calendar', '9999-12-31'],
])('%s is no last day', (_name, expiresOn) => {
  expect(gapsWith({ term: 'posting', expiresOn })).toEqual(['截止日期有误，请重新选择。'])
})

test('a last day left over from another choice does not matter to what stays for good', () => {
  expect(gapsWith({ term: 'permanent', expiresOn: '2026-11-31' })).toEqual([])
})
