import { AppError } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { advanceCase, type CaseFile, insertMessage, listAssignments, lockFile, type Step } from '../casework/index.ts'
import { CASE_KINDS, type MoveName } from './domain/letter-kind.ts'
import type { Mailbox } from './domain/mailbox.ts'
import { hasRight, type LetterFacts, maySee, type Right } from './domain/policy.ts'
import type { LetterTerms } from './domain/terms.ts'
import { getLetter, type LetterRow } from './letters.queries.ts'
import { getMailbox } from './mailboxes.queries.ts'
import { mailWriter } from './mail-writer.ts'

/** A step of a letter, on the day it is taken. */
export type LetterStep = Omit<Step, 'on' | 'move'> & { readonly move: MoveName }

/** A locked letter and what it takes to work on it. */
export interface Held {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly file: CaseFile
  readonly letter: LetterRow
  readonly mailbox: Mailbox
  readonly facts: LetterFacts
  readonly terms: LetterTerms
  readonly calendar: WorkCalendar
  readonly today: Day
  /** Takes it one step on. Call it once, after everything that may refuse. */
  readonly step: (step: LetterStep) => Promise<CaseFile>
  /** Writes to whoever wrote, who reads it with number and code, and in the thread when they wrote by mail. */
  readonly tell: (text: string) => Promise<void>
}

/** What decides about rights. */
export function factsOf(
  file: CaseFile,
  { letter, mailbox, unitIds }: { letter: LetterRow; mailbox: Mailbox; unitIds: readonly string[] },
): LetterFacts {
  return {
    caseName: letter.caseName,
    kind: letter.kind,
    state: file.state,
    leadUnitId: file.leadUnitId,
    unitIds,
    aboutUnitId: letter.aboutUnitId,
    release: mailbox.release,
    isImportant: letter.isImportant,
  }
}

/** The units at work on a case now. */
export async function unitsAtWorkOn(db: ReadDb | Tx, id: string): Promise<string[]> {
  const assignments = await listAssignments(db, id)
  return assignments.filter(({ untilAt }) => untilAt === null).map(({ unitId }) => unitId)
}

interface Holding {
  readonly id: string
  readonly key: Buffer
  readonly calendar: WorkCalendar
}

// A reason may tell of people. What the supervision office writes about a complaint stays sealed, as a note beside it.
async function takeStep(held: Omit<Held, 'step' | 'tell'>, step: LetterStep): Promise<CaseFile> {
  const { tx, ctx, key, file, letter, calendar, today } = held
  const { reason = '' } = step
  const isPrivate = letter.caseName === 'complaint' && reason !== ''
  if (isPrivate)
    await insertMessage(tx, key, { caseId: file.id, direction: 'note', author: held.mailbox.name, text: reason })
  return advanceCase(tx, ctx, {
    kind: CASE_KINDS[letter.caseName],
    file,
    calendar,
    step: { ...step, on: today, reason: isPrivate ? '' : reason },
  })
}

/** A letter, locked, for the platform itself or for whoever has shown that they may. */
export async function holdLetter(tx: Tx, ctx: Context, { id, key, calendar }: Holding): Promise<Held> {
  const { caseName } = await getLetter(tx, id)
  const file = await lockFile(tx, caseName, id)
  const letter = await getLetter(tx, id)
  const mailbox = await getMailbox(tx, { id: letter.mailboxId })
  const facts = factsOf(file, { letter, mailbox, unitIds: await unitsAtWorkOn(tx, id) })
  const terms = file.terms as LetterTerms
  const held = { tx, ctx, key, file, letter, mailbox, facts, terms, calendar, today: dayOf(ctx.now()) }
  return {
    ...held,
    step: (step) => takeStep(held, step),
    async tell(text) {
      await insertMessage(tx, key, { caseId: id, direction: 'to-applicant', author: mailbox.name, text })
      await mailWriter(held, { kind: 'mailboxes.message', text })
    },
  }
}

function refuseStranger(ctx: Context, facts: LetterFacts, rights: readonly Right[]): void {
  const { roles } = ctx.actor
  // Who may not see it learns nothing of it, not even that it is there.
  if (!maySee(roles, facts)) throw new AppError('case.not-found')
  if (!rights.some((right) => hasRight(roles, right, facts))) throw new AppError('case.not-yours')
}

/**
 * Works on one letter in a transaction: locks it, asks whether the actor has one of the rights, and does the work. Throws
 * `case.not-found` to whoever may not see it, `case.not-yours` to whoever may only look.
 */
export async function onLetter<T>(
  ctx: Context,
  { id, key, rights }: { id: string; key: Buffer; rights: readonly Right[] },
  work: (held: Held) => Promise<T>,
): Promise<T> {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const calendar = await loadWorkCalendar(ctx.db)
  return ctx.transaction(async (tx) => {
    const held = await holdLetter(tx, ctx, { id, key, calendar })
    refuseStranger(ctx, held.facts, rights)
    return work(held)
  })
}

/** The same for whoever wrote, who has shown number and code before and so needs no right. */
export async function onOwnLetter<T>(
  ctx: Context,
  { id, key }: { id: string; key: Buffer },
  work: (held: Held) => Promise<T>,
): Promise<T> {
  const calendar = await loadWorkCalendar(ctx.db)
  return ctx.transaction(async (tx) => work(await holdLetter(tx, ctx, { id, key, calendar })))
}
