import { APPLICATION_STATES } from '../../../kernel/case-words.ts'

/** The states of an application as the office names them. */
export const STATE_NAMES = APPLICATION_STATES
export type ApplicationState = keyof typeof STATE_NAMES

const UNANSWERED: readonly ApplicationState[] = [
  'submitted',
  'registered',
  'supplement-requested',
  'assigned',
  'consulting',
  'drafted',
  'in-review',
]
const AT_WORK: readonly ApplicationState[] = ['registered', 'assigned', 'consulting', 'drafted', 'in-review']
const ENDED: readonly ApplicationState[] = ['answered', 'lapsed', 'withdrawn', 'transferred']
const ANSWERED: readonly ApplicationState[] = ['answered', 'closed']

interface Move {
  readonly from: readonly ApplicationState[]
  readonly to: readonly ApplicationState[] | 'same'
}

/** Every move of an application: what is not in this table cannot happen. */
export const MOVES = {
  'confirm-receipt': { from: ['submitted'], to: ['registered'] },
  transfer: { from: ['submitted', 'registered', 'assigned'], to: ['transferred'] },
  'request-supplement': { from: ['registered', 'assigned'], to: ['supplement-requested'] },
  'receive-supplement': { from: ['supplement-requested'], to: ['registered', 'assigned'] },
  lapse: { from: ['supplement-requested'], to: ['lapsed'] },
  assign: { from: ['registered', 'assigned'], to: ['assigned'] },
  'hand-back': { from: ['assigned'], to: ['assigned', 'registered'] },
  'propose-extension': { from: AT_WORK, to: 'same' },
  extend: { from: AT_WORK, to: 'same' },
  defer: { from: AT_WORK, to: 'same' },
  consult: { from: ['assigned', 'consulting'], to: ['consulting'] },
  settle: { from: ['consulting'], to: ['assigned', 'consulting'] },
  'record-search': { from: ['assigned', 'consulting', 'drafted'], to: 'same' },
  draft: { from: ['assigned', 'drafted'], to: ['drafted'] },
  'edit-letter': { from: ['drafted'], to: 'same' },
  submit: { from: ['drafted'], to: ['in-review'] },
  'send-back': { from: ['in-review'], to: ['drafted'] },
  'pass-secrecy': { from: ['in-review'], to: 'same' },
  sign: { from: ['in-review'], to: ['signed'] },
  deliver: { from: ['signed'], to: ['answered'] },
  withdraw: { from: UNANSWERED, to: ['withdrawn'] },
  'issue-receipt': { from: [...AT_WORK, 'signed'], to: 'same' },
  'confirm-withdrawal': { from: ['withdrawn'], to: 'same' },
  close: { from: ENDED, to: ['closed'] },
  write: { from: [...UNANSWERED, 'signed', 'answered'], to: 'same' },
  'add-paper': { from: [...UNANSWERED, 'signed', 'answered'], to: 'same' },
  redact: { from: AT_WORK, to: 'same' },
  rate: { from: ANSWERED, to: 'same' },
  'register-remedy': { from: [...ENDED, 'closed'], to: 'same' },
  'end-remedy': { from: [...ENDED, 'closed'], to: 'same' },
  reassess: { from: ANSWERED, to: 'same' },
  disclose: { from: ANSWERED, to: 'same' },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof MOVES

/** 依申请公开 as the engine of casework sees it. Numbers read YSQ2026-00001. */
export const APPLICATION = { name: 'application', area: 'application', prefix: 'YSQ', moves: MOVES } as const
