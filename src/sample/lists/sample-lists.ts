import type { EntryFields, ListKind } from '../../kernel/list-terms.ts'
import { unitOf, units } from '../units.ts'
import { type Matter, readMatters, type ServiceMatter } from './read-matters.ts'
import { olderFlow, textOf } from './shapes.ts'

/** An entry of the sample with its versions, the oldest first. */
export interface SampleListEntry {
  readonly unitCode: string
  readonly kind: ListKind
  readonly number: string
  readonly parentNumber: string
  readonly versions: readonly { readonly validFrom: string; readonly fields: EntryFields }[]
}

/** The day on which the lists were first drawn up. */
const FIRST_ON = '2024-03-01'
/** In 2025: services that began, and services that were made shorter. */
const ADDED = 22
const UPDATED = 23
const ONE_IN = 11

/** What every unit answers for beside its own matters, in this order until the list is as long as the report says. */
const COMMON: readonly string[] = [
  '本单位信息公开和政策解读',
  '本单位文件材料归档',
  '本单位安全和保密工作',
  '来信来访和咨询办理',
  '本单位印章和合同初审',
]
const COMMON_ENTRIES = 149
const GENERAL = '综合科'

const EMPTY: EntryFields = {
  ...{ matter: '', section: null, post: null, basis: null, persons: null, events: null, conditions: null },
  ...{ materials: null, flow: null, promisedDays: null, place: null, hours: null, phone: null, email: null },
  ...{ fee: null, result: null, supervision: null, isOnline: false, url: '', keywords: '', audience: 'public' },
}

/** What already can be done on these pages, by the name of the matter. */
const ONLINE: Readonly<Record<string, string>> = { 申请公开信息: '/apply', 给校长写信: '/mailboxes' }

const KEYWORDS: Readonly<Record<string, string>> = {
  开具在读证明: '在校证明、学籍证明',
  开具在职证明: '工作证明、收入证明',
  差旅费报销: '报账、出差',
  校园卡补办: '饭卡、一卡通',
  水电报修: '停水、停电、漏水',
  访客入校预约: '进校、来访登记',
  使用学校印章: '盖章、用印',
}

function sectionPhone(unitCode: string, section: string, sections: readonly string[]): string {
  return `0000-000 ${unitCode}${String((sections.indexOf(section) + 1) % 10)}`
}

function aboveFields(unitCode: string, { name, section, kind }: Matter, sections: readonly string[]): EntryFields {
  const unit = unitOf(unitCode)
  const text = textOf('a', { name, section })
  return {
    ...EMPTY,
    matter: name,
    section,
    post: `${section}科长岗`.replace('科科长岗', '科科长').replace(/(室|中心|部|院)科长岗/, '$1负责人'),
    basis: `《示例医科大学${name}办法》（示例）\n示例医科大学${unit.name}职责`,
    persons: kind === 'approval' ? ['staff', 'unit'] : ['student', 'staff', 'unit'],
    place: unit.office,
    hours: unit.officeHours,
    phone: sectionPhone(unitCode, section, sections),
    email: unit.email,
    fee: '不收费',
    supervision: '信息公开监督办公室 0000-000 0252',
    ...(kind === 'approval' ? { ...text, promisedDays: 10 } : {}),
  }
}

function serviceFields({ name, shape, persons, events, days }: ServiceMatter, section: string): EntryFields {
  const url = ONLINE[name] ?? ''
  const said = { matter: name, persons, events, promisedDays: days, keywords: KEYWORDS[name] ?? '' }
  return { ...EMPTY, ...textOf(shape, { name, section }), ...said, isOnline: url !== '', url }
}

/** A day of 2025, spread over its terms. */
function dayIn2025(nth: number): string {
  const month = String((nth % 10) + 2).padStart(2, '0')
  return `2025-${month}-${String(((nth * 7) % 26) + 1).padStart(2, '0')}`
}

/** The nth service of the school with its versions: one in eleven began in 2025, one in eleven was made shorter then. */
function versionsOf(fields: EntryFields, nth: number): SampleListEntry['versions'] {
  const round = Math.floor(nth / ONE_IN)
  if (nth % ONE_IN === 5 && round < ADDED) return [{ validFrom: dayIn2025(round), fields }]
  if (nth % ONE_IN !== 0 || round >= UPDATED) return [{ validFrom: FIRST_ON, fields }]
  const older = { ...fields, flow: olderFlow(fields.flow ?? ''), promisedDays: (fields.promisedDays ?? 0) + 3 }
  return [
    { validFrom: FIRST_ON, fields: older },
    { validFrom: dayIn2025(round + 3), fields },
  ]
}

function withNumber(prefix: string, unitCode: string, at: number): string {
  return `${prefix}-${unitCode}-${String(at + 1).padStart(3, '0')}`
}

function commonMatters(count: number): Matter[] {
  return COMMON.slice(0, count).map((name) => ({ kind: 'responsibility', name, section: GENERAL, services: [] }))
}

interface Unit {
  readonly code: string
  readonly matters: readonly Matter[]
}

function entriesOf({ code: unitCode, matters }: Unit, firstService: number): SampleListEntry[] {
  const sections = [...new Set(matters.map(({ section }) => section))]
  const counts = { responsibility: 0, approval: 0, service: 0 }
  const next = (kind: ListKind, prefix: string): string => withNumber(prefix, unitCode, counts[kind]++)
  return matters.flatMap((matter) => {
    const number = next(matter.kind, matter.kind === 'approval' ? 'SP' : 'ZR')
    const fields = aboveFields(unitCode, matter, sections)
    const above = { unitCode, kind: matter.kind, number, parentNumber: '', versions: [{ validFrom: FIRST_ON, fields }] }
    const below = matter.services.map((service): SampleListEntry => {
      const versions = versionsOf(serviceFields(service, matter.section), firstService + counts.service)
      return { unitCode, kind: 'service', number: next('service', 'FW'), parentNumber: number, versions }
    })
    return [above, ...below]
  })
}

/**
 * The three lists of the 31 departments: 663 entries, 257 of them services; in 2025, 22 services were added and 23 made shorter. The
 * platform counts these figures itself from the versions.
 */
export function sampleLists(): SampleListEntry[] {
  const own = readMatters()
  let services = 0
  return units
    .filter(({ isBusinessDepartment }) => isBusinessDepartment)
    .flatMap(({ code }, at, all) => {
      const common = Math.ceil((COMMON_ENTRIES - at) / all.length)
      const entries = entriesOf({ code, matters: [...(own.get(code) ?? []), ...commonMatters(common)] }, services)
      services += entries.filter(({ kind }) => kind === 'service').length
      return entries
    })
}
