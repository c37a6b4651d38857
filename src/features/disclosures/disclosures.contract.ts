import { Type } from 'typebox'
import {
  DayText,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'
import { FindingView } from '../leakguard/leakguard.contract.ts'
import {
  AttachmentView,
  DocumentParams,
  DocumentRow,
  DocumentView,
  Id,
  MetadataView,
  PUBLICATION_STATES,
  WITHDRAWAL_KINDS,
  WORK_STATES,
} from './document-views.contract.ts'

export const listDocuments = {
  method: 'GET',
  url: '/documents',
  summary: '信息列表（我有权查看的）',
  query: Type.Object({
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    unitId: Type.Optional(Id),
    itemId: Type.Optional(Id),
    columnId: Type.Optional(Id),
    workState: Type.Optional(oneOf(WORK_STATES)),
    publicationState: Type.Optional(oneOf(PUBLICATION_STATES)),
    from: Type.Optional(DayText),
    until: Type.Optional(DayText),
    mine: Type.Optional(Type.Boolean()),
    emergency: Type.Optional(Type.Boolean()),
  }),
  reply: listOf(DocumentRow),
} as const satisfies Endpoint

export const createDocument = {
  method: 'POST',
  url: '/documents',
  summary: '新建信息',
  body: Type.Object({ unitId: Id, title: Type.Optional(Type.String({ maxLength: 200 })) }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const getDocument = {
  method: 'GET',
  url: '/documents/:id',
  summary: '一份信息的工作稿、版本、发布状态和可办事项',
  params: DocumentParams,
  reply: DocumentView,
} as const satisfies Endpoint

export const saveDraft = {
  method: 'PUT',
  url: '/documents/:id/draft',
  summary: '保存草稿（带版本号；版本不一致时拒绝并返回 409）',
  params: DocumentParams,
  body: Type.Object({
    version: Type.Integer({ minimum: 1 }),
    title: Type.String({ maxLength: 300 }),
    bodyHtml: Type.String({ maxLength: 3_000_000 }),
    metadata: MetadataView,
  }),
  reply: Type.Object({
    version: Type.Integer(),
    savedAt: InstantText,
    bodyHtml: Type.String(),
    gaps: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
  }),
} as const satisfies Endpoint

export const discardDocument = {
  method: 'DELETE',
  url: '/documents/:id',
  summary: '删除从未发布的草稿',
  params: DocumentParams,
  reply: Type.Object({}),
} as const satisfies Endpoint

const TakenView = Type.Intersect([
  AttachmentView,
  Type.Object({
    removed: Type.Array(Type.String(), { description: '入库前清除的元数据' }),
    kept: Type.Array(Type.String(), { description: '没有清除的元数据及原因' }),
  }),
])

/** Multipart with one part `file`; not a JSON body. */
export const uploadAttachment = {
  method: 'POST',
  url: '/documents/:id/attachments',
  summary: '上传附件或图片（multipart，字段 file；查询参数 use=picture 表示正文图片）',
  params: DocumentParams,
  query: Type.Object({
    use: Type.Optional(oneOf(['file', 'picture'])),
    alt: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  reply: TakenView,
} as const satisfies Endpoint

/** Multipart with one part `file` (docx or xlsx). */
export const importContent = {
  method: 'POST',
  url: '/documents/:id/import',
  summary: '导入 Word 或 Excel 为正文（multipart，字段 file）',
  params: DocumentParams,
  reply: Type.Object({
    title: Type.String(),
    html: Type.String(),
    warnings: Type.Array(Type.String()),
    original: TakenView,
  }),
} as const satisfies Endpoint

export const submitDocument = {
  method: 'POST',
  url: '/documents/:id/submission',
  summary: '送审：冻结版本并启动审核',
  params: DocumentParams,
  body: Type.Object({ version: Type.Integer(), changeNote: Type.Optional(Type.String({ maxLength: 500 })) }),
  reply: Type.Object({ caseId: Id, revisionId: Id }),
} as const satisfies Endpoint

export const recallDocument = {
  method: 'POST',
  url: '/documents/:id/recall',
  summary: '撤回送审',
  params: DocumentParams,
  body: Type.Object({ reason: Type.String({ maxLength: 500 }) }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const giveDocumentOpinion = {
  method: 'POST',
  url: '/documents/:id/opinion',
  summary: '审核意见：通过或退回',
  params: DocumentParams,
  body: Type.Object({
    decision: oneOf(['approve', 'return']),
    opinion: Type.String({ maxLength: 1000 }),
    revisionHash: Type.String({ minLength: 64, maxLength: 64 }),
    findings: Type.Optional(
      Type.Object({
        stateSecret: Type.Boolean(),
        workSecret: Type.Boolean(),
        personalData: Type.Boolean(),
        commercialSecret: Type.Boolean(),
        basis: Type.String({ maxLength: 500 }),
      }),
    ),
  }),
  reply: Type.Object({ state: oneOf(['open', 'approved', 'returned']) }),
} as const satisfies Endpoint

export const publishDocument = {
  method: 'POST',
  url: '/documents/:id/publication',
  summary: '发布（at 为将来时刻则定时发布；发布时间由数据库记录）',
  params: DocumentParams,
  body: Type.Object({ at: Type.Optional(InstantText) }),
  reply: Type.Object({ no: orNull(Type.Integer()), scheduledAt: orNull(InstantText) }),
} as const satisfies Endpoint

export const emergencyPublishDocument = {
  method: 'POST',
  url: '/documents/:id/emergency-publication',
  summary: '紧急发布：先发布、后补审，须写明理由',
  params: DocumentParams,
  body: Type.Object({ version: Type.Integer(), reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: Type.Object({ no: Type.Integer() }),
} as const satisfies Endpoint

export const withdrawDocument = {
  method: 'POST',
  url: '/documents/:id/withdrawal',
  summary: '撤回公开：发布有误、已并入另一信息、撤回但保留并说明',
  params: DocumentParams,
  body: Type.Object({
    kind: oneOf(WITHDRAWAL_KINDS),
    note: Type.String({ minLength: 1, maxLength: 500 }),
    successorNo: Type.Optional(Type.Integer()),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const placeDocument = {
  method: 'PUT',
  url: '/documents/:id/placement',
  summary: '上推到门户栏目或首页，或者取下；须写明理由',
  params: DocumentParams,
  body: Type.Object({
    columnIds: Type.Array(Id, { maxItems: 20 }),
    pinnedUntilOn: orNull(DayText),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint

/** The difference between two revisions, as paragraphs of same, added and removed text. */
export const diffRevisions = {
  method: 'GET',
  url: '/documents/:id/diff',
  summary: '两个版本的对比',
  params: DocumentParams,
  query: Type.Object({
    from: Type.Integer({ minimum: 0 }),
    to: Type.Integer({ minimum: 0, description: '0 表示当前草稿' }),
  }),
  reply: Type.Object({
    title: Type.Object({ before: Type.String(), after: Type.String() }),
    html: Type.String(),
    fields: Type.Array(Type.Object({ name: Type.String(), before: Type.String(), after: Type.String() })),
  }),
} as const satisfies Endpoint

export const getLeaks = {
  method: 'GET',
  url: '/documents/:id/leaks',
  summary: '公开前检查：工作稿或送审版本中不应公开的内容（只显示遮盖后的片段）',
  params: DocumentParams,
  reply: Type.Object({
    revisionHash: orNull(Type.String()),
    findings: Type.Array(FindingView),
    mayOverride: Type.Boolean(),
  }),
} as const satisfies Endpoint

const Fingerprint = Type.String({ pattern: '^[0-9a-f]{24}$' })
const LeakReason = Type.String({ minLength: 1, maxLength: 500 })

export const justifyLeak = {
  method: 'PUT',
  url: '/documents/:id/leaks/:fingerprint',
  summary: '编辑说明为何需要保留一处被拦截的内容，由保密审查员决定',
  params: Type.Object({ id: Id, fingerprint: Fingerprint }),
  body: Type.Object({ reason: LeakReason }),
  reply: Type.Object({}),
} as const satisfies Endpoint

export const overrideLeaks = {
  method: 'POST',
  url: '/documents/:id/leak-overrides',
  summary: '保密审查员放行送审版本中被拦截的内容，逐处写明理由',
  params: DocumentParams,
  body: Type.Object({
    revisionHash: Type.String({ minLength: 64, maxLength: 64 }),
    pleas: Type.Array(Type.Object({ fingerprint: Fingerprint, reason: LeakReason }), { minItems: 1, maxItems: 500 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint
