import { expect, test } from 'vitest'
import { gapsOf, type Responsible } from './gaps.ts'

const WHOLE: Responsible = { unitId: 'u', postId: 'p', holders: ['示例人员'], hasRoute: true }

test.each<[string, Partial<Responsible>, string[]]>([
  ['unit, post, person and route', {}, []],
  ['no unit, whatever else is set', { unitId: null, holders: [] }, ['no-unit']],
  ['a unit without a post', { postId: null, holders: [] }, ['no-post']],
  ['a post that nobody holds', { holders: [] }, ['nobody']],
  ['no route', { hasRoute: false }, ['no-route']],
  ['nobody and no route', { holders: [], hasRoute: false }, ['nobody', 'no-route']],
])('%s: %#', (_, changes, gaps) => {
  expect(gapsOf({ ...WHOLE, ...changes })).toEqual(gaps)
})
