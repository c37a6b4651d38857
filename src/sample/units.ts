import { type SamplePost, type SampleUnit, UNIT_KINDS, type UnitKind } from './sample-types.ts'
import unitList from './units.json' with { type: 'json' }

const OFFICE_HOURS = '周一至周五 8:00—16:30'

function kindOf(text: string): UnitKind {
  const kind = UNIT_KINDS.find((known) => known === text)
  if (!kind) throw new RangeError(`not a kind of unit: ${text}`)
  return kind
}

/** The units of the sample school in the order of their codes: 31 of them are 业务部门. Numbers and addresses are obviously samples. */
export const units: readonly SampleUnit[] = unitList
  .map((unit) => ({
    code: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    kind: kindOf(unit.kind),
    parentCode: unit.parent === '' ? null : unit.parent,
    slug: unit.slug,
    isBusinessDepartment: unit.business,
    phone: `0000-000 0${unit.code}`,
    email: `${unit.slug}@example.edu.cn`,
    office: unit.office,
    officeHours: OFFICE_HOURS,
    intro: unit.intro,
  }))
  .sort((a, b) => (a.code < b.code ? -1 : 1))

const byCode = new Map(units.map((unit) => [unit.code, unit]))
const bySlug = new Map(units.map((unit) => [unit.slug, unit]))
const heads = new Map(unitList.map(({ code, head }) => [code, head]))

/** The unit with this code. Throws RangeError: the sample refers to its own units only. */
export function unitOf(code: string): SampleUnit {
  const unit = byCode.get(code)
  if (!unit) throw new RangeError(`no sample unit ${code}`)
  return unit
}

/** The unit whose page has this slug. Throws RangeError. */
export function unitBySlug(slug: string): SampleUnit {
  const unit = bySlug.get(slug)
  if (!unit) throw new RangeError(`no sample unit ${slug}`)
  return unit
}

/** What the head of the unit is called: 处长, 主任, 院长 … */
export function headOf(code: string): string {
  return heads.get(code) ?? '负责人'
}

const ownPosts = new Map(unitList.map(({ code, posts: own }) => [code, own]))

/** The posts of a unit that are named as responsible for items. */
export function ownPostsOf(code: string): readonly string[] {
  return ownPosts.get(code) ?? []
}

/** The editor's post in every unit: keeps the unit's disclosures up to date. */
export const LIAISON = '信息公开联络员'
/** The post that looks first whether something must stay secret. 保密法实施条例第四十二条：先审查、后公开. */
export const SECRECY_REVIEWER = '保密审查员'

/** Every post: head, deputy, liaison and secrecy reviewer in each unit, and the posts named as responsible for items. */
export const posts: readonly SamplePost[] = unitList.flatMap((unit) => {
  const deputy = unit.head.replace(/主任|处长|部长|主席|书记|院长|馆长|组长/, '副$&')
  const names = [unit.head, deputy, LIAISON, SECRECY_REVIEWER, ...unit.posts]
  return names.map((name, index) => ({ unitCode: unit.code, name, sort: (index + 1) * 10 }))
})
