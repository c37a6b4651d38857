import { expect, test } from 'vitest'
import { detect } from '../features/leakguard/domain/detect.ts'
import { NO_SETTINGS } from '../features/leakguard/domain/leak.ts'
import type { Day } from '../kernel/day.ts'
import { articlePassages } from '../platform/documents/article-passages.ts'
import { sampleDocuments } from './sample-documents.ts'

const documents = [...sampleDocuments({ today: '2026-11-23' as Day, corpus: [] })]
const found = documents.flatMap(({ title, summary, keywords, bodyHtml, items }) => {
  const fields = [title, summary, ...keywords].map((text) => ({ place: title, text, heading: '' }))
  const findings = [...fields, ...articlePassages(bodyHtml)].flatMap((passage) => detect(passage, NO_SETTINGS))
  return findings.map((finding) => ({ ...finding, title, items }))
})

test('a school that writes as schools do, with lists, tenders, phones and rules about secrecy, raises no false alarm', () => {
  expect(documents.length).toBeGreaterThan(300)
  expect(found.filter(({ kind }) => kind !== 'exam-number')).toEqual([])
})

test('its numbers of candidates stand only in the lists that are to carry them', () => {
  const LISTS = ['8', '12', '13']
  const elsewhere = found.filter(
    ({ items }) => !items.some(({ catalogue, number }) => catalogue === 'moe50' && LISTS.includes(number)),
  )
  expect(found.length).toBeGreaterThan(100)
  expect(elsewhere).toEqual([])
})
