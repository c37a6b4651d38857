import { Type } from 'typebox'
import { AUDIENCE_KINDS } from '../../kernel/audience.ts'
import {
  DayText,
  type Endpoint,
  InstantText,
  listOf,
  oneOf,
  orNull,
  PageQuery,
} from '../../platform/http/endpoint.contract.ts'

/** Where the working copy stands. */
export const WORK_STATES = ['draft', 'in-review', 'returned', 'approved', 'scheduled', 'idle', 'discarded'] as const
/** What the world sees. */
export const PUBLICATION_STATES = ['live', 'kept', 'expired', 'withdrawn'] as const
/** Why something left the site; decides what visitors see. */
export const WITHDRAWAL_KINDS = ['in-error', 'consolidated', 'withdrawn-kept'] as const

const Id = Type.String({ minLength: 1, maxLength: 40 })
const EmptyOrDay = Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' })
const DocumentParams = Type.Object({ id: Id })

/** 公开范围 on the wire. */
export const AudienceView = Type.Object({
  kind: oneOf(AUDIENCE_KINDS),
  members: Type.Optional(Type.Array(Id, { maxItems: 100 })),
})

/** The metadata form of a document. */
export const MetadataView = Type.Object({
  materialKind: oneOf(['disclosure', 'publicity', 'external-report', 'party']),
  isMajor: Type.Boolean(),
  disclosureMode: oneOf(['proactive', 'on-request', 'withheld']),
  modeReason: Type.String({ maxLength: 500 }),
  audience: AudienceView,
  audienceReason: Type.String({ maxLength: 500 }),
  itemIds: Type.Array(Id, { maxItems: 30 }),
  columnIds: Type.Array(Id, { maxItems: 20 }),
  docNo: Type.String({ maxLength: 60 }),
  formedOn: EmptyOrDay,
  keywords: Type.Array(Type.String({ maxLength: 30 }), { maxItems: 12 }),
  summary: Type.String({ maxLength: 500 }),
  source: Type.String({ maxLength: 100 }),
  term: oneOf(['permanent', 'posting', 'until']),
  expiresOn: EmptyOrDay,
  publishAt: Type.String({ maxLength: 40 }),
  attachmentIds: Type.Array(Id, { maxItems: 50 }),
  coverId: Type.String({ maxLength: 40 }),
})

/** A file of a document; `url` serves it to whoever may read it. */
export const AttachmentView = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  use: oneOf(['file', 'picture']),
  alt: Type.String(),
  url: Type.String(),
})

/** May I, and if not, why (in Chinese). */
export const Ability = Type.Object({ ok: Type.Boolean(), why: Type.String() })

export const RevisionView = Type.Object({
  id: Id,
  no: Type.Integer(),
  title: Type.String(),
  hash: Type.String(),
  frozenAt: InstantText,
  authors: Type.Array(Type.String()),
  changeNote: Type.String(),
})

export const PublicationView = Type.Object({
  no: Type.Integer(),
  state: oneOf(PUBLICATION_STATES),
  revisionNo: Type.Integer(),
  indexNo: Type.String(),
  firstPublishedAt: InstantText,
  publishedAt: InstantText,
  expiresAt: orNull(InstantText),
  isEmergency: Type.Boolean(),
  closingKind: orNull(Type.String()),
  closingNote: Type.String(),
  url: Type.String(),
})

export const DocumentView = Type.Object({
  id: Id,
  unitId: Id,
  unitName: Type.String(),
  workState: oneOf(WORK_STATES),
  publishAt: orNull(InstantText),
  createdBy: Type.String(),
  createdAt: InstantText,
  draft: Type.Object({
    title: Type.String(),
    bodyHtml: Type.String(),
    metadata: MetadataView,
    version: Type.Integer(),
    savedAt: InstantText,
    savedBy: Type.String(),
  }),
  attachments: Type.Array(AttachmentView),
  gaps: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
  publication: orNull(PublicationView),
  revisions: Type.Array(RevisionView),
  reviewCaseId: orNull(Id),
  may: Type.Object({
    edit: Ability,
    submit: Ability,
    recall: Ability,
    giveOpinion: Ability,
    publish: Ability,
    emergencyPublish: Ability,
    withdraw: Ability,
    discard: Ability,
  }),
})

export const DocumentRow = Type.Object({
  id: Id,
  title: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  workState: oneOf(WORK_STATES),
  publicationState: orNull(oneOf(PUBLICATION_STATES)),
  publicNo: orNull(Type.Integer()),
  audience: oneOf(AUDIENCE_KINDS),
  itemIds: Type.Array(Id),
  changedAt: InstantText,
  savedBy: Type.String(),
  stepName: orNull(Type.String()),
  publishAt: orNull(InstantText),
  listedOn: orNull(DayText),
})

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
  reply: AttachmentView,
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
    original: AttachmentView,
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

export const CorrectionView = Type.Object({
  id: Id,
  number: Type.String(),
  documentId: Id,
  publicNo: Type.Integer(),
  title: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  what: Type.String(),
  contact: Type.String(),
  state: oneOf(['open', 'corrected', 'declined']),
  answer: Type.String(),
  reportedAt: InstantText,
  dueOn: orNull(DayText),
  answeredAt: orNull(InstantText),
  mayAnswer: Ability,
})

export const listCorrections = {
  method: 'GET',
  url: '/corrections',
  summary: '“此信息不准确”的反映',
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(oneOf(['open', 'corrected', 'declined'])),
    unitId: Type.Optional(Id),
  }),
  reply: listOf(CorrectionView),
} as const satisfies Endpoint

export const answerCorrection = {
  method: 'POST',
  url: '/corrections/:id/answer',
  summary: '答复一条反映',
  params: DocumentParams,
  body: Type.Object({
    state: oneOf(['corrected', 'declined']),
    answer: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint
