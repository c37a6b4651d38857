import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import {
  type CaseFile,
  explainClock,
  foldClock,
  getByCode,
  insertMessage,
  insertPaper,
  listAssignments,
  listEvents,
  listMessages,
  listPapers,
  mayMove,
  openPaper,
} from '../casework/index.ts'
import { reopenUntil } from './answer-letter.ts'
import { viewCorrection } from './conclude-correction.ts'
import { CASE_KINDS, caseNameOfNumber, type LetterState, type MoveName, STATE_NAMES } from './domain/letter-kind.ts'
import { reopenClock } from './domain/petition.ts'
import { findAnswer, getLetter } from './letters.queries.ts'
import { saveLetter } from './letters.store.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { onOwnLetter } from './on-letter.ts'
import { tellUnits } from './tell-staff.ts'

/** What a writer shows to get at their letter. */
export interface Ticket {
  readonly number: string
  readonly code: string
}

/** The letter of a ticket. Throws `case.lookup-failed`, alike for a wrong number and a wrong code. */
export async function letterOf(ctx: Context, { number, code }: Ticket): Promise<CaseFile> {
  return getByCode(ctx.db, { kind: caseNameOfNumber(number), number, code })
}

const WRITER = '来信人'
const ANSWERED = ['answered', 'closed']

const TOLD_EVENTS: Readonly<Record<string, string>> = {
  submitted: '收到来信',
  assigned: '交承办单位办理',
  'handed-over': '转其他单位办理',
  'petition-marked': '转为信访事项办理',
  'petition-accepted': '受理信访事项',
  extended: '延长答复期限',
  'due-changed': '放假安排公布，答复期限重新计算',
  answered: '答复',
  refused: '不予办理',
  withdrawn: '撤回',
  reopened: '来信人要求重新办理',
  'called-back': '回电',
}

async function stepsOf(ctx: Context, { file, isPrivate }: { file: CaseFile; isPrivate: boolean }) {
  const [calendar, events, assignments] = await Promise.all([
    loadWorkCalendar(ctx.db),
    listEvents(ctx.db, file.id),
    listAssignments(ctx.db, file.id),
  ])
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  const units = assignments.filter(({ untilAt }) => untilAt === null).map(({ unitName }) => unitName)
  return {
    calendar,
    clock,
    units: isPrivate ? [] : units,
    steps: events.flatMap(({ type, onDay }) =>
      type in TOLD_EVENTS ? [{ day: onDay, name: TOLD_EVENTS[type] ?? '' }] : [],
    ),
  }
}

/** What number and code show: state, days, the clock, messages and the answer. Nothing of who wrote, not even to whoever wrote. */
export async function trackLetter(ctx: Context, key: Buffer, ticket: Ticket) {
  const file = await letterOf(ctx, ticket)
  const letter = await getLetter(ctx.db, file.id)
  const [mailbox, messages, answer, papers, page, { calendar, clock, units, steps }] = await Promise.all([
    getMailbox(ctx.db, { id: letter.mailboxId }),
    listMessages(ctx.db, key, file.id),
    findAnswer(ctx.db, key, file.id),
    listPapers(ctx.db, key, file.id),
    viewCorrection(ctx.db, file.id),
    stepsOf(ctx, { file, isPrivate: letter.caseName === 'complaint' }),
  ])
  const until = reopenUntil({ file, mailbox, calendar })
  const may = (move: MoveName): boolean => mayMove(CASE_KINDS[letter.caseName], file.state, move)
  return {
    number: file.number,
    subject: file.subject,
    mailboxName: mailbox.name,
    state: STATE_NAMES[file.state as LetterState],
    openedOn: file.openedOn,
    dueOn: clock.dueOn,
    isProvisional: clock.isProvisional,
    explanation: explainClock(clock),
    days: clock.days,
    units,
    steps,
    messages: messages.filter(({ direction }) => direction !== 'note'),
    papers: papers.map(({ id, name, size }) => ({ id, name, size })),
    isEncrypted: letter.reportKeyId !== null,
    page,
    answer: answer && ANSWERED.includes(file.state) ? { text: answer.text, day: file.concludedOn } : null,
    isSolved: letter.isSolved,
    reopenUntil: until !== null && dayOf(ctx.now()) <= until ? until : null,
    mayWithdraw: may('withdraw'),
    mayWrite: may('write'),
    mayRate: may('rate') && file.rating === null,
    maySaySolved: may('say-solved') && letter.isSolved === null,
  }
}

