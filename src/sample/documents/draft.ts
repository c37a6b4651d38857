import { type Day, formatDayCn } from '../../kernel/day.ts'
import { toHtml } from '../markup.ts'
import type { ColumnRef, SampleAudience, SampleDocument, SampleOccasion } from '../sample-document-types.ts'
import type { CatalogueId, ItemRef } from '../sample-types.ts'
import { hasSite } from '../sites.ts'
import { unitBySlug } from '../units.ts'
import { pick } from './chance.ts'

/** A document as the authors of the sample write it; what is left out follows from the rest. */
export interface Draft {
  /** Slug of the unit. */
  readonly unit: string
  readonly title: string
  /** In the markup of markup.ts. */
  readonly body: string
  /** '19' is an item of the national list, 'sanwu:4' and 'JW-05' one of the other lists. */
  readonly items?: readonly string[]
  /** 'portal/notices', or 'notices' for the unit's own sub-site. */
  readonly columns: readonly string[]
  readonly formedOn: Day
  readonly publishedOn: Day
  readonly audience?: SampleAudience
  readonly audienceReason?: string
  /** 发文字号 before 〔; the number is given when all documents of a year are known. */
  readonly docPrefix?: string
  readonly materialKind?: SampleDocument['materialKind']
  readonly keywords?: readonly string[]
  readonly term?: SampleDocument['term']
  readonly expiresOn?: Day
  /** Keys of sample pictures; the first is the cover. */
  readonly pictures?: readonly string[]
  readonly occasion?: Partial<SampleOccasion>
  /** Leave out name and day at the end, for news and pictures. */
  readonly isUnsigned?: boolean
}

const NO_OCCASION: SampleOccasion = { happensOn: '', hours: '', venue: '', projectNo: '', stage: '' }

const NOTES = [
  '本文为示例文本，人物、机构和数字均为虚构。',
  '示例内容，用于展示信息公开平台，不对应任何真实学校和个人。',
  '本页内容与数据均为示例。',
]

function itemOf(name: string): ItemRef {
  const [catalogue = '', number = ''] = name.startsWith('sanwu:') ? name.split(':') : [catalogueOf(name), name]
  return { catalogue: catalogue as CatalogueId, number }
}

function catalogueOf(number: string): CatalogueId {
  return number.startsWith('JW-') ? 'jiaowu' : 'moe50'
}

/** The columns of a document; a unit without a sub-site, or a sub-site without such a column, has only those of the portal. */
function columnsOf({ unit, columns }: Draft): ColumnRef[] {
  return columns.flatMap((name) => {
    const [site = '', column = ''] = name.includes('/') ? name.split('/') : [unit, name]
    return site === 'portal' || hasSite(unitBySlug(site)) ? [{ site, column }] : []
  })
}

function signature({ unit, publishedOn }: Draft): string {
  const { name, kind } = unitBySlug(unit)
  const isPart = kind !== 'hospital' && kind !== 'committee'
  return `\n>> ${isPart ? '示例医科大学' : ''}${name}\n>> ${formatDayCn(publishedOn)}`
}

function bodyOf(draft: Draft): string {
  const end = draft.isUnsigned === true ? '' : signature(draft)
  return toHtml(`${draft.body}${end}\n~ ${pick(draft.title, NOTES)}`)
}

function summaryOf(body: string): string {
  const first = body.split('\n').find((line) => /^[^\s|#>~-].{20,}/.test(line.trim())) ?? ''
  const plain = first.trim().replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
  return plain.length <= 118 ? plain : `${plain.slice(0, 117)}…`
}

/** The document that a draft becomes. */
export function finish(draft: Draft, { key, docNo }: { key: string; docNo: string }): SampleDocument {
  return {
    key,
    unitCode: unitBySlug(draft.unit).code,
    title: draft.title,
    bodyHtml: bodyOf(draft),
    materialKind: draft.materialKind ?? 'disclosure',
    items: (draft.items ?? []).map(itemOf),
    columns: columnsOf(draft),
    audience: draft.audience ?? { kind: 'public' },
    audienceReason: draft.audienceReason ?? '',
    docNo,
    formedOn: draft.formedOn,
    originalPublishedOn: draft.publishedOn,
    keywords: draft.keywords ?? [],
    summary: summaryOf(draft.body),
    source: unitBySlug(draft.unit).name,
    ...termOf(draft),
    pictures: draft.pictures ?? [],
    occasion: draft.occasion ? { ...NO_OCCASION, ...draft.occasion } : null,
  }
}

function termOf({ term, expiresOn }: Draft): Pick<SampleDocument, 'term' | 'expiresOn'> {
  return expiresOn === undefined ? { term: 'permanent', expiresOn: null } : { term: term ?? 'posting', expiresOn }
}
