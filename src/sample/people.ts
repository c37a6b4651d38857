import type { Day } from '../kernel/day.ts'
import type { SamplePerson } from './sample-types.ts'
import { headOf, LIAISON, ownPostsOf, SECRECY_REVIEWER, units } from './units.ts'

const IN_OFFICE_SINCE = '2022-09-01' as Day

/** Units that have a secrecy reviewer of their own; all others rely on the school's (保密委员会). */
export const UNITS_WITH_REVIEWER = ['201', '205', '209', '213'] as const

/** The staff number of the n-th person of a unit: 1 head, 2 editor, 3 secrecy reviewer. */
export function staffNoOf(unitCode: string, n: number): string {
  return `S${unitCode}${String(n).padStart(2, '0')}`
}

interface Place {
  readonly unitCode: string
  readonly n: number
  readonly post: string
  readonly name: string
}

function holder({ unitCode, n, post, name }: Place): SamplePerson {
  return {
    staffNo: staffNoOf(unitCode, n),
    name,
    unitCode,
    isPartyMember: n !== 2,
    duties: [{ unitCode, post, fromOn: IN_OFFICE_SINCE }],
  }
}

function staffOf({ code, shortName }: { code: string; shortName: string }): SamplePerson[] {
  const head = headOf(code)
  const reviewer = { unitCode: code, n: 3, post: SECRECY_REVIEWER, name: `示例保密审查员（${shortName}）` }
  return [
    holder({ unitCode: code, n: 1, post: head, name: `示例${head}（${shortName}）` }),
    holder({ unitCode: code, n: 2, post: LIAISON, name: `示例编辑（${shortName}）` }),
    ...(UNITS_WITH_REVIEWER.some((own) => own === code) ? [holder(reviewer)] : []),
  ]
}

function outside(staffNo: string, name: string, isPartyMember: boolean): SamplePerson {
  return { staffNo, name, unitCode: null, isPartyMember, duties: [] }
}

function member(
  staffNo: string,
  name: string,
  rest: { unitCode: string; isPartyMember: boolean; kind?: 'student' },
): SamplePerson {
  return { staffNo, name, ...rest, duties: [] }
}

// The number of the first of those who are responsible for items; lower ones are taken.
const FIRST_OWN = 40
// Nobody holds it, so that a newcomer sees what a gap looks like.
const VACANT = '实践教学科科长'

function responsibleOf({ code, shortName }: { code: string; shortName: string }): SamplePerson[] {
  return ownPostsOf(code)
    .filter((post) => post !== VACANT)
    .map((post, at) => holder({ unitCode: code, n: FIRST_OWN + at, post, name: `示例${post}（${shortName}）` }))
}

/** Everybody in the sample school. No name is a person's: each is a post, or a part one plays, marked 示例. */
export const people: readonly SamplePerson[] = [
  outside('S00001', '示例校长（主要校领导）', true),
  outside('S00002', '示例副校长（分管信息公开）', true),
  ...units.flatMap(staffOf),
  ...units.flatMap(responsibleOf),
  holder({ unitCode: '604', n: 4, post: '校级保密审查员', name: '示例校级保密审查员' }),
  member('S30190', '示例系统管理员', { unitCode: '301', isPartyMember: false }),
  member('S30191', '示例安全管理员', { unitCode: '301', isPartyMember: false }),
  member('S30192', '示例审计管理员', { unitCode: '214', isPartyMember: false }),
  member('S25190', '示例公开办经办人', { unitCode: '251', isPartyMember: false }),
  member('T40101', '示例教师（基础学院）', { unitCode: '401', isPartyMember: false }),
  member('T40401', '示例党员教师（护理学院）', { unitCode: '404', isPartyMember: true }),
  member('X402001', '示例学生（临床学院）', { unitCode: '402', isPartyMember: false, kind: 'student' }),
]
