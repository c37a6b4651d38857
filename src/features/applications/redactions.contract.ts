import { Type } from 'typebox'
import { InstantText, oneOf, orNull, type Endpoint } from '../../platform/http/endpoint.contract.ts'
import { DECISIONS, Id, Nothing, Params, Reason } from './application-words.contract.ts'

const WhichOriginal = Type.Object({ id: Id, originalId: Id })
const WhichRedaction = Type.Object({ id: Id, redactionId: Id })
const KINDS = ['pdf', 'docx', 'png', 'jpeg', 'webp', 'gif'] as const
const VERSION_STATES = ['faulty', 'unconfirmed', 'ready', 'released', 'superseded', 'set-aside'] as const
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Measure = Type.Number({ minimum: 0, maximum: 100_000 })

/** A place of a page from the top left: points of a PDF, pixels of a picture. */
const Box = Type.Object({
  page: Type.Integer({ minimum: 1, maximum: 1000 }),
  x: Measure,
  y: Measure,
  width: Measure,
  height: Measure,
})
const Mark = Type.Object({
  ground: oneOf(DECISIONS),
  term: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: '要遮盖的词语，出现的各处都遮盖' })),
  box: Type.Optional(Box),
})

const Removed = Type.Object({
  mark: Type.Integer({ description: '第几处标记，从 0 起' }),
  ground: oneOf(DECISIONS),
  place: Type.String(),
  page: Type.Integer({ description: '从 1 起；Word 文件没有页，为 0' }),
})
const Finding = Type.Object({
  place: Type.String(),
  what: oneOf(['text', 'metadata', 'attachment', 'structure', 'pixels']),
  mark: orNull(Type.Integer()),
})
const Report = Type.Object({
  removed: Type.Array(Removed),
  unmatched: Type.Array(Type.Integer(), { description: '没有找到的标记' }),
  unsearched: Type.Array(Type.String(), { description: '不能按词语查找、须由人逐页查看的部分' }),
  findings: Type.Array(Finding, { description: '放行检查发现仍能找到的内容；有一处即不能提供' }),
})
const Page = Type.Object({ width: Type.Number(), height: Type.Number(), hasText: Type.Boolean() })

const Version = Type.Object({
  id: Id,
  version: Type.Integer(),
  state: oneOf(VERSION_STATES),
  name: Type.String(),
  url: Type.String({ description: '下载遮盖件' }),
  resultSha256: Hash,
  marksHash: Hash,
  report: Report,
  madeBy: Type.String(),
  madeAt: InstantText,
  releasedBy: orNull(Type.String()),
  releasedAt: orNull(InstantText),
  setAsideBy: orNull(Type.String()),
  setAsideAt: orNull(InstantText),
})

export const listRedactions = {
  method: 'GET',
  url: '/applications/:id/redactions',
  summary: '区分处理：信息原件和遮盖件，不含被遮盖的词语',
  params: Params,
  reply: Type.Object({
    grounds: Type.Array(
      Type.Object({
        code: oneOf(DECISIONS),
        name: Type.String(),
        label: Type.String({ description: '遮盖条上的文字' }),
        article: Type.String(),
        isVerified: Type.Boolean(),
      }),
    ),
    originals: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        kind: oneOf(KINDS),
        size: Type.Integer(),
        sha256: Hash,
        at: InstantText,
        pages: Type.Array(Page),
        versions: Type.Array(Version),
      }),
    ),
  }),
} as const satisfies Endpoint

export const addOriginal = {
  method: 'POST',
  url: '/applications/:id/originals',
  summary: '收入信息原件（multipart，字段 file）；不会提供给申请人',
  params: Params,
  reply: Type.Object({ originalId: Id }),
} as const satisfies Endpoint

export const openOriginal = {
  method: 'GET',
  url: '/applications/:id/originals/:originalId',
  summary: '打开信息原件，标记要遮盖的内容（每次打开都有记录）',
  params: WhichOriginal,
  reply: Type.Object({
    id: Id,
    name: Type.String(),
    kind: oneOf(KINDS),
    pages: Type.Array(Page),
    paragraphs: Type.Array(Type.String(), { description: 'Word 文件的文字' }),
    marks: Type.Array(Mark, { description: '上一版的标记' }),
  }),
} as const satisfies Endpoint

export const redactOriginal = {
  method: 'POST',
  url: '/applications/:id/originals/:originalId/redactions',
  summary: '按标记生成遮盖件，成为新的一版；以前的各版保留',
  params: WhichOriginal,
  body: Type.Object({
    title: Type.String({ minLength: 1, maxLength: 80, description: '申请人看到的文件名，不含扩展名' }),
    marks: Type.Array(Mark, { minItems: 1, maxItems: 1000 }),
  }),
  reply: Type.Object({ redactionId: Id, version: Type.Integer(), report: Report }),
} as const satisfies Endpoint

export const readResult = {
  method: 'GET',
  url: '/applications/:id/redactions/:redactionId/words',
  summary: '遮盖件的文字（Word 文件）',
  params: WhichRedaction,
  reply: Type.Object({ paragraphs: Type.Array(Type.String()) }),
} as const satisfies Endpoint

export const releaseRedaction = {
  method: 'POST',
  url: '/applications/:id/redactions/:redactionId/release',
  summary: '确认遮盖件并放入答复；不能按词语查找的部分须逐项确认已经查看',
  params: WhichRedaction,
  body: Type.Object({
    hash: Type.String({ maxLength: 64, description: '查看的遮盖件的 SHA-256' }),
    places: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 1000 }),
  }),
  reply: Nothing,
} as const satisfies Endpoint

export const setRedactionAside = {
  method: 'POST',
  url: '/applications/:id/redactions/:redactionId/setting-aside',
  summary: '不再使用这一版遮盖件；仍保留',
  params: WhichRedaction,
  body: Type.Object({ reason: Reason }),
  reply: Nothing,
} as const satisfies Endpoint

export const withholdPaper = {
  method: 'POST',
  url: '/applications/:id/papers/:paperId/withholding',
  summary: '签发前把一份材料从答复中取出；仍保留在办件中',
  params: Type.Object({ id: Id, paperId: Id }),
  body: Type.Object({ reason: Reason }),
  reply: Nothing,
} as const satisfies Endpoint
