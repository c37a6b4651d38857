import { STRANGER, type Viewer } from '../../src/kernel/audience.ts'
import type { Role } from '../../src/kernel/roles.ts'
import { newId } from '../../src/platform/ids.ts'
import { aPerson, aUnit, type Person } from './builders.ts'
import { anOffice, type Office } from './disclosure-builders.ts'
import type { School } from './school.ts'

/** Somebody who looks, with what the rule book says of them: stated here, not asked of the product. */
export interface Watcher {
  readonly name: string
  readonly person: Person | null
  readonly viewer: Viewer
  /** The units whose working copies they may read by their role. */
  readonly reads: 'all' | readonly string[]
  readonly mayReadLedger: boolean
  readonly isStaff: boolean
}

/** The school in which we look for leaks: two units that publish, a faculty with a department, a group. */
export interface Grounds {
  readonly office: Office
  /** The same school seen from the other unit: its own editor, head and secrecy reviewer. */
  readonly other: Office
  readonly facultyId: string
  readonly departmentId: string
  readonly groupId: string
  readonly watchers: readonly Watcher[]
}

const MEMBER: Viewer = { ...STRANGER, isMember: true }

type Traits = Partial<Omit<Watcher, 'name' | 'person'>>

function watcher(name: string, person: Person | null, traits: Traits = {}): Watcher {
  return { name, person, viewer: MEMBER, reads: [], mayReadLedger: false, isStaff: true, ...traits }
}

async function makeParty(school: School, person: Person): Promise<void> {
  const id = newId()
  await school.parts.db
    .insertInto('person')
    .values({ id, staff_no: id, name: '示例党员', is_party_member: true })
    .execute()
  await school.parts.db.updateTable('account').set({ person_id: id }).where('id', '=', person.id).execute()
}

async function aGroup(school: School, member: Person): Promise<string> {
  const id = newId()
  await school.parts.db.insertInto('viewer_group').values({ id, name: '教代会代表' }).execute()
  await school.parts.db.insertInto('viewer_group_member').values({ group_id: id, account_id: member.id }).execute()
  return id
}

interface Units {
  readonly facultyId: string
  readonly departmentId: string
}

async function members(school: School, { facultyId, departmentId }: Units) {
  const plain = await aPerson(school, { roles: ['campus_member'] })
  const party = await aPerson(school, { roles: ['campus_member'] })
  await makeParty(school, party)
  const ofFaculty = await aPerson(school, { unitId: facultyId })
  const ofDepartment = await aPerson(school, { unitId: departmentId })
  const ofGroup = await aPerson(school, {})
  const groupId = await aGroup(school, ofGroup)
  const gone = await aPerson(school, { roles: ['supervisor'] })
  await school.parts.db.updateTable('account').set({ state: 'disabled' }).where('id', '=', gone.id).execute()
  const isStaff = false
  return {
    groupId,
    watchers: [
      watcher('visitor', null, { viewer: STRANGER, isStaff }),
      watcher('disabled account', gone, { viewer: STRANGER, isStaff }),
      watcher('campus member', plain, { isStaff }),
      watcher('party member', party, { viewer: { ...MEMBER, isPartyMember: true }, isStaff }),
      watcher('member of the faculty', ofFaculty, { viewer: { ...MEMBER, unitIds: [facultyId] }, isStaff }),
      // What is for a faculty reaches its departments.
      watcher('member of the department', ofDepartment, {
        viewer: { ...MEMBER, unitIds: [departmentId, facultyId] },
        isStaff,
      }),
      watcher('member of the group', ofGroup, { viewer: { ...MEMBER, groupIds: [groupId] }, isStaff }),
    ],
  }
}

function staffOf(unit: Office, name: string): Watcher[] {
  const viewer = { ...MEMBER, unitIds: [unit.unitId] }
  return [
    watcher(`editor of ${name}`, unit.editor, { viewer, reads: [unit.unitId] }),
    watcher(`head of ${name}`, unit.head, { viewer, reads: [unit.unitId] }),
    watcher(`secrecy reviewer of ${name}`, unit.secrecy, { viewer }),
  ]
}

async function officers(school: School, office: Office): Promise<Watcher[]> {
  const all = { ...MEMBER, readsAll: true }
  const withRole = (role: Role) => aPerson(school, { roles: [role] })
  return [
    watcher('disclosure office', office.office, { viewer: all, reads: 'all' }),
    watcher('supervisor', office.supervisor, { viewer: all, reads: 'all', mayReadLedger: true }),
    watcher('principal leader', office.leader),
    watcher('leader', await withRole('leader')),
    watcher('publicity', await withRole('publicity')),
    watcher('system administrator', await withRole('system_admin')),
    watcher('security administrator', await withRole('security_admin')),
    watcher('audit administrator', await withRole('audit_admin'), { mayReadLedger: true }),
  ]
}

/** A school with everybody who could look at it. */
export async function someGrounds(school: School): Promise<Grounds> {
  const office = await anOffice(school)
  const facultyId = await aUnit(school, { name: '基础医学院' })
  const departmentId = await aUnit(school, { name: '解剖教研室', parentId: facultyId })
  const unitId = office.otherUnitId
  const other: Office = {
    ...office,
    unitId,
    otherUnitId: office.unitId,
    editor: office.stranger,
    head: await aPerson(school, { roles: ['unit_head'], unitId }),
    secrecy: await aPerson(school, { roles: ['secrecy_reviewer'], unitId }),
  }
  const { groupId, watchers } = await members(school, { facultyId, departmentId })
  return {
    office,
    other,
    facultyId,
    departmentId,
    groupId,
    watchers: [
      ...watchers,
      ...staffOf(office, 'the unit'),
      ...staffOf(other, 'the other unit'),
      ...(await officers(school, office)),
    ],
  }
}
