import { Type } from 'typebox'
import { AUDIENCE_KINDS } from '../../kernel/audience.ts'
import { Id, DayText, InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

/** Where the working copy stands. */
export const WORK_STATES = ['draft', 'in-review', 'returned', 'approved', 'scheduled', 'idle', 'discarded'] as const
/** What the world sees. */
export const PUBLICATION_STATES = ['live', 'kept', 'expired', 'withdrawn'] as const
/** Why something left the site; decides what visitors see. */
export const WITHDRAWAL_KINDS = ['in-error', 'consolidated', 'withdrawn-kept'] as const

/** An id on the wire. */
export { Id }
const EmptyOrDay = Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' })
/** `:id` of a document, or of what belongs to one. */
export const DocumentParams = Type.Object({ id: Id })

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
  occasion: Type.Optional(
    Type.Object({
      happensOn: EmptyOrDay,
      hours: Type.String({ maxLength: 40 }),
      venue: Type.String({ maxLength: 80 }),
      projectNo: Type.String({ maxLength: 60 }),
      stage: oneOf(['', 'announced', 'changed', 'result']),
    }),
  ),
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
  /** Columns of the portal that the office pulled it into. */
  pulledColumnIds: Type.Array(Id),
  /** Last day on the front page, or null. */
  pinnedUntilOn: orNull(DayText),
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
    place: Ability,
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
