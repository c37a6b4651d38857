import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Flow, Who } from '../../../kernel/flow-terms.ts'
import type { Condition } from '../../../kernel/form-terms.ts'
import { aStep, DEAN, FORM, LONG, OFFICE, submitted } from '../../../../test/support/flow-samples.ts'
import { faultsOfFlow } from './definition-faults.ts'
import { actOn } from './flow-actions.ts'
import { activeSteps, type FlowEvent, type FlowState, foldFlow, returnTargets, type Task } from './flow.ts'
import { chainOf, keysOf, mayTake, settle, type Worker } from './holders.ts'

const UNITS: Readonly<Record<string, string | null>> = { office: null, college: null, department: 'college' }
const WORKERS: readonly Worker[] = [
  { accountId: 'clerk', roles: [{ role: 'unit_editor', unitId: 'office' }], posts: [] },
  { accountId: 'head', roles: [{ role: 'unit_head', unitId: 'office' }], posts: [{ unitId: 'office', name: '处长' }] },
  { accountId: 'dean', roles: [{ role: 'unit_head', unitId: 'college' }], posts: [] },
  { accountId: 'leader', roles: [{ role: 'leader', unitId: null }], posts: [] },
  { accountId: 'principal', roles: [{ role: 'principal_leader', unitId: null }], posts: [] },
  { accountId: 'teacher', roles: [{ role: 'campus_member', unitId: null }], posts: [] },
]
const PEOPLE = WORKERS.map((worker) => ({ accountId: worker.accountId, keys: keysOf(worker) }))

function holdersOf(who: readonly Who[], applicantId: string, unitId: string | null) {
  const others = PEOPLE.filter(({ accountId }) => accountId !== applicantId)
  const chain = chainOf(who, { unitId, supervisorId: null }, (id) => UNITS[id] ?? null)
  return settle(chain, (key) => others.some(({ keys }) => keys.includes(key)))
}

test.each<[what: string, who: Who, applicant: string, unit: string | null, holders: string[]]>([
  ['a clerk’s unit has its work', OFFICE, 'teacher', 'department', ['unit:office']],
  ['the head of one’s own unit is sought upwards', DEAN, 'teacher', 'department', ['head:college']],
  ['the dean’s own application goes to a leader', DEAN, 'dean', 'college', ['role:leader']],
  [
    'a leader’s own application goes to the principal',
    { kind: 'role', role: 'leader' },
    'leader',
    null,
    ['role:principal_leader'],
  ],
  [
    'a post that nobody holds is taken by the head',
    { kind: 'post', unitId: 'office', post: '空缺' },
    'teacher',
    null,
    ['head:office'],
  ],
  ['a visitor has no dean', DEAN, '', null, ['role:leader']],
  ['what is the applicant’s own stays theirs', { kind: 'applicant' }, 'teacher', null, ['applicant']],
])('%s', (_what, ...[who, applicant, unit, holders]) => {
  expect(holdersOf([who], applicant, unit)).toEqual(holders)
})

const who = fc.constantFrom<Who>(
  OFFICE,
  DEAN,
  { kind: 'unit-head', unitId: 'office' },
  { kind: 'post', unitId: 'office', post: '处长' },
  { kind: 'post', unitId: 'office', post: '空缺' },
  { kind: 'role', role: 'leader' },
  { kind: 'own-unit' },
  { kind: 'supervisor' },
)
interface StepPart {
  readonly who: Who[]
  readonly mode: 'one' | 'all'
  readonly when: Condition | null
  readonly isGrouped: boolean
  readonly back: boolean
}

