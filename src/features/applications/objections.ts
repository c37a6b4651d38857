import type { Day } from '../../kernel/day.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import type { Actor } from '../../platform/context.ts'
import { type CaseFile, mayMove, type Standing, when } from '../casework/index.ts'
import type { ApplicationRow, Decision } from './applications.queries.ts'
import { APPLICATION, type MoveName } from './domain/application-kind.ts'
import { GIVEN_ROWS } from './domain/decision.ts'
import { objectionsToDeferral } from './domain/deferral.ts'
import { type CaseFacts, hasRight, type Right } from './domain/policy.ts'
import type { CaseTerms } from './domain/rules.ts'

/** What each action needs: a right and, unless it leaves the case as it is, a move. */
const ACTIONS = {
  confirmReceipt: { rights: ['office'], move: 'confirm-receipt' },
  transfer: { rights: ['office'], move: 'transfer' },
  assign: { rights: ['office'], move: 'assign' },
  handBack: { rights: ['work'], move: 'hand-back' },
  requestSupplement: { rights: ['office'], move: 'request-supplement' },
  registerSupplement: { rights: ['office'], move: 'receive-supplement' },
  lapse: { rights: ['office'], move: 'lapse' },
  proposeExtension: { rights: ['work'], move: 'propose-extension' },
  extend: { rights: ['office'], move: 'extend' },
  defer: { rights: ['office'], move: 'defer' },
  consult: { rights: ['office'], move: 'consult' },
  settle: { rights: ['office'], move: 'settle' },
  recordSearch: { rights: ['work'], move: 'record-search' },
  draft: { rights: ['work'], move: 'draft' },
  submit: { rights: ['work'], move: 'submit' },
  sendBack: { rights: ['secrecy', 'sign'], move: 'send-back' },
  passSecrecy: { rights: ['secrecy'], move: 'pass-secrecy' },
  sign: { rights: ['sign'], move: 'sign' },
  deliver: { rights: ['office'], move: 'deliver' },
  withdraw: { rights: ['office'], move: 'withdraw' },
  close: { rights: ['office'], move: 'close' },
  write: { rights: ['office'], move: 'write' },
  writeNote: { rights: ['work'], move: 'write' },
  addPaper: { rights: ['work'], move: 'add-paper' },
  registerRemedy: { rights: ['office', 'watch'], move: 'register-remedy' },
  endRemedy: { rights: ['office', 'watch'], move: 'end-remedy' },
  reassess: { rights: ['office'], move: 'reassess' },
  disclose: { rights: ['office'], move: 'disclose' },
  redact: { rights: ['work'], move: 'redact' },
  markMystery: { rights: ['watch'], move: null },
} as const satisfies Record<string, { rights: readonly Right[]; move: MoveName | null }>
type Action = keyof typeof ACTIONS
const ACTION_NAMES = Object.keys(ACTIONS) as readonly Action[]

/** What the rules look at when they say whether an action would be refused. */
export interface Situation {
  readonly actor: Actor
  readonly file: CaseFile
  readonly facts: CaseFacts
  readonly application: ApplicationRow
  readonly decision: Decision | undefined
  readonly today: Day
}

function extensionObjections({ file, application, today }: Situation): ErrorCode[] {
  return [
    ...when((file.terms as CaseTerms).extend === null, 'application.regime-lacks-extension'),
    ...when(application.extendedDays > 0, 'application.extended-already'),
    ...when(file.dueOn !== null && today > file.dueOn, 'application.overdue'),
  ]
}

/** The refusals that follow from the case alone; those that follow from what is filled in are told when it is sent. */
const RULES: Readonly<Partial<Record<Action, (situation: Situation) => ErrorCode[]>>> = {
  requestSupplement: ({ application }) =>
    when(application.supplementAskedOn !== null, 'application.supplemented-already'),
  lapse: ({ application: { supplementUntil }, today }) =>
    when(supplementUntil !== null && today <= supplementUntil, 'application.supplement-still-open'),
  proposeExtension: extensionObjections,
  extend: (situation) => [
    ...extensionObjections(situation),
    ...when(situation.application.extensionBy === null, 'application.no-proposal'),
    ...when(situation.application.extensionBy === situation.actor.id, 'application.own-proposal'),
  ],
  defer: ({ file, application: { deferredUntil }, today }) =>
    objectionsToDeferral({
      article: (file.terms as CaseTerms).deferral ?? null,
      deferredUntil,
      dueOn: file.dueOn,
      today,
    }),
  passSecrecy: ({ decision, actor }) => when(decision?.draftedBy === actor.id, 'application.own-draft'),
  sign: ({ decision, actor }) => [
    ...when(decision?.secrecyHash !== decision?.hash, 'application.secrecy-missing'),
    ...when([decision?.draftedBy, decision?.secrecyBy].includes(actor.id), 'application.own-draft'),
  ],
  // Only the supervision office is offered it, so that nobody else learns of the mark.
  markMystery: ({ file }) => when(file.isMystery, 'application.mystery-marked'),
  disclose: ({ file }) =>
    when(!GIVEN_ROWS.includes(file.outcome) || file.leadUnitId === null, 'application.not-granted'),
}

function standingOf(name: Action, situation: Situation): Standing {
  const { actor, file, facts } = situation
  const { rights, move }: { rights: readonly Right[]; move: MoveName | null } = ACTIONS[name]
  const first = [
    ...when(!rights.some((right) => hasRight(actor.roles, right, facts)), 'case.not-yours'),
    ...when(move !== null && !mayMove(APPLICATION, file.state, move), 'case.move-refused'),
  ]
  const isOffered = first.length === 0
  return { isOffered, objections: isOffered ? (RULES[name]?.(situation) ?? []) : first }
}

/** For each action whether the server would accept it, and why not. */
export function standings(situation: Situation): Record<Action, Standing> {
  return Object.fromEntries(ACTION_NAMES.map((name) => [name, standingOf(name, situation)])) as Record<Action, Standing>
}
