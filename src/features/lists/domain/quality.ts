import {
  type CallResult,
  type EntryFields,
  FIELD_NAMES,
  type ListKind,
  type SharedField,
} from '../../../kernel/list-terms.ts'

/** What an entry should say, and what it costs when it does not; a guide without place or telephone helps nobody. */
const ELEMENTS: Readonly<Record<ListKind, Partial<Readonly<Record<SharedField, number>>>>> = {
  responsibility: { section: 10, post: 10, basis: 25, persons: 10, place: 10, hours: 5, phone: 20, supervision: 10 },
  approval: {
    section: 5,
    post: 5,
    basis: 15,
    persons: 5,
    conditions: 10,
    materials: 15,
    flow: 15,
    promisedDays: 10,
    phone: 10,
    supervision: 10,
  },
  service: {
    basis: 5,
    persons: 10,
    conditions: 5,
    materials: 15,
    flow: 15,
    promisedDays: 10,
    place: 10,
    hours: 5,
    phone: 10,
    fee: 5,
    result: 5,
    supervision: 5,
  },
}
// An online matter without an address cannot be done on line.
const NO_ADDRESS = 10
const CONTACT_COSTS: Readonly<Record<CallResult, number>> = { answered: 0, 'no-answer': 5, wrong: 15, dead: 20 }

/** What came of trying its contacts last, by contact. */
export type LastCalls = ReadonlyMap<string, CallResult>

/** What the services promise that carry an entry out (working days, the longest), and how many matters ended, and ended late, of late. */
export interface Pace {
  readonly promisedDays: number
  readonly done: number
  readonly late: number
}

/** Calendar days over which promise and deed are held against each other. */
export const PACE_DAYS = 90
// Of fewer matters nothing can be said.
const FEWEST_DONE = 5
const PACE_COSTS = { longer: 5, late: 5, veryLate: 15 } as const
const LATE_FROM = 0.1
const VERY_LATE_FROM = 0.3

/** What is known of an entry beside what it says. */
export interface Known {
  readonly calls: LastCalls
  readonly pace?: Pace | undefined
}

interface Loss {
  readonly cost: number
  readonly reason: string
}

/** 承诺与实际: a service that promises more days than the entry does, and matters that took longer than was promised. */
function lossesOfPace({ promisedDays: said }: EntryFields, pace: Pace | undefined): Loss[] {
  if (!pace) return []
  const { promisedDays, done, late } = pace
  const share = done < FEWEST_DONE ? 0 : late / done
  // 当场办结 on line is the next working day at best.
  const isLonger = said !== null && promisedDays > Math.max(1, said)
  return [
    ...(isLonger
      ? [
          {
            cost: PACE_COSTS.longer,
            reason: `清单承诺 ${String(said)} 个工作日，网上服务承诺 ${String(promisedDays)} 个工作日`,
          },
        ]
      : []),
    ...(share >= LATE_FROM
      ? [
          {
            cost: share >= VERY_LATE_FROM ? PACE_COSTS.veryLate : PACE_COSTS.late,
            reason: `近 ${String(PACE_DAYS)} 天办结 ${String(done)} 件，其中 ${String(late)} 件超过承诺时限`,
          },
        ]
      : []),
  ]
}

/** The score of an entry from 0 to 100, and every reason that it is not 100, in words. */
export interface Quality {
  readonly score: number
  readonly missing: readonly (keyof EntryFields)[]
  readonly deadContacts: readonly string[]
  /** 承诺与实际: how deeds fall behind what is promised. */
  readonly slow: readonly string[]
  readonly reasons: readonly string[]
}

/** The contacts that an entry names: telephones, addresses of mail and of the web. */
export function contactsOf({
  phone,
  email,
  url,
}: EntryFields): { kind: 'phone' | 'email' | 'link'; contact: string }[] {
  const phones = (phone ?? '').split(/[、，,；;\n/]/).map((text) => text.trim())
  return [
    ...phones.filter((contact) => contact !== '').map((contact) => ({ kind: 'phone' as const, contact })),
    ...((email ?? '') === '' ? [] : [{ kind: 'email' as const, contact: email ?? '' }]),
    // Whether a page of the hall is there the platform knows by itself.
    ...(url === '' || url.startsWith('/hall/') ? [] : [{ kind: 'link' as const, contact: url }]),
  ]
}

function isMissing(says: EntryFields, name: SharedField): boolean {
  const value = says[name]
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** How good an entry is, judged by what a reader sees: with the inherited fields filled in. */
export function qualityOf(kind: ListKind, says: EntryFields, { calls, pace }: Known): Quality {
  const missing = Object.entries(ELEMENTS[kind]).filter(([name]) => isMissing(says, name as SharedField))
  const hasNoAddress = says.isOnline && says.url === ''
  const tried = contactsOf(says).flatMap(({ contact }) => {
    const result = calls.get(contact)
    return result === undefined || CONTACT_COSTS[result] === 0 ? [] : [{ contact, cost: CONTACT_COSTS[result] }]
  })
  const slow = lossesOfPace(says, pace)
  const lost =
    slow.reduce((sum, { cost }) => sum + cost, 0) +
    missing.reduce((sum, [, cost]) => sum + cost, 0) +
    (hasNoAddress ? NO_ADDRESS : 0) +
    tried.reduce((sum, { cost }) => sum + cost, 0)
  const names = missing.map(([name]) => name as SharedField)
  return {
    score: Math.max(0, 100 - lost),
    missing: [...names, ...(hasNoAddress ? (['url'] as const) : [])],
    deadContacts: tried.map(({ contact }) => contact),
    slow: slow.map(({ reason }) => reason),
    reasons: [
      ...names.map((name) => `缺少${FIELD_NAMES[name]}`),
      ...(hasNoAddress ? ['可以网上办理，但没有网办地址'] : []),
      ...tried.map(({ contact }) => `${contact} 拨测不通过`),
      ...slow.map(({ reason }) => reason),
    ],
  }
}
