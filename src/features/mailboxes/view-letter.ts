import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Permission } from '../../kernel/roles.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  type CaseFile,
  explainClock,
  findFile,
  foldClock,
  isOnTime,
  listAssignments,
  listEvents,
  listMessages,
  listPapers,
  viewPersons,
} from '../casework/index.ts'
import { listThread } from '../notices/index.ts'
import { listUnits } from '../organisation/index.ts'
import { reopenUntil } from './answer-letter.ts'
import { viewCorrection } from './conclude-correction.ts'
import { CASE_KINDS } from './domain/letter-kind.ts'
import { isObjectionLate } from './domain/petition.ts'
import { hasRight, maySee, maySeeWriter, scopeOf } from './domain/policy.ts'
import type { LetterTerms } from './domain/terms.ts'
import { type InboxFilter, listInbox } from './inbox.queries.ts'
import { findAnswer, findPublication, getLetter, type LetterRow, openWords } from './letters.queries.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { standings } from './objections.ts'
import { factsOf, onLetter } from './on-letter.ts'

const READERS: readonly Permission[] = ['mailboxes.handle', 'mailboxes.work', 'mailboxes.supervise', 'mailboxes.sign']

/** Throws unless somebody has anything to do with mailboxes at all. */
export function authorizeReader(ctx: Context): void {
  if (!READERS.some((permission) => may(ctx.actor, permission))) authorize(ctx, 'mailboxes.handle')
}

/** A page of the letters that somebody sees, from all mailboxes, what waits and falls due first in front. */
export async function listLetters(ctx: Context, filter: InboxFilter) {
  authorizeReader(ctx)
  const [{ rows, ...count }, units] = await Promise.all([
    listInbox(ctx.db, scopeOf(ctx.actor.roles), filter),
    listUnits(ctx.db),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return { ...count, rows: rows.map((row) => ({ ...row, leadUnitName: names.get(row.leadUnitId ?? '') ?? '' })) }
}

/** A letter with what decides about rights over it. Throws `case.not-found` also to whoever may not see it. */
export async function seeLetter(ctx: Context, id: string) {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const letter = await getLetter(ctx.db, id)
  const file = await findFile(ctx.db, letter.caseName, id)
  if (!file) throw new AppError('case.not-found')
  const [mailbox, assignments] = await Promise.all([
    getMailbox(ctx.db, { id: letter.mailboxId }),
    listAssignments(ctx.db, id),
  ])
  const unitIds = assignments.filter(({ untilAt }) => untilAt === null).map(({ unitId }) => unitId)
  const facts = factsOf(file, { letter, mailbox, unitIds })
  if (!maySee(ctx.actor.roles, facts)) throw new AppError('case.not-found')
  return { letter, file, mailbox, assignments, facts }
}

async function clockOf(ctx: Context, { id }: CaseFile) {
  const [calendar, events] = await Promise.all([loadWorkCalendar(ctx.db), listEvents(ctx.db, id)])
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  const { allowedDays, usedDays, remainingDays } = clock
  const told = {
    isOnTime: isOnTime(clock) ?? null,
    unit: clock.unit,
    days: [...clock.days],
    explanation: explainClock(clock),
  }
  return { calendar, events, clock: { allowedDays, usedDays, remainingDays, ...told } }
}

/**
 * What came with a letter and went back and forth about it. Names of files may tell who wrote: leaders read the letter, not what
 * came with it.
 */
async function correspondenceOf(
  ctx: Context,
  key: Buffer,
  { id, mayOpenFiles }: { id: string; mayOpenFiles: boolean },
) {
  const [messages, papers, mails] = await Promise.all([
    listMessages(ctx.db, key, id),
    mayOpenFiles ? listPapers(ctx.db, key, id) : [],
    listThread(ctx.db, key, { type: 'case', id }),
  ])
  const shown = mayOpenFiles ? mails : mails.map((mail) => ({ ...mail, files: [] }))
  return { messages, papers, mails: shown, mayOpenFiles }
}

/** What is said of a letter and came of it. */
async function contentsOf(
  ctx: Context,
  key: Buffer,
  { letter, mayOpenFiles }: { letter: LetterRow; mayOpenFiles: boolean },
) {
  const id = letter.caseId
  const [correspondence, answer, publicNo, page] = await Promise.all([
    correspondenceOf(ctx, key, { id, mayOpenFiles }),
    findAnswer(ctx.db, key, id),
    findPublication(ctx.db, id),
    viewCorrection(ctx.db, id),
  ])
  return { ...correspondence, words: openWords(key, letter), answer: answer ?? null, publicNo, page }
}

/** Everything about a letter but who wrote it. */
export async function viewLetter(ctx: Context, key: Buffer, id: string) {
  const { letter, file, mailbox, assignments, facts } = await seeLetter(ctx, id)
  const [{ calendar, events, clock }, contents, units] = await Promise.all([
    clockOf(ctx, file),
    contentsOf(ctx, key, { letter, mayOpenFiles: hasRight(ctx.actor.roles, 'work', facts) }),
    listUnits(ctx.db),
  ])
  const today = dayOf(ctx.now())
  const situation = {
    actor: ctx.actor,
    file,
    letter,
    mailbox,
    facts,
    answer: contents.answer ?? undefined,
    publicNo: contents.publicNo,
    reopenUntil: reopenUntil({ file, mailbox, calendar }),
    isObjectionLate: isObjectionLate({ events, terms: file.terms as LetterTerms, today }, calendar),
    today,
  }
  const nameOf = (unitId: string | null): string => units.find((unit) => unit.id === unitId)?.name ?? ''
  return {
    file,
    letter,
    mailbox,
    assignments,
    events,
    clock,
    ...contents,
    leadUnitName: nameOf(file.leadUnitId),
    aboutUnitName: nameOf(letter.aboutUnitId),
    standings: standings(situation),
    reopenUntil: situation.reopenUntil,
    maySeeWriter: maySeeWriter(ctx.actor.roles, facts),
    mayOpenEncrypted:
      letter.reportKeyId !== null && letter.sealedText !== null && hasRight(ctx.actor.roles, 'handle', facts),
  }
}

/** Opens who wrote, for a stated purpose: the view is an event of the letter and on the ledger. Throws `case.not-yours`. */
export async function viewWriter(ctx: Context, key: Buffer, { id, purpose }: { id: string; purpose: string }) {
  return onLetter(ctx, { id, key, rights: ['work'] }, async ({ tx, file, letter, facts, today: on }) => {
    if (!maySeeWriter(ctx.actor.roles, facts)) throw new AppError('case.not-yours')
    // Why somebody looks may tell of people: of a complaint it is not written where administrators read.
    const said = letter.caseName === 'complaint' ? '办理投诉' : purpose
    return viewPersons(tx, ctx, { kind: CASE_KINDS[letter.caseName], file, key, purpose: said, on })
  })
}
