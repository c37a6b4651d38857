import { expect, test } from 'vitest'
import type { Role } from '../../../kernel/roles.ts'
import { type Doer, objectionsTo, objectionsToMaking, unitsSeen } from './policy.ts'

function somebody(id: string, role: Role, unitId: string | null = null): Doer {
  return { id, unitId, roles: [{ role, unitId: ['unit_editor', 'unit_head'].includes(role) ? unitId : null }] }
}
const ORDER = { unitId: 'u', orderedBy: 'maker' }

test.each([
  ['the supervision office', somebody('a', 'supervisor'), []],
  ['a supervisor who serves in the unit', somebody('a', 'supervisor', 'u'), ['order.own-unit']],
  ['the office', somebody('a', 'disclosure_office'), ['access.denied']],
  ['the unit itself', somebody('a', 'unit_head', 'u'), ['access.denied']],
])('%s makes an order, or may not', (_, doer, objections) => {
  expect(objectionsToMaking(doer, 'u')).toEqual(objections)
})

test.each([
  ['whoever ordered', somebody('maker', 'supervisor'), ['order.own-inspection']],
  ['another supervisor', somebody('other', 'supervisor'), []],
  ['a leader', somebody('other', 'leader'), []],
  ['a leader of the unit itself', somebody('other', 'leader', 'u'), ['order.own-unit']],
  ['the unit', somebody('other', 'unit_head', 'u'), ['order.not-yours']],
])('%s looks again, or may not', (_, doer, objections) => {
  expect(objectionsTo('inspect', doer, ORDER)).toEqual(objections)
})

test('only the unit answers, and whoever ordered may take it back', () => {
  expect(objectionsTo('answer', somebody('a', 'unit_editor', 'u'), ORDER)).toEqual([])
  expect(objectionsTo('answer', somebody('a', 'unit_editor', 'v'), ORDER)).toEqual(['order.not-yours'])
  expect(objectionsTo('answer', somebody('a', 'supervisor'), ORDER)).toEqual(['order.not-yours'])
  expect(objectionsTo('revoke', somebody('maker', 'supervisor'), ORDER)).toEqual([])
  expect(objectionsTo('revoke', somebody('a', 'unit_head', 'u'), ORDER)).toEqual(['order.not-yours'])
})

test('a unit sees its own orders, those who watch all of them, and others none', () => {
  expect(unitsSeen(somebody('a', 'unit_editor', 'u'))).toEqual(['u'])
  expect(unitsSeen(somebody('a', 'supervisor'))).toBeNull()
  expect(unitsSeen(somebody('a', 'campus_member'))).toEqual([])
})
