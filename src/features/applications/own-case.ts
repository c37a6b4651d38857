import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  type CaseFile,
  explainClock,
  foldClock,
  getByCode,
  insertMessage,
  listAssignments,
  listEvents,
  listMessages,
  listPapers,
  mayMove,
  openPaper,
} from '../casework/index.ts'
import { dayOf } from '../../kernel/day.ts'
import { findDecision, getApplication } from './applications.queries.ts'
import { APPLICATION, type ApplicationState, STATE_NAMES } from './domain/application-kind.ts'
import { decisionKind, PART_NAMES, type Part, type Regime } from './domain/decision.ts'
import { APPLICANT } from './domain/words.ts'
import { onOwnCase } from './on-case.ts'
import { lettersForApplicant } from './own-letters.ts'
import { tellOfMessage } from './tell-staff.ts'

/** What an applicant shows to get at their application. */
export interface Ticket {
  readonly number: string
  readonly code: string
}

/** The case of a ticket. Throws `case.lookup-failed`, alike for a wrong number and a wrong code. */
export async function caseOf(ctx: Context, { number, code }: Ticket): Promise<CaseFile> {
  return getByCode(ctx.db, { kind: APPLICATION.name, number, code })
}

const ANSWERED = ['answered', 'closed']
const ANSWER_ROLES = ['answer', 'redacted']

async function answerOf(ctx: Context, file: CaseFile) {
  const decision = ANSWERED.includes(file.state) ? await findDecision(ctx.db, file.id) : undefined
  if (!decision) return null
  const kind = decisionKind(decision.kind)
  return {
    name: kind.name,
    article: kind.articles[file.regime as Regime] ?? '',
    parts: kind.parts.map((part: Part) => ({ name: PART_NAMES[part], text: decision.parts[part] ?? '' })),
    day: file.concludedOn,
  }
}

const TOLD_EVENTS: Readonly<Record<string, string>> = {
  submitted: '提交申请',
  registered: '确认收到，登记',
  'supplement-requested': '告知补正',
  'supplement-received': '收到补正',
  assigned: '交承办单位办理',
  consulted: '征求意见',
  extended: '延长答复期限',
  deferred: '确定延迟答复的期限',
  'due-changed': '放假安排公布，答复期限重新计算',
  delivered: '答复送达',
  lapsed: '逾期未补正，视为放弃',
  withdrawn: '撤回申请',
  transferred: '转其他渠道办理',
}

function stepsTold(events: Awaited<ReturnType<typeof listEvents>>) {
  return events.flatMap(({ type, onDay }) =>
    type in TOLD_EVENTS ? [{ day: onDay, name: TOLD_EVENTS[type] ?? '' }] : [],
  )
}

/**
 * What number and code show: state, days, the clock article by article, messages, the letters, the answer and its files. Nothing of
 * who applied, but in the letters themselves, which are addressed to them.
 */
export async function trackApplication(ctx: Context, key: Buffer, ticket: Ticket) {
  const file = await caseOf(ctx, ticket)
  const [calendar, events, messages, papers, assignments, application, answer, letters] = await Promise.all([
    loadWorkCalendar(ctx.db),
    listEvents(ctx.db, file.id),
    listMessages(ctx.db, key, file.id),
    listPapers(ctx.db, key, file.id),
    listAssignments(ctx.db, file.id),
    getApplication(ctx.db, file.id),
    answerOf(ctx, file),
    lettersForApplicant(ctx, file),
  ])
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  return {
    number: file.number,
    subject: file.subject,
    state: STATE_NAMES[file.state as ApplicationState],
    openedOn: file.openedOn,
    receivedOn: file.receivedOn,
    dueOn: clock.dueOn,
    isProvisional: clock.isProvisional,
    explanation: explainClock(clock),
    days: clock.days,
    units: assignments.filter(({ untilAt }) => untilAt === null).map(({ unitName }) => unitName),
    steps: stepsTold(events),
    messages: messages.filter(({ direction }) => direction !== 'note'),
    answer,
    letters,
    files: answer ? papers.filter(({ role, audience }) => audience === 'applicant' && ANSWER_ROLES.includes(role)) : [],
    supplementUntil: file.state === 'supplement-requested' ? application.supplementUntil : null,
    mayWithdraw: mayMove(APPLICATION, file.state, 'withdraw'),
    mayWrite: mayMove(APPLICATION, file.state, 'write'),
    mayRate: mayMove(APPLICATION, file.state, 'rate') && file.rating === null,
    rating: file.rating,
  }
}

/** The applicant writes to the office. */
export async function writeOwn(ctx: Context, key: Buffer, { id, text }: { id: string; text: string }): Promise<void> {
  await onOwnCase(ctx, id, async (held) => {
    await insertMessage(held.tx, key, { caseId: id, direction: 'from-applicant', author: APPLICANT, text })
    await held.step({ move: 'write', type: 'message-received' })
    await tellOfMessage(held, key)
  })
}

/** 评价, once, from 1 to 5. Throws `application.rated-already`. */
export async function rateOwn(ctx: Context, { id, rating }: { id: string; rating: number }): Promise<void> {
  await onOwnCase(ctx, id, async ({ file, step }) => {
    if (file.rating !== null) throw new AppError('application.rated-already')
    await step({ move: 'rate', type: 'rated', data: { rating }, patch: { rating } })
  })
}

/** A file of the answer. Throws `case.paper-not-found` unless it was given to the applicant. */
export async function openOwnPaper(ctx: Context, key: Buffer, { file, paperId }: { file: CaseFile; paperId: string }) {
  const paper = await openPaper(ctx.db, { key, files: ctx.files }, { caseId: file.id, paperId })
  const isGiven = ANSWERED.includes(file.state) && paper.audience === 'applicant' && ANSWER_ROLES.includes(paper.role)
  if (!isGiven) throw new AppError('case.paper-not-found')
  return paper
}
