import type { ASSESSMENT_CODES } from './assessment-codes.ts'
import type { CHANNEL_CODES } from './channel-codes.ts'
import type { HALL_CODES } from './hall-codes.ts'
import type { REPORT_CODES } from './report-codes.ts'
import type { LIST_CODES } from './list-codes.ts'
import type { MAILBOX_CODES } from './mailbox-codes.ts'
import type { MONITOR_CODES } from './monitor-codes.ts'
import type { OVERSIGHT_CODES } from './oversight-codes.ts'

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
  'access.campus-away',
  'access.campus-refused',
  'access.campus-expired',
  'access.campus-unknown',
  'access.campus-taken',
  'access.campus-administrator',
] as const
const SEARCH = ['search.term-not-found'] as const
const DAYS = [
  'day.invalid',
  'calendar.year-not-found',
  'calendar.changed-meanwhile',
  'calendar.nothing-changed',
  'calendar.file-unreadable',
  'calendar.wrong-year',
  'calendar.vacation-invalid',
] as const
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
  'document.not-yours',
  'document.reason-required',
  'document.successor-required',
  'document.not-proactive',
  'document.pin-over',
  'site.not-found',
  'site.exists-already',
  'site.host-taken',
  'topic.not-found',
  'topic.changed-meanwhile',
  'topic.ends-before-start',
  'topic.unknown-number',
] as const
const UPLOADS = [
  'upload.too-large',
  'upload.too-many',
  'upload.type-refused',
  'upload.name-mismatch',
  'upload.empty',
  'upload.broken',
  'upload.zip-bomb',
  'upload.active-content',
  'upload.encrypted',
  'upload.not-found',
] as const

const REDACTIONS = [
  'redaction.invalid',
  'redaction.box-outside',
  'redaction.box-in-text',
  'redaction.kind-refused',
  'redaction.too-large',
  'redaction.encrypted',
  'redaction.broken',
  'redaction.still-found',
] as const

const LEAKS = [
  'leak.blocked',
  'leak.not-found',
  'leak.never-overridden',
  'leak.policy-too-lenient',
  'leak.pattern-invalid',
] as const

const LETTERS = [
  'letter.not-found',
  'letter.template-not-found',
  'letter.template-faulty',
  'letter.template-changed',
  'letter.field-missing',
  'letter.field-invalid',
  'letter.field-unknown',
  'letter.text-open',
  'letter.not-in-regime',
  'letter.remedy-needs-reason',
  'letter.changed-meanwhile',
  'letter.frozen',
  'letter.not-frozen',
  'letter.erased',
  'letter.number-word-missing',
  'letter.character-missing',
  'letter.delivery-incomplete',
  'letter.delivery-before-date',
] as const

const NOTICES = [
  'notice.not-found',
  'notice.address-invalid',
  'notice.accepted-already',
  'notice.being-sent',
  'mail.not-found',
  'mail.assigned-already',
  'mail.file-not-released',
  'mailbox.not-found',
  'mailbox.address-taken',
  'mailbox.password-required',
  'mailbox.not-encrypted',
] as const

const CASES = [
  'case.not-found',
  'case.changed-meanwhile',
  'case.move-refused',
  'case.sent-already',
  'case.not-yours',
  'case.receipt-before-opening',
  'case.day-in-future',
  'case.lookup-failed',
  'case.paper-not-found',
  'case.person-erased',
  'case.not-erasable',
  'case.answered-already',
  'case.urged-today',
  'case.nobody-to-urge',
  'case.ladder-invalid',
] as const
const APPLICATIONS = [
  'application.incomplete',
  'application.proof-missing',
  'application.proof-expired',
  'application.proof-wrong',
  'application.notice-changed',
  'application.regime-lacks-extension',
  'application.extended-already',
  'application.extension-too-long',
  'application.own-proposal',
  'application.no-proposal',
  'application.overdue',
  'application.regime-lacks-third-party',
  'application.regime-lacks-other-agency',
  'application.supplemented-already',
  'application.supplement-too-late',
  'application.supplement-still-open',
  'application.consent-required',
  'application.unit-not-assigned',
  'application.whose-required',
  'application.consultation-not-found',
  'application.consultation-answered',
  'application.consultation-still-open',
  'application.answer-period-running',
  'application.decision-incomplete',
  'application.decision-not-in-regime',
  'application.decision-changed',
  'application.no-decision',
  'application.no-letter',
  'application.letter-unsuitable',
  'application.letter-issued-already',
  'application.own-draft',
  'application.mystery-marked',
  'application.secrecy-missing',
  'application.secrecy-incomplete',
  'application.third-party-open',
  'application.remedy-not-found',
  'application.remedy-closed',
  'application.remedy-not-begun',
  'application.rule-without-source',
  'application.not-granted',
  'application.nothing-offered',
  'application.period-invalid',
  'application.rated-already',
  'application.original-not-found',
  'application.redaction-not-found',
  'application.redaction-ground-unknown',
  'application.redaction-name-tells',
  'application.redaction-unconfirmed',
  'application.redaction-changed',
  'application.redaction-closed',
  'application.redaction-open',
  'application.answer-signed',
  'application.not-archived',
  'application.regime-lacks-deferral',
  'application.deferred-already',
  'application.deferral-too-early',
] as const

export type ErrorCode =
  | (typeof GENERAL)[number]
  | (typeof ACCESS)[number]
  | (typeof DAYS)[number]
  | (typeof SEARCH)[number]
  | (typeof ORGANISATION)[number]
  | (typeof CATALOGUE)[number]
  | (typeof REVIEW)[number]
  | (typeof DOCUMENTS)[number]
  | (typeof UPLOADS)[number]
  | (typeof REDACTIONS)[number]
  | (typeof LEAKS)[number]
  | (typeof LETTERS)[number]
  | (typeof NOTICES)[number]
  | (typeof CASES)[number]
  | (typeof APPLICATIONS)[number]
  | (typeof LIST_CODES)[number]
  | (typeof MAILBOX_CODES)[number]
  | (typeof HALL_CODES)[number]
  | (typeof ASSESSMENT_CODES)[number]
  | (typeof CHANNEL_CODES)[number]
  | (typeof REPORT_CODES)[number]
  | (typeof MONITOR_CODES)[number]
  | (typeof OVERSIGHT_CODES)[number]