interface Own {
  readonly id: string
  readonly key: Buffer
}

/** A file that the writer sent in with a letter. Throws `case.paper-not-found`. */
export async function openOwnPaper(ctx: Context, key: Buffer, { id, paperId }: { id: string; paperId: string }) {
  return openPaper(ctx.db, { key, files: ctx.files }, { caseId: id, paperId })
}

/** Does the platform not know who wrote? Then files lose what tells of their author. */
export async function isAnonymousLetter(ctx: Context, id: string): Promise<boolean> {
  return (await getLetter(ctx.db, id)).isAnonymous
}

/** The writer writes again, with files or without. */
export async function writeOwnMessage(
  ctx: Context,
  own: Own,
  { text, files }: { text: string; files: readonly CheckedFile[] },
): Promise<void> {
  await onOwnLetter(ctx, own, async ({ tx, key, file, step }) => {
    for (const paper of files)
      await insertPaper(
        tx,
        { key, files: ctx.files },
        { caseId: file.id, role: 'evidence', audience: 'units', ...paper },
      )
    await insertMessage(tx, key, { caseId: file.id, direction: 'from-applicant', author: WRITER, text })
    await step({ move: 'write', type: 'message-received', data: { files: files.length } })
  })
}

/** 撤回, before there is an answer. */
export async function withdrawOwnLetter(ctx: Context, own: Own): Promise<void> {
  await onOwnLetter(ctx, own, async ({ today, step }) => {
    await step({
      move: 'withdraw',
      type: 'withdrawn',
      clock: [{ type: 'stop', on: today }],
      patch: { outcome: 'withdrawn', concludedOn: today },
    })
  })
}

/** 评价, once, from 1 to 5. Throws `mailbox-letter.rated-already`. */
export async function rateOwnLetter(ctx: Context, own: Own, rating: number): Promise<void> {
  await onOwnLetter(ctx, own, async ({ file, step }) => {
    if (file.rating !== null) throw new AppError('mailbox-letter.rated-already')
    await step({ move: 'rate', type: 'rated', data: { rating }, patch: { rating } })
  })
}

/** 是否解决: said by the writer after the answer; a letter that is opened again is asked again. */
export async function saySolved(ctx: Context, own: Own, isSolved: boolean): Promise<void> {
  await onOwnLetter(ctx, own, async ({ tx, file, step }) => {
    await saveLetter(tx, file.id, { is_solved: isSolved })
    await step({ move: 'say-solved', type: 'said-solved', data: { isSolved } })
  })
}

/**
 * 要求重新办理: the writer says why the answer does not help; whoever had it has it again and the clock counts anew from the
 * next day. What was answered stays among the messages. Throws `mailbox-letter.reopening-over`.
 */
export async function reopenOwnLetter(ctx: Context, own: Own, why: string): Promise<void> {
  await onOwnLetter(ctx, own, async (held) => {
    const { tx, key, file, letter, terms, today, facts } = held
    const until = reopenUntil(held)
    if (until === null || today > until) throw new AppError('mailbox-letter.reopening-over')
    const answer = await findAnswer(tx, key, file.id)
    if (answer) {
      const text = `（此前的答复）${answer.text}`
      await insertMessage(tx, key, { caseId: file.id, direction: 'to-applicant', author: held.mailbox.name, text })
    }
    await insertMessage(tx, key, { caseId: file.id, direction: 'from-applicant', author: WRITER, text: why })
    await saveLetter(tx, file.id, { reopened: letter.reopened + 1, is_solved: null, is_complex: false })
    const reopened = await held.step({
      move: 'reopen',
      type: 'reopened',
      target: facts.leadUnitId === null ? 'received' : 'assigned',
      clock: [reopenClock(today, terms)],
      patch: { outcome: '' },
    })
    if (facts.leadUnitId !== null)
      await tellUnits({ ...held, file: reopened }, { unitIds: [facts.leadUnitId], news: 'reopened' })
  })
}