const someSteps: fc.Arbitrary<StepPart[]> = fc.array(
  fc.record({
    who: fc.oneof(fc.array(who, { minLength: 1, maxLength: 3 }), fc.constant<Who[]>([{ kind: 'applicant' }])),
    mode: fc.constantFrom('one' as const, 'all' as const),
    when: fc.constantFrom(null, LONG, { is: 'not', of: [LONG] } as const),
    isGrouped: fc.boolean(),
    back: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
)

/** A valid flow of such steps: the last one has no condition, groups are runs of neighbours, ways back lead to earlier steps. */
function toFlow(parts: readonly StepPart[]): Flow {
  const flow = parts.map(({ isGrouped, back, ...rest }, at) =>
    aStep(`s${String(at)}`, {
      ...rest,
      when: at === parts.length - 1 ? null : rest.when,
      group: isGrouped ? `g${String(parts.slice(0, at).filter((part) => !part.isGrouped).length)}` : '',
      returnsTo: back && at > 1 && !isGrouped ? ['applicant', 's0'] : ['applicant'],
    }),
  )
  // A way back must lead out of the group it begins in.
  return { steps: flow[0]?.group === '' ? flow : flow.map((each) => ({ ...each, returnsTo: ['applicant'] })) }
}

interface Choice {
  readonly person: number
  readonly task: number
  readonly name: 'approve' | 'return' | 'refuse' | 'delegate' | 'add-countersigner'
  readonly target: number
  readonly isLong: boolean
}

const choice: fc.Arbitrary<Choice> = fc.record({
  person: fc.nat({ max: PEOPLE.length - 1 }),
  task: fc.nat({ max: 5 }),
  name: fc.constantFrom('approve', 'approve', 'approve', 'return', 'delegate', 'add-countersigner', 'refuse'),
  target: fc.nat({ max: 5 }),
  isLong: fc.boolean(),
})

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)]
}

interface Walk {
  readonly flow: Flow
  readonly applicant: string
  readonly unit: string | null
}

function holdersOfTask({ applicant, unit }: Walk, task: Task): string[] {
  return task.assignedTo === null ? holdersOf(task.who, applicant, unit) : [`account:${task.assignedTo}`]
}

function isAllowed(walk: Walk, task: Task, person: (typeof PEOPLE)[number]): boolean {
  const holders = holdersOfTask(walk, task)
  const allowed = mayTake(person, { holders, applicantId: walk.applicant })
  if (person.accountId === walk.applicant && !holders.includes('applicant')) expect(allowed).toBe(false)
  if (!holders.some((key) => person.keys.includes(key)) && !holders.includes('applicant')) expect(allowed).toBe(false)
  return allowed
}

/** What the act is about: a step to go back to, or somebody else than the applicant. */
function targetOf(walk: Walk, { state, task, tried }: { state: FlowState; task: Task; tried: Choice }) {
  if (tried.name === 'return') return at(returnTargets(walk.flow, state, task), tried.target)
  return at(
    PEOPLE.filter(({ accountId }) => accountId !== walk.applicant),
    tried.target,
  )?.accountId
}

/** The event of one random act, if the person may act and the flow allows it. */
function tryAct(walk: Walk, events: readonly FlowEvent[], tried: Choice): FlowEvent | undefined {
  const { flow } = walk
  const state = foldFlow(flow, events)
  const active = activeSteps(flow, { long: tried.isLong })
  if (state.asks !== null) return { type: 'resubmitted', active, isChanged: tried.isLong }
  const [task, person] = [at(state.tasks, tried.task), at(PEOPLE, tried.person)]
  if (!task || !person || !isAllowed(walk, task, person)) return undefined
  try {
    const action = { name: tried.name, to: targetOf(walk, { state, task, tried }) }
    return actOn(flow, events, { taskId: task.id, action })
  } catch {
    return undefined
  }
}

function expectNotStranded(walk: Walk, events: readonly FlowEvent[]): void {
  const { tasks, asks, end } = foldFlow(walk.flow, events)
  expect(tasks.length > 0 || asks !== null || end !== null).toBe(true)
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
  for (const task of tasks) {
    const holders = holdersOfTask(walk, task)
    expect(PEOPLE.some((person) => mayTake(person, { holders, applicantId: walk.applicant }))).toBe(true)
  }
}

const walks = fc.record({
  parts: someSteps,
  choices: fc.array(choice, { maxLength: 40 }),
  applicant: fc.constantFrom('teacher', 'clerk', 'head', 'dean', 'leader', 'principal'),
  unit: fc.constantFrom(null, 'department', 'college', 'office'),
})

test('whatever is done in whatever valid flow, a matter never stands where nobody can take it further', () => {
  fc.assert(
    fc.property(walks, ({ parts, choices, ...who }) => {
      const walk = { ...who, flow: toFlow(parts) }
      expect(faultsOfFlow(walk.flow, FORM)).toEqual([])
      const events: FlowEvent[] = [submitted(walk.flow, false)]
      for (const tried of choices) {
        const event = tryAct(walk, events, tried)
        if (event) events.push(event)
        expectNotStranded(walk, events)
      }
    }),
    { numRuns: 300 },
  )
})
