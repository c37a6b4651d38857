import {
  type FINDING_NAMES,
  LETTER_KIND_NAMES,
  LETTER_STATES,
  type MAILBOX_KIND_NAMES,
  wordsOf,
} from '../../../kernel/case-words.ts'

/** The kinds of mailboxes (信箱). */
export type MailboxKind = keyof typeof MAILBOX_KIND_NAMES

/** What somebody writes for. */
export type LetterKind = keyof typeof LETTER_KIND_NAMES
/** What somebody can choose who writes; a correction is said on the page that it is about. */
export const LETTER_KINDS = wordsOf(LETTER_KIND_NAMES).filter((kind) => kind !== 'correction')

/** What came of saying that a page is inaccurate. */
export type Finding = keyof typeof FINDING_NAMES

/** The states of a letter as those at work on it name them. */
export const STATE_NAMES = LETTER_STATES
export type LetterState = keyof typeof STATE_NAMES

/** Nobody has answered yet. */
const OPEN: readonly LetterState[] = ['received', 'assigned', 'drafted']
const ANSWERED: readonly LetterState[] = ['answered', 'closed']

interface Move {
  readonly from: readonly LetterState[]
  readonly to: readonly LetterState[] | 'same'
}

/** Every move of a letter: what is not in this table cannot happen. */
export const MOVES = {
  assign: { from: ['received', 'assigned'], to: ['assigned'] },
  'hand-over': { from: ['assigned'], to: ['assigned', 'received'] },
  draft: { from: OPEN, to: ['drafted'] },
  'send-back': { from: ['drafted'], to: ['assigned', 'received'] },
  release: { from: ['drafted'], to: ['answered'] },
  'mark-complex': { from: OPEN, to: 'same' },
  'mark-important': { from: [...OPEN, 'answered'], to: 'same' },
  'mark-petition': { from: ['received', 'assigned'], to: 'same' },
  'accept-petition': { from: OPEN, to: 'same' },
  refuse: { from: ['received', 'assigned'], to: ['refused'] },
  withdraw: { from: OPEN, to: ['withdrawn'] },
  write: { from: [...OPEN, 'answered'], to: 'same' },
  'call-back': { from: [...OPEN, 'answered'], to: 'same' },
  rate: { from: ANSWERED, to: 'same' },
  'say-solved': { from: ANSWERED, to: 'same' },
  reopen: { from: ['answered'], to: ['assigned', 'received'] },
  close: { from: ['answered', 'refused', 'withdrawn'], to: ['closed'] },
  publish: { from: ANSWERED, to: 'same' },
  // Whatever becomes of the letter, what is public must be able to go at once.
  'take-down': { from: [...OPEN, 'refused', 'withdrawn', ...ANSWERED], to: 'same' },
  adopt: { from: [...OPEN, 'answered'], to: 'same' },
  // What came by mail and belongs to it, until it is archived.
  'add-mail': { from: [...OPEN, 'answered', 'refused', 'withdrawn'], to: 'same' },
  // A mail to the writer that comes back is seen whatever has become of the letter.
  'note-return': { from: [...OPEN, 'refused', 'withdrawn', ...ANSWERED], to: 'same' },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof MOVES

function kindOfCase<const N extends string>(name: N, prefix: string) {
  return { name, prefix, area: 'mailbox-letter', moves: MOVES } as const
}

/** The kinds of cases behind the mailboxes, as the engine of casework sees them. Numbers read XJ2026-00001. */
export const CASE_KINDS = {
  letter: kindOfCase('letter', 'XJ'),
  suggestion: kindOfCase('suggestion', 'JY'),
  complaint: kindOfCase('complaint', 'TS'),
  phone: kindOfCase('phone', 'DH'),
  correction: kindOfCase('correction', 'JC'),
} as const
export type CaseName = keyof typeof CASE_KINDS
export const CASE_NAMES = Object.keys(CASE_KINDS) as readonly CaseName[]

/** How a case of each kind is called. */
export const CASE_WORDS: Readonly<Record<CaseName, string>> = {
  letter: '来信',
  suggestion: '建议',
  complaint: '举报',
  phone: '来电',
  correction: '纠错',
}

const CASE_OF: Readonly<Record<MailboxKind, CaseName>> = {
  principal: 'letter',
  unit: 'letter',
  suggestion: 'suggestion',
  supervision: 'complaint',
  telephone: 'phone',
  correction: 'correction',
}

/** The kind of case that a letter to such a mailbox becomes. */
export function caseNameOf(kind: MailboxKind): CaseName {
  return CASE_OF[kind]
}

/** The kind of case that a number names; a number of none is looked for among the letters, and not found. */
export function caseNameOfNumber(number: string): CaseName {
  const tidy = number.normalize('NFKC').trim().toUpperCase()
  return CASE_NAMES.find((name) => tidy.startsWith(CASE_KINDS[name].prefix)) ?? 'letter'
}
