import { expect, test } from 'vitest'
import type { Flow, FlowStep } from '../../../kernel/flow-terms.ts'
import { aStep, DEAN, FORM, LONG, OFFICE, submitted } from '../../../../test/support/flow-samples.ts'
import { faultsOfFlow } from './definition-faults.ts'
import { actOn } from './flow-actions.ts'
import { type FlowEvent, foldFlow, returnTargets } from './flow.ts'

const tasksOf = (flow: Flow, events: readonly FlowEvent[]) => foldFlow(flow, events).tasks.map(({ id }) => id)

test('steps are taken one after the other, and the last one ends the matter', () => {
  const flow = { steps: [aStep('one'), aStep('two')] }
  const events: FlowEvent[] = [submitted(flow)]
  expect(tasksOf(flow, events)).toEqual(['one.1.0'])
  events.push({ type: 'approved', task: 'one.1.0' })
  expect(tasksOf(flow, events)).toEqual(['two.2.0'])
  events.push({ type: 'approved', task: 'two.2.0' })
  expect(foldFlow(flow, events)).toMatchObject({ tasks: [], end: 'done' })
})

test('a step whose condition does not hold is passed over', () => {
  const flow = { steps: [aStep('one'), aStep('dean', { when: LONG }), aStep('last')] }
  const approved: FlowEvent = { type: 'approved', task: 'one.1.0' }
  expect(tasksOf(flow, [submitted(flow, false), approved])).toEqual(['last.2.0'])
  expect(tasksOf(flow, [submitted(flow, true), approved])).toEqual(['dean.2.0'])
})

test('steps of a group run side by side, and the next one waits for all of them', () => {
  const flow = { steps: [aStep('a', { group: 'g' }), aStep('b', { group: 'g' }), aStep('c')] }
  const events: FlowEvent[] = [submitted(flow)]
  expect(tasksOf(flow, events)).toEqual(['a.1.0', 'b.1.0'])
  events.push({ type: 'approved', task: 'b.1.0' })
  expect(tasksOf(flow, events)).toEqual(['a.1.0'])
  events.push({ type: 'approved', task: 'a.1.0' })
  expect(tasksOf(flow, events)).toEqual(['c.2.0'])
})

test('a countersigned step waits for each side, and for whoever was added', () => {
  const flow = { steps: [aStep('sign', { who: [OFFICE, DEAN], mode: 'all' })] }
  const events: FlowEvent[] = [submitted(flow), { type: 'countersigner-added', task: 'sign.1.0', to: 'third' }]
  expect(foldFlow(flow, events).tasks.map(({ assignedTo }) => assignedTo)).toEqual([null, null, 'third'])
  for (const task of tasksOf(flow, events)) {
    expect(foldFlow(flow, events).end).toBeNull()
    events.push({ type: 'approved', task })
  }
  expect(foldFlow(flow, events).end).toBe('done')
})

test('what was approved before a change is asked anew; without a change it goes on where it was asked', () => {
  const flow = { steps: [aStep('one'), aStep('two')] }
  const asked: FlowEvent[] = [
    submitted(flow),
    { type: 'approved', task: 'one.1.0' },
    { type: 'returned', task: 'two.2.0', to: 'applicant' },
  ]
  expect(foldFlow(flow, asked)).toMatchObject({ tasks: [], asks: 'two', end: null })
  const active = ['one', 'two']
  expect(tasksOf(flow, [...asked, { type: 'resubmitted', active, isChanged: false }])).toEqual(['two.3.0'])
  expect(tasksOf(flow, [...asked, { type: 'resubmitted', active, isChanged: true }])).toEqual(['one.3.0'])
})

test('a matter goes back to earlier steps that the flow names, and to no other', () => {
  const flow = {
    steps: [aStep('one'), aStep('two', { when: LONG }), aStep('three', { returnsTo: ['one', 'two', 'applicant'] })],
  }
  const events: FlowEvent[] = [submitted(flow, false), { type: 'approved', task: 'one.1.0' }]
  const state = foldFlow(flow, events)
  const [task] = state.tasks
  if (!task) throw new Error('no task')
  // The second step was passed over: nobody took it who could take it again.
  expect(returnTargets(flow, state, task)).toEqual(['one', 'applicant'])
  expect(() => actOn(flow, events, { taskId: task.id, action: { name: 'return', to: 'two' } })).toThrow(
    /cannot-return-there/,
  )
  expect(tasksOf(flow, [...events, { type: 'returned', task: task.id, to: 'one' }])).toEqual(['one.3.0'])
})

test.each<[what: string, steps: FlowStep[], message: RegExp]>([
  ['no step', [], /没有环节/],
  ['a step that nobody takes', [aStep('one', { who: [] })], /没有指定由谁办理/],
  ['the same step twice', [aStep('one'), aStep('one')], /重复/],
  ['a way back that leads forward', [aStep('one', { returnsTo: ['two'] }), aStep('two')], /只能退回到前面/],
  ['a way back to itself', [aStep('one', { returnsTo: ['one'] })], /只能退回到前面/],
  [
    'a condition on an unknown field',
    [aStep('one'), aStep('two', { when: { is: 'filled', field: 'gone' } })],
    /不存在/,
  ],
  ['conditions everywhere', [aStep('one', { when: LONG })], /每个环节都有条件/],
  ['a group in two places', [aStep('a', { group: 'g' }), aStep('b'), aStep('c', { group: 'g' })], /相邻/],
  ['no term', [aStep('one', { days: 0 })], /时限/],
  ['a step for the applicant and somebody else', [aStep('one', { who: [{ kind: 'applicant' }, OFFICE] })], /不能同时/],
])('a flow with %s cannot be put into force', (_what, steps, message) => {
  expect(
    faultsOfFlow({ steps }, FORM)
      .map((fault) => fault.message)
      .join(),
  ).toMatch(message)
})
