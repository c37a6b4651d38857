import type { Role } from '../kernel/roles.ts'
import { people, staffNoOf, UNITS_WITH_REVIEWER } from './people.ts'
import type { SampleAccount, SampleGroup } from './sample-types.ts'
import { unitOf } from './units.ts'

/** Units whose editor and head can sign in. */
const UNITS_AT_WORK = [
  '103',
  '201',
  '204',
  '205',
  '207',
  '208',
  '209',
  '210',
  '213',
  '215',
  '216',
  '218',
  '219',
  '301',
  '404',
] as const

interface Desk {
  readonly login: string
  readonly staffNo: string
  readonly role: Role
  /** The unit the role holds in; null for the whole school. */
  readonly roleUnit: string | null
  readonly isIntroduced?: boolean
}

const names = new Map(people.map((person) => [person.staffNo, person]))

function account({ login, staffNo, role, roleUnit, isIntroduced = false }: Desk): SampleAccount {
  const person = names.get(staffNo)
  if (!person) throw new RangeError(`no sample person ${staffNo}`)
  return {
    login,
    name: person.name,
    unitCode: person.unitCode,
    staffNo,
    roles: [{ role, unitCode: roleUnit }],
    isIntroduced,
  }
}

function deskPair(code: string): SampleAccount[] {
  const { slug } = unitOf(code)
  const isIntroduced = slug === 'jiaowu'
  return [
    account({
      login: `${slug}.editor`,
      staffNo: staffNoOf(code, 2),
      role: 'unit_editor',
      roleUnit: code,
      isIntroduced,
    }),
    account({ login: `${slug}.head`, staffNo: staffNoOf(code, 1), role: 'unit_head', roleUnit: code, isIntroduced }),
  ]
}

function reviewerOf(code: string): SampleAccount {
  const login = `${unitOf(code).slug}.baomi`
  return account({ login, staffNo: staffNoOf(code, 3), role: 'secrecy_reviewer', roleUnit: code })
}

const SCHOOL_DESKS: readonly Desk[] = [
  { login: 'baomi', staffNo: 'S60404', role: 'secrecy_reviewer', roleUnit: null, isIntroduced: true },
  { login: 'gongkai.zhuren', staffNo: 'S25101', role: 'disclosure_office', roleUnit: null, isIntroduced: true },
  { login: 'gongkai.jingban', staffNo: 'S25190', role: 'disclosure_office', roleUnit: null },
  { login: 'xuanchuan.shenhe', staffNo: 'S10301', role: 'publicity', roleUnit: null, isIntroduced: true },
  { login: 'fenguan', staffNo: 'S00002', role: 'leader', roleUnit: null, isIntroduced: true },
  { login: 'zhuyao', staffNo: 'S00001', role: 'principal_leader', roleUnit: null, isIntroduced: true },
  { login: 'jiandu', staffNo: 'S25201', role: 'supervisor', roleUnit: null, isIntroduced: true },
  { login: 'xitong', staffNo: 'S30190', role: 'system_admin', roleUnit: null, isIntroduced: true },
  { login: 'anquan', staffNo: 'S30191', role: 'security_admin', roleUnit: null, isIntroduced: true },
  { login: 'shenji', staffNo: 'S30192', role: 'audit_admin', roleUnit: null, isIntroduced: true },
  { login: 'jiaoshi', staffNo: 'T40101', role: 'campus_member', roleUnit: null, isIntroduced: true },
  { login: 'dangyuan', staffNo: 'T40401', role: 'campus_member', roleUnit: null, isIntroduced: true },
  { login: 'xuesheng', staffNo: 'X402001', role: 'campus_member', roleUnit: null },
]

/** The accounts of the sample school: at least one for each role. */
export const accounts: readonly SampleAccount[] = [
  ...UNITS_AT_WORK.flatMap(deskPair),
  ...UNITS_WITH_REVIEWER.map(reviewerOf),
  ...SCHOOL_DESKS.map(account),
]

/** Groups that information is addressed to beyond units. */
export const groups: readonly SampleGroup[] = [
  {
    key: 'jiaodaihui-daibiao',
    name: '教职工代表大会代表（示例）',
    note: '教代会会议材料的公开范围',
    members: ['jiaoshi', 'huli.head', 'keji.head'],
  },
  {
    key: 'fudaoyuan',
    name: '辅导员（示例）',
    note: '学生工作内部通知的公开范围',
    members: ['dangyuan', 'xuesheng.head', 'xuesheng.editor'],
  },
]
