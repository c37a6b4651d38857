import { expect, test } from 'vitest'
import { candidatesFrom, type Counts } from './candidates.ts'

const NOTHING: Counts = {
  letters: new Map(),
  applications: new Map(),
  complaints: [],
  sections: [],
  searches: [],
}

function found(counts: Partial<Counts>) {
  return candidatesFrom({ ...NOTHING, ...counts })
}

test('what fewer than five asked about is no candidate, and no number', () => {
  expect(found({ letters: new Map([['宿舍', 4]]) })).toEqual([])
  expect(found({ letters: new Map([['宿舍', 5]]), applications: new Map([['宿舍', 4]]) })).toEqual([
    { key: 'topic:宿舍', name: '宿舍', numbers: { letters: 5, applications: null, searches: null, complaints: null } },
  ])
})

test('complaints are counted by the unit that they are about', () => {
  const complaints = [
    { id: 'a', name: '后勤处', count: 7 },
    { id: 'b', name: '教务处', count: 4 },
  ]
  expect(found({ complaints })).toMatchObject([{ key: 'unit:a', numbers: { complaints: 7, letters: null } }])
})

test('searches belong to their topic, or stand for themselves', () => {
  const searches = [
    { q: '宿舍空调', missed: 3 },
    { q: '宿舍热水', missed: 2 },
    { q: '校车时刻', missed: 9 },
    { q: '班车', missed: 4 },
  ]
  expect(found({ searches }).map(({ key, numbers }) => [key, numbers.searches])).toEqual([
    ['search:校车时刻', 9],
    ['topic:宿舍', 5],
  ])
})

test('sections of mailboxes are counted, the most first', () => {
  const sections = [
    { id: 'a', name: '校长信箱 · 后勤', count: 5 },
    { id: 'b', name: '校长信箱 · 教学', count: 8 },
  ]
  expect(found({ sections }).map(({ name }) => name)).toEqual(['校长信箱 · 教学', '校长信箱 · 后勤'])
})
