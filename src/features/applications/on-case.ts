import { AppError } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  advanceCase,
  type CaseFile,
  type ClockEvent,
  foldClock,
  listAssignments,
  listEvents,
  lockFile,
  mayMove,
  type Step,
} from '../casework/index.ts'
import { type ApplicationRow, getApplication } from './applications.queries.ts'
import { APPLICATION, type MoveName } from './domain/application-kind.ts'
import { hasRight, maySee, type CaseFacts, type Right } from './domain/policy.ts'
import type { CaseTerms } from './domain/rules.ts'

/** A step of an application, on the day it is taken unless another is named. */
export type ApplicationStep = Omit<Step, 'on' | 'move'> & { readonly move: MoveName; readonly on?: Day }

/** A locked application and what it takes to work on it. */
export interface Held {
  readonly tx: Tx
  readonly ctx: Context
  readonly file: CaseFile
  readonly application: ApplicationRow
  readonly facts: CaseFacts
  readonly terms: CaseTerms
  readonly calendar: WorkCalendar
  readonly today: Day
  /** Throws `case.move-refused` where the step could not be taken: asked before what takes long. */
  readonly assertMove: (move: MoveName) => void
  /** Takes it one step on. Call it once, after everything that may refuse. */
  readonly step: (step: ApplicationStep) => Promise<CaseFile>
}

/** The units and the state that decide about rights. */
export function factsOf(file: CaseFile, assignments: Awaited<ReturnType<typeof listAssignments>>): CaseFacts {
  return {
    state: file.state,
    leadUnitId: file.leadUnitId,
    unitIds: assignments.filter(({ untilAt }) => untilAt === null).map(({ unitId }) => unitId),
  }
}

async function hold(tx: Tx, ctx: Context, { id, calendar }: { id: string; calendar: WorkCalendar }): Promise<Held> {
  const file = await lockFile(tx, APPLICATION.name, id)
  const today = dayOf(ctx.now())
  return {
    tx,
    ctx,
    file,
    application: await getApplication(tx, id),
    facts: factsOf(file, await listAssignments(tx, id)),
    terms: file.terms as CaseTerms,
    calendar,
    today,
    assertMove(move) {
      if (!mayMove(APPLICATION, file.state, move)) throw new AppError('case.move-refused', { state: file.state, move })
    },
    step: (step) => advanceCase(tx, ctx, { kind: APPLICATION, file, calendar, step: { on: today, ...step } }),
  }
}

function refuseStranger(ctx: Context, facts: CaseFacts, rights: readonly Right[]): void {
  const { roles, id } = ctx.actor
  if (id === '') throw new AppError('access.sign-in-required')
  // Who may not see it learns nothing of it, not even that it is there.
  if (!maySee(roles, facts)) throw new AppError('case.not-found')
  if (!rights.some((right) => hasRight(roles, right, facts))) throw new AppError('case.not-yours')
}

/**
 * Works on one application in a transaction: locks it, asks whether the actor has one of the rights, and does the work.
 * Throws `case.not-found` to whoever may not see it, `case.not-yours` to whoever may only look.
 */
export async function onCase<T>(
  ctx: Context,
  { id, rights }: { id: string; rights: readonly Right[] },
  work: (held: Held) => Promise<T>,
): Promise<T> {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const calendar = await loadWorkCalendar(ctx.db)
  return ctx.transaction(async (tx) => {
    const held = await hold(tx, ctx, { id, calendar })
    refuseStranger(ctx, held.facts, rights)
    return work(held)
  })
}

/** The same for the applicant or a third party, who has shown a code or a link before and so needs no right. */
export async function onOwnCase<T>(ctx: Context, id: string, work: (held: Held) => Promise<T>): Promise<T> {
  const calendar = await loadWorkCalendar(ctx.db)
  return ctx.transaction(async (tx) => work(await hold(tx, ctx, { id, calendar })))
}

/** Refuses a day that has not come yet, or that lies before the application came. */
export function refuseDay(day: Day, { today, file }: Pick<Held, 'today' | 'file'>): void {
  if (day > today) throw new AppError('case.day-in-future')
  if (day < file.openedOn) throw new AppError('case.receipt-before-opening')
}

/** The day on which the answer is due once these events have moved the clock; null while it stands still. */
export async function dueAfter({ tx, file, calendar }: Held, more: readonly ClockEvent[]): Promise<Day | null> {
  const events = await listEvents(tx, file.id)
  return foldClock([...events.flatMap(({ clock }) => clock), ...more], calendar).dueOn
}
