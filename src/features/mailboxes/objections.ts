import type { Day } from '../../kernel/day.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import type { Actor } from '../../platform/context.ts'
import { type CaseFile, mayMove, type Standing, when } from '../casework/index.ts'
import { CASE_KINDS, type MoveName } from './domain/letter-kind.ts'
import { type Mailbox, needsSecondPerson } from './domain/mailbox.ts'
import { extensionOf } from './domain/petition.ts'
import { hasRight, type LetterFacts, type Right } from './domain/policy.ts'
import type { LetterTerms, PetitionTerms } from './domain/terms.ts'
import type { Answer, LetterRow } from './letters.queries.ts'

/** What each action needs: a right and a move. */
const ACTIONS = {
  assign: { right: 'handle', move: 'assign' },
  handOver: { right: 'work', move: 'hand-over' },
  draft: { right: 'work', move: 'draft' },
  sendBack: { right: 'release', move: 'send-back' },
  release: { right: 'release', move: 'release' },
  markComplex: { right: 'handle', move: 'mark-complex' },
  markImportant: { right: 'handle', move: 'mark-important' },
  markPetition: { right: 'handle', move: 'mark-petition' },
  acceptPetition: { right: 'handle', move: 'accept-petition' },
  refuse: { right: 'handle', move: 'refuse' },
  write: { right: 'handle', move: 'write' },
  writeNote: { right: 'work', move: 'write' },
  callBack: { right: 'work', move: 'call-back' },
  close: { right: 'handle', move: 'close' },
  publish: { right: 'handle', move: 'publish' },
  takeDown: { right: 'handle', move: 'take-down' },
  adopt: { right: 'handle', move: 'adopt' },
  addMail: { right: 'work', move: 'add-mail' },
} as const satisfies Record<string, { right: Right; move: MoveName }>
type Action = keyof typeof ACTIONS

/** What the rules look at when they say whether an action would be refused. */
export interface Situation {
  readonly actor: Actor
  readonly file: CaseFile
  readonly letter: LetterRow
  readonly mailbox: Mailbox
  readonly facts: LetterFacts
  readonly answer: Answer | undefined
  readonly publicNo: number | null
  /** The last day on which the writer may have it opened again. */
  readonly reopenUntil: Day | null
  /** Is it too late to say that a petition is another unit's? */
  readonly isObjectionLate: boolean
  readonly today: Day
}

function petitionOf({ terms }: CaseFile): PetitionTerms | undefined {
  return (terms as LetterTerms).petition
}

/** What makes no sense for this letter is not offered at all. */
const FITS: Readonly<Partial<Record<Action, (situation: Situation) => boolean>>> = {
  markImportant: ({ letter }) => letter.caseName !== 'complaint',
  // 检举控告 goes the way of discipline.
  markPetition: ({ letter, file }) => letter.caseName !== 'complaint' && petitionOf(file) === undefined,
  acceptPetition: ({ file }) => petitionOf(file)?.acceptedOn === null,
  publish: ({ mailbox, letter, publicNo }) =>
    mailbox.publishesAnswers && letter.caseName !== 'complaint' && publicNo === null,
  takeDown: ({ publicNo }) => publicNo !== null,
  adopt: ({ letter }) => letter.caseName === 'suggestion',
}

/** The refusals that follow from the letter alone; those that follow from what is filled in are told when it is sent. */
const RULES: Readonly<Partial<Record<Action, (situation: Situation) => ErrorCode[]>>> = {
  assign: ({ letter }) => when(letter.caseName === 'complaint', 'mailbox-letter.complaint-stays'),
  handOver: ({ isObjectionLate }) => when(isObjectionLate, 'mailbox-letter.objection-late'),
  release: ({ mailbox, answer, actor }) => [
    ...when(answer === undefined, 'mailbox-letter.no-answer'),
    ...when(needsSecondPerson(mailbox.kind) && answer?.draftedBy === actor.id, 'mailbox-letter.own-answer'),
  ],
  markComplex: ({ file, letter, today }) => [
    ...when(petitionOf(file)?.acceptedOn === null, 'mailbox-letter.petition-not-accepted'),
    ...when(letter.isComplex || extensionOf(file.terms as LetterTerms) === null, 'mailbox-letter.complex-already'),
    ...when(file.dueOn !== null && today > file.dueOn, 'mailbox-letter.overdue'),
  ],
  close: ({ reopenUntil, letter, today }) =>
    when(reopenUntil !== null && today <= reopenUntil && letter.isSolved !== true, 'mailbox-letter.reopening-open'),
  publish: ({ letter }) => when(!letter.allowsPublication, 'mailbox-letter.writer-refuses'),
}

function standingOf(name: Action, situation: Situation): Standing {
  const { actor, file, facts } = situation
  const { right, move }: { right: Right; move: MoveName } = ACTIONS[name]
  const first = [
    ...when(!hasRight(actor.roles, right, facts), 'case.not-yours'),
    ...when(!mayMove(CASE_KINDS[facts.caseName], file.state, move), 'case.move-refused'),
  ]
  if (first.length > 0) return { isOffered: false, objections: first }
  const isOffered = FITS[name]?.(situation) ?? true
  return { isOffered, objections: isOffered ? (RULES[name]?.(situation) ?? []) : ['case.move-refused'] }
}

/** For each action whether the server would accept it from this actor now, and why not. */
export function standings(situation: Situation): Record<Action, Standing> {
  const names = Object.keys(ACTIONS) as Action[]
  return Object.fromEntries(names.map((name) => [name, standingOf(name, situation)])) as Record<Action, Standing>
}
