import { type FieldType, REGIMES, type Regime, type Series } from '../../../kernel/letter-terms.ts'

/** A blank of a template. `label` is its name for people; `isIdentity` marks what tells who somebody is. */
export interface TemplateField {
  readonly key: string
  readonly label: string
  readonly type: FieldType
  readonly isMandatory: boolean
  readonly isIdentity: boolean
  readonly hint: string
  /** The words of a `choice`. */
  readonly options: readonly string[]
  /** Where it is asked for; empty means under every regime. */
  readonly regimes: readonly Regime[]
}

/** An article that a letter cites. `isVerified: false` (from memory or at second hand) is shown to staff, never printed. */
export interface CitedArticle {
  readonly instrument: string
  readonly article: string
  readonly isVerified: boolean
  readonly note: string
}

/** 法律依据 under one regime: the words printed where the text says `{{basis}}`, and what they rest on. */
export interface Basis {
  readonly text: string
  readonly articles: readonly CitedArticle[]
}

/** A paragraph with blanks. `when` names a field: without a value for it the paragraph is left out. */
export interface TemplateParagraph {
  readonly text: string
  readonly isHeading: boolean
  readonly regimes: readonly Regime[]
  readonly when: string
}

/** What a version of a template fixes. A regime without a basis does not know this letter. */
export interface TemplateContent {
  readonly title: string
  readonly addressee: string
  readonly fields: readonly TemplateField[]
  readonly bases: { readonly [R in Regime]?: Basis }
  readonly paragraphs: readonly TemplateParagraph[]
  /** Does the addressee have to be told how to object (救济告知)? */
  readonly hasRemedy: boolean
  readonly slip: { readonly title: string; readonly lines: readonly string[] } | null
}

/** 文书模板: `kind` says what the letter does, `id` which wording it is (不予公开 has one for each ground). */
export interface LetterTemplate {
  readonly id: string
  readonly name: string
  readonly series: Series
  readonly content: TemplateContent
}

/** 救济告知: the paragraph on how to object. The ones for the legal office need a reason, because they claim a right of suit. */
export interface Remedy {
  readonly id: string
  readonly name: string
  readonly texts: { readonly [R in Regime]?: Basis }
  readonly needsLegalOffice: boolean
  readonly note: string
}

/** What the school says once for all letters; a letter that prints one of them cannot be made while it is empty. */
export const STANDING_LABELS = {
  schoolName: '学校名称',
  officeName: '信息公开工作机构名称',
  officePhone: '信息公开工作机构电话',
  officeAddress: '信息公开工作机构地址',
  supervisionName: '监督机构名称',
  supervisionPhone: '监督机构电话',
  authorityName: '学校主管部门名称',
} as const
export type StandingKey = keyof typeof STANDING_LABELS
export type Standing = Readonly<Record<StandingKey, string>>

const PLACEHOLDER = /\{\{(\w+)\}\}/g
const OWN = ['basis', 'remedy']

/** The names of the blanks in a text, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')
}

function textsOf({ title, addressee, paragraphs, bases, slip }: TemplateContent): string[] {
  const basisTexts = REGIMES.map((regime) => bases[regime]?.text ?? '')
  return [title, addressee, ...paragraphs.map(({ text }) => text), ...basisTexts, ...(slip?.lines ?? [])]
}

function faultsOfFields(fields: readonly TemplateField[]): string[] {
  const keys = fields.map(({ key }) => key)
  return fields.flatMap(({ key, label, type, options }) => [
    ...(keys.indexOf(key) === keys.lastIndexOf(key) ? [] : [`项目“${label}”的标识重复`]),
    ...(/^[a-z]\w{0,39}$/i.test(key) && !OWN.includes(key) && !(key in STANDING_LABELS)
      ? []
      : [`标识“${key}”不能使用`]),
    ...(label.trim() === '' ? [`标识“${key}”没有名称`] : []),
    ...(type === 'choice' && options.length === 0 ? [`项目“${label}”没有可选的内容`] : []),
  ])
}

/** What is wrong with a template, in words for people; empty when it can be used. */
export function faultsOf(content: TemplateContent): string[] {
  const { title, fields, paragraphs, bases, hasRemedy } = content
  const texts = textsOf(content)
  const known = [...fields.map(({ key }) => key), ...Object.keys(STANDING_LABELS), ...OWN]
  const used = new Set(texts.flatMap(placeholdersIn))
  const whens = paragraphs.map(({ when }) => when).filter((when) => when !== '')
  const isLawCited = used.has('basis') && REGIMES.some((regime) => bases[regime] !== undefined)
  return [
    ...(title.trim() === '' ? ['没有标题'] : []),
    ...[...used, ...whens].filter((key) => !known.includes(key)).map((key) => `空白“{{${key}}}”没有对应的项目`),
    ...(texts.some((text) => /[{}]/.test(text.replace(PLACEHOLDER, ''))) ? ['有没有写完整的空白标记'] : []),
    ...(isLawCited ? [] : ['没有写明法律依据']),
    ...(hasRemedy === used.has('remedy') ? [] : ['救济告知与正文不一致']),
    ...(paragraphs.some(({ text }) => text.trim() === '') ? ['有空的段落'] : []),
    ...faultsOfFields(fields),
  ]
}
