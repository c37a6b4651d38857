/** Every named refusal, by area. A code here without a status and words in platform/http/error-table.ts does not compile. */
const GENERAL = [
  'request.invalid',
  'request.broken-text',
  'request.unknown-reference',
  'request.not-found',
  'request.foreign-origin',
  'request.too-many',
  'request.too-large',
  'request.method-not-allowed',
  'service.unavailable',
  'service.disk-full',
  'service.fault',
] as const
const ACCESS = [
  'access.sign-in-required',
  'access.denied',
  'access.wrong-credentials',
  'access.locked',
  'access.second-factor-required',
  'access.wrong-code',
  'access.password-too-weak',
  'access.password-must-change',
  'access.session-ended',
  'access.disabled',
  'access.second-factor-set',
] as const
const DAYS = ['day.invalid'] as const
const ORGANISATION = [
  'unit.not-found',
  'unit.code-taken',
  'unit.circle',
  'post.not-found',
  'post.name-taken',
  'duty.not-found',
  'duty.held-already',
  'duty.ends-before-start',
  'account.not-found',
  'account.login-taken',
  'role.incompatible',
  'import.rows-invalid',
] as const
const CATALOGUE = [
  'catalogue.not-found',
  'item.not-found',
  'item.not-valid-then',
  'item.number-taken',
  'item.rule-overlaps',
  'crosswalk.invalid',
] as const
const REVIEW = [
  'review.not-found',
  'review.not-yours',
  'review.own-work',
  'review.already-closed',
  'review.revision-changed',
  'review.opinion-required',
  'review.no-route',
  'review.same-person',
  'review.urged-today',
  'review.no-secrecy-step',
  'review.already-open',
  'review.secrecy-incomplete',
] as const
const DOCUMENTS = [
  'document.not-found',
  'document.version-conflict',
  'document.in-review',
  'document.not-approved',
  'document.not-published',
  'document.incomplete',
  'document.approval-void',
  'document.closed',
  'document.index-taken',
  'column.not-found',
  'report.not-found',
  'report.already-answered',
  'document.not-yours',
  'document.reason-required',
  'document.successor-required',
  'document.not-proactive',
] as const
const UPLOADS = [
  'upload.too-large',
  'upload.type-refused',
  'upload.name-mismatch',
  'upload.empty',
  'upload.broken',
  'upload.zip-bomb',
  'upload.active-content',
  'upload.encrypted',
  'upload.not-found',
] as const

export type ErrorCode =
  | (typeof GENERAL)[number]
  | (typeof ACCESS)[number]
  | (typeof DAYS)[number]
  | (typeof ORGANISATION)[number]
  | (typeof CATALOGUE)[number]
  | (typeof REVIEW)[number]
  | (typeof DOCUMENTS)[number]
  | (typeof UPLOADS)[number]
