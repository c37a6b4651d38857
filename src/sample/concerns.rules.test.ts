import { expect, test } from 'vitest'
import { candidatesFrom } from '../features/concerns/domain/candidates.ts'
import { detect } from '../features/leakguard/domain/detect.ts'
import { NO_SETTINGS } from '../features/leakguard/domain/leak.ts'
import type { Day } from '../kernel/day.ts'
import { sampleConcerns, sampleQuestions } from './concerns.ts'
import { sampleDocuments } from './sample-documents.ts'

const searches = sampleQuestions.map(({ q, times }) => ({ q, missed: times }))
const none = { letters: new Map<string, number>(), applications: new Map<string, number>() }
const keys = candidatesFrom({ ...none, complaints: [], sections: [], searches }).map(({ key }) => key)

test('each decision of the sample is about something that enough people looked for, and some things wait', () => {
  const decided = sampleConcerns.map(({ candidate }) => candidate)
  expect(keys).toEqual(expect.arrayContaining(decided))
  expect(keys.filter((key) => !decided.includes(key))).toEqual(['search:校区班车时刻', 'topic:食堂'])
  expect(new Set(sampleConcerns.map(({ decision }) => decision)).size).toBe(3)
})

test('what was published is a document of the sample, and no word of a decision stops at the leak guard', () => {
  const titles = [...sampleDocuments({ today: '2026-11-23' as Day, corpus: [] })].map(({ title }) => title)
  for (const { decision, document, matter, words } of sampleConcerns) {
    expect(titles.some((title) => document !== '' && title.startsWith(document))).toBe(decision === 'published')
    const found = [matter, words].flatMap((text) => detect({ place: matter, text, heading: '' }, NO_SETTINGS))
    expect(found).toEqual([])
  }
})
