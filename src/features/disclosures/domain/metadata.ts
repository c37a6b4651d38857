import type { Audience } from '../../../kernel/audience.ts'
import { type Occasion, tidyOccasion } from './occasion.ts'

/** What a document is for; decides its review route (材料类型). */
export const MATERIAL_KINDS = ['disclosure', 'publicity', 'external-report', 'party'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

/** 公开类别: published without being asked, on application, or not at all. 高校信息公开办法第十六条（条号凭记忆，待核）. */
export const DISCLOSURE_MODES = ['proactive', 'on-request', 'withheld'] as const
export type DisclosureMode = (typeof DISCLOSURE_MODES)[number]

/** 公开期限: for good, a posting period (公示), or until a day. */
export const TERMS = ['permanent', 'posting', 'until'] as const
export type Term = (typeof TERMS)[number]

/** The metadata of an official document as the editor fills it in; empty strings where nothing is said yet. */
export interface Metadata {
  readonly materialKind: MaterialKind
  /** 重大事项: the principal leader signs too. */
  readonly isMajor: boolean
  readonly disclosureMode: DisclosureMode
  readonly modeReason: string
  readonly audience: Audience
  readonly audienceReason: string
  readonly itemIds: readonly string[]
  readonly columnIds: readonly string[]
  /** 文号, e.g. 示医校字〔2025〕118号. */
  readonly docNo: string
  /** 产生日期: the day the information was formed or obtained, 'YYYY-MM-DD'. */
  readonly formedOn: string
  readonly keywords: readonly string[]
  readonly summary: string
  readonly source: string
  readonly term: Term
  /** Last day on which the text is shown, 'YYYY-MM-DD'; empty when permanent. */
  readonly expiresOn: string
  /** When the author would like it published (ISO instant); the publisher decides. */
  readonly publishAt: string
  readonly attachmentIds: readonly string[]
  readonly coverId: string
  /** Only for events, jobs and tenders; absent for everything else, so that the hash of other revisions stays what it was. */
  readonly occasion?: Occasion | undefined
}

/** A new document says nothing yet, and is meant for the whole society: 以公开为常态、不公开为例外. */
export const EMPTY_METADATA: Metadata = {
  materialKind: 'disclosure',
  isMajor: false,
  disclosureMode: 'proactive',
  modeReason: '',
  audience: { kind: 'public' },
  audienceReason: '',
  itemIds: [],
  columnIds: [],
  docNo: '',
  formedOn: '',
  keywords: [],
  summary: '',
  source: '',
  term: 'permanent',
  expiresOn: '',
  publishAt: '',
  attachmentIds: [],
  coverId: '',
}

/** The number as offices write it: 〔〕 (U+3014/3015) around a four-digit year, no leading zero, no spaces. */
export function tidyDocNo(docNo: string): string {
  return docNo
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/[[({【﹝〔](\d{4})[\])}】﹞〕]/, '〔$1〕')
    .replace(/〕第?0*(\d+)号?$/, '〕$1号')
}

/** Is it a well-formed 文号? */
export function isDocNo(docNo: string): boolean {
  return /^[\p{Script=Han}A-Za-z]{1,30}〔(19|20)\d{2}〕[1-9]\d*号$/u.test(docNo)
}

/** The metadata as they are kept: numbers in the form of the office, and no occasion where none is told. */
export function tidyMetadata({ occasion, ...metadata }: Metadata): Metadata {
  const told = tidyOccasion(occasion)
  return { ...metadata, docNo: tidyDocNo(metadata.docNo), ...(told ? { occasion: told } : {}) }
}
