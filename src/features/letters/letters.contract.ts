import { Type } from 'typebox'
import { FIELD_TYPES, LETTER_SERIES, REGIMES } from '../../kernel/letter-terms.ts'
import { type Endpoint, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Regimes = Type.Array(oneOf(REGIMES), { maxItems: 2 })
const Line = (maxLength: number) => Type.String({ maxLength })

const Field = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 40 }),
  label: Type.String({ minLength: 1, maxLength: 60 }),
  type: oneOf(FIELD_TYPES),
  isMandatory: Type.Boolean(),
  isIdentity: Type.Boolean(),
  hint: Line(200),
  options: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 30 }),
  regimes: Regimes,
})
const Article = Type.Object({
  instrument: Line(200),
  article: Line(100),
  isVerified: Type.Boolean(),
  note: Line(300),
})
const Basis = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 500 }),
  articles: Type.Array(Article, { maxItems: 20 }),
})
const Content = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 100 }),
  addressee: Line(100),
  fields: Type.Array(Field, { maxItems: 60 }),
  bases: Type.Object({ moe29: Type.Optional(Basis), gov711: Type.Optional(Basis) }),
  paragraphs: Type.Array(
    Type.Object({
      text: Type.String({ minLength: 1, maxLength: 3000 }),
      isHeading: Type.Boolean(),
      regimes: Regimes,
      when: Line(40),
    }),
    { minItems: 1, maxItems: 60 },
  ),
  hasRemedy: Type.Boolean(),
  slip: Type.Union([
    Type.Object({
      title: Type.String({ minLength: 1, maxLength: 100 }),
      lines: Type.Array(Line(1000), { maxItems: 60 }),
    }),
    Type.Null(),
  ]),
})

const VersionView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  series: oneOf(LETTER_SERIES),
  no: Type.Integer(),
  isCurrent: Type.Boolean(),
  origin: oneOf(['shipped', 'school']),
  note: Type.String(),
  madeBy: Type.String(),
  madeAt: InstantText,
  content: Content,
})
const RemedyView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  needsLegalOffice: Type.Boolean(),
  note: Type.String(),
  regimes: Type.Array(oneOf(REGIMES)),
})
const Settings = Type.Object({
  issuer: Line(40),
  numberWords: Type.Object({ receipt: Line(20), notice: Line(20), consultation: Line(20), answer: Line(20) }),
  defaultRemedy: Line(40),
  authorityName: Line(60),
})
const TemplateParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) })

export const getLetterTemplates = {
  method: 'GET',
  url: '/letters/templates',
  summary: '文书模板（现行版本）和救济告知；isVerified 为 false 的条款须核对原文',
  reply: Type.Object({
    mayManage: Type.Boolean(),
    standing: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
    templates: Type.Array(VersionView),
    remedies: Type.Array(RemedyView),
  }),
} as const satisfies Endpoint

export const getLetterTemplate = {
  method: 'GET',
  url: '/letters/templates/:id',
  summary: '一个文书模板的全部版本，新的在前',
  params: TemplateParams,
  reply: Type.Object({ versions: Type.Array(VersionView) }),
} as const satisfies Endpoint

export const saveLetterTemplate = {
  method: 'PUT',
  url: '/letters/templates/:id',
  summary: '修改文书模板：保存为新版本，已有文书不变',
  params: TemplateParams,
  body: Type.Object({
    no: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    content: Content,
    note: Type.String({ minLength: 1, maxLength: 300 }),
  }),
  reply: Type.Object({ no: Type.Integer() }),
} as const satisfies Endpoint

export const previewLetterTemplate = {
  method: 'POST',
  url: '/letters/template-previews',
  summary: '预览文书模板：空白处写项目名称；有错误的列出错误，没有正文',
  body: Type.Object({ content: Content, regime: oneOf(REGIMES) }),
  reply: Type.Object({
    faults: Type.Array(Type.String()),
    text: orNull(
      Type.Object({
        title: Type.String(),
        addressee: Type.String(),
        paragraphs: Type.Array(Type.Object({ text: Type.String(), isHeading: Type.Boolean() })),
        slip: orNull(Type.Object({ title: Type.String(), lines: Type.Array(Type.String()) })),
      }),
    ),
  }),
} as const satisfies Endpoint

export const getLetterSettings = {
  method: 'GET',
  url: '/letters/settings',
  summary: '文书的发文机关标志、机关代字、默认救济告知、主管部门',
  reply: Settings,
} as const satisfies Endpoint

export const saveLetterSettings = {
  method: 'PUT',
  url: '/letters/settings',
  summary: '设定文书的发文机关标志、机关代字、默认救济告知、主管部门',
  body: Settings,
  reply: Type.Object({}),
} as const satisfies Endpoint
