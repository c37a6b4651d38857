import type { Day } from '../kernel/day.ts'
import type { Role } from '../kernel/roles.ts'
import type { SampleService } from './hall-parts.ts'

export const UNIT_KINDS = ['party', 'administrative', 'college', 'teaching-support', 'hospital', 'committee'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** A unit of the sample school (单位); `parentCode` null at the top, `slug` names its page and its sub-site. */
export interface SampleUnit {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly parentCode: string | null
  readonly slug: string
  /** 业务部门: keeps lists and discloses on its own; the seed report counts 31 of them. */
  readonly isBusinessDepartment: boolean
  readonly phone: string
  readonly email: string
  readonly office: string
  readonly officeHours: string
  readonly intro: string
}

/** A post of a unit (岗位); its name is unique within the unit. */
export interface SamplePost {
  readonly unitCode: string
  readonly name: string
  readonly sort: number
}

/** A person, who is a post and an obviously sample name; `duties` name posts of units. */
export interface SamplePerson {
  readonly staffNo: string
  readonly name: string
  readonly unitCode: string | null
  readonly isPartyMember: boolean
  readonly kind?: 'staff' | 'student'
  readonly duties: readonly { readonly unitCode: string; readonly post: string; readonly fromOn: Day }[]
}

/** An account to sign in with; a grant whose `unitCode` is null holds for the whole school. The loader chooses the password. */
export interface SampleAccount {
  readonly login: string
  readonly name: string
  readonly unitCode: string | null
  readonly staffNo: string | null
  readonly roles: readonly { readonly role: Role; readonly unitCode: string | null }[]
  /** Shown among the first when the addresses are printed: one account for each part in the main story. */
  readonly isIntroduced: boolean
}

/** A named group that information can be addressed to (特定群体); members are logins. */
export interface SampleGroup {
  readonly key: string
  readonly name: string
  readonly note: string
  readonly members: readonly string[]
}

/**
 * When an item falls due, in the words of the catalogue. Within `workdays` after information is formed or has changed always
 * holds (教办函〔2014〕23号: 20 个工作日); the kind says what holds besides.
 */
export type UpdateRule =
  | { readonly kind: 'on_change'; readonly workdays: number }
  /** Once a year by a day, 'MM-DD'. */
  | { readonly kind: 'yearly'; readonly by: string; readonly workdays: number }
  | { readonly kind: 'always_current'; readonly maxAgeMonths: number; readonly workdays: number }
  | { readonly kind: 'on_event'; readonly workdays: number }

/** A source of the duty; `isVerified` is false where wording or number is from memory and must be checked against the print. */
export interface LegalBasis {
  readonly instrument: string
  readonly article?: string
  readonly isVerified: boolean
}

export const EVIDENCE_KINDS = ['table', 'document', 'link', 'notice', 'contact'] as const

/** What has to be there for an item to count as disclosed: a kind of page, and the fields it must at least have. */
export interface Evidence {
  readonly kind: (typeof EVIDENCE_KINDS)[number]
  readonly fields: readonly string[]
}

export interface SampleItemRule {
  readonly unitCode: string
  readonly post: string
  readonly audience: 'public' | 'campus' | 'party'
  readonly update: UpdateRule
  readonly legalBasis: readonly LegalBasis[]
  readonly evidence: readonly Evidence[]
  readonly note: string
}

export interface SampleItem {
  readonly number: string
  readonly title: string
  readonly isOfficial: boolean
  readonly rule: SampleItemRule
}

export interface SampleClass {
  readonly number: string
  readonly title: string
  readonly isOfficial: boolean
  readonly items: readonly SampleItem[]
}

export type CatalogueId = 'moe50' | 'sanwu' | 'jiaowu'

/** A catalogue of duties (目录): the national list, the 三务 list, or a unit's own; `validFrom` is the first day of its items. */
export interface SampleCatalogue {
  readonly id: CatalogueId
  readonly name: string
  readonly shortName: string
  readonly kind: 'national' | 'three-affairs' | 'unit'
  readonly unitCode: string | null
  readonly source: string
  readonly isOfficial: boolean
  readonly intro: string
  readonly validFrom: Day
  readonly classes: readonly SampleClass[]
}

/** One item of a catalogue, by its number. */
export interface ItemRef {
  readonly catalogue: CatalogueId
  readonly number: string
}

/** 对照关系: what is disclosed under `from` also counts under `to`. */
export interface SampleCrosswalk {
  readonly from: ItemRef
  readonly to: ItemRef
  readonly note: string
}

export interface SampleColumn {
  readonly slug: string
  readonly name: string
  readonly kind: 'list' | 'gallery' | 'page' | 'topics' | 'events' | 'tenders' | 'jobs'
  readonly intro: string
  /** Days after which a column without anything new looks neglected; null where that says nothing. */
  readonly updateIntervalDays: number | null
  readonly onHome: boolean
}

/** The portal (slug `portal`, no unit) or the sub-site of a unit. */
export interface SampleSite {
  readonly slug: string
  readonly unitCode: string | null
  readonly name: string
  readonly columns: readonly SampleColumn[]
}

/**
 * A step of a review route. `own-unit` is the unit of the document, where a grant for the whole school counts too; a step
 * with `when` applies only to such matters. A secrecy step needs the findings of a named person.
 */
export interface SampleStep {
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly scope: 'own-unit' | 'school'
  readonly mode: 'all' | 'any'
  readonly when?: { readonly isMajor?: boolean }
  readonly workdays?: number
  readonly isSecrecy?: boolean
  readonly isFiling?: boolean
  readonly allowSamePerson?: boolean
  readonly fallbackRole?: Role
}

export interface SampleRoute {
  readonly key: string
  readonly name: string
  readonly materialKind: 'disclosure' | 'publicity' | 'external-report' | 'party' | 'service-list'
  readonly steps: readonly SampleStep[]
}

export interface SampleOpinion {
  readonly decision: 'approve' | 'return'
  readonly text: string
}

/** An office as the guide and the footer name it; phone numbers are obviously samples. */
export interface SampleOffice {
  readonly name: string
  readonly head: string
  readonly address: string
  readonly hours: string
  readonly phone: string
  readonly fax: string
  readonly email: string
}

/** What the school says of itself. The texts are HTML of the allow-list; record numbers are empty, because a sample has none. */
export interface SampleProfile {
  readonly name: string
  readonly englishName: string
  readonly orgCode: string
  readonly indexPattern: string
  readonly docNoPrefix: string
  readonly address: string
  readonly postcode: string
  readonly colour: string
  readonly isSample: boolean
  readonly isMourning: boolean
  readonly disclosureOffice: SampleOffice
  readonly supervisionOffice: SampleOffice
  readonly phone: string
  readonly maintainer: string
  readonly icpNo: string
  readonly policeNo: string
  readonly siteCode: string
  readonly institutionNo: string
  readonly hotWords: readonly string[]
  readonly texts: {
    readonly guide: string
    readonly application: string
    readonly supervision: string
    readonly accessibility: string
    readonly privacy: string
  }
}

/** A mailbox (信箱); sections name the units that their letters go to. */
export interface SampleMailbox {
  readonly slug: string
  readonly name: string
  readonly kind: 'principal' | 'unit' | 'suggestion' | 'supervision' | 'telephone' | 'correction'
  readonly unitCode: string | null
  readonly intro: string
  readonly email: string
  readonly allowsAnonymous: boolean
  readonly release: 'office' | 'leader' | 'head'
  readonly replyDays: number
  readonly complexDays: number
  readonly termsSource: string
  readonly isTermsVerified: boolean
  readonly reopenDays: number
  readonly retentionYears: number
  readonly publishesAnswers: boolean
  readonly opensOn: string | null
  readonly closesOn: string | null
  readonly sections: readonly { readonly name: string; readonly unitCode: string }[]
}

/** Everything about the sample school except its documents. */
export interface SampleLetters {
  readonly issuer: string
  readonly numberWords: {
    readonly receipt: string
    readonly notice: string
    readonly consultation: string
    readonly answer: string
  }
  readonly defaultRemedy: string
  readonly authorityName: string
}

export interface SampleSchool {
  readonly profile: SampleProfile
  readonly units: readonly SampleUnit[]
  readonly posts: readonly SamplePost[]
  readonly people: readonly SamplePerson[]
  readonly accounts: readonly SampleAccount[]
  readonly groups: readonly SampleGroup[]
  readonly catalogues: readonly SampleCatalogue[]
  readonly crosswalk: readonly SampleCrosswalk[]
  readonly sites: readonly SampleSite[]
  readonly routes: readonly SampleRoute[]
  readonly opinions: readonly SampleOpinion[]
  readonly letters: SampleLetters
  readonly mailboxes: readonly SampleMailbox[]
  readonly services: readonly SampleService[]
  readonly venues: readonly { readonly group: string; readonly name: string; readonly unitCode: string }[]
}
