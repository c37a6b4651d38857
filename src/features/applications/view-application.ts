import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { type Actor, authorize, type Context, may } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  type CaseFilter,
  explainClock,
  findFile,
  foldClock,
  listAssignments,
  listEvents,
  listFiles,
  listLinks,
  listMessages,
  listPapers,
  type Scope,
  viewPersons,
} from '../casework/index.ts'
import { listUnits } from '../organisation/index.ts'
import { findDecision, getApplication, listRemedies, openRequest } from './applications.queries.ts'
import { listConsultations, openWords } from './consultations.store.ts'
import { APPLICATION } from './domain/application-kind.ts'
import {
  type CaseFacts,
  hasRight,
  mayReadAnswer,
  maySee,
  maySeeIdentity,
  STATES_TO_SIGN,
  unitsWith,
} from './domain/policy.ts'
import { standings } from './objections.ts'
import { factsOf, onCase } from './on-case.ts'

// A grant for no unit holds for every unit; a unit that does not exist is granted to nobody else.
function checksForAll(actor: Actor): boolean {
  return may(actor, 'applications.check-secrecy', '')
}

/** Whose applications somebody sees: the SQL twin of `maySee`. */
export function scopeOf(actor: Actor): Scope {
  const { roles } = actor
  const everything: CaseFacts = { state: '', leadUnitId: null, unitIds: [] }
  if (hasRight(roles, 'office', everything) || hasRight(roles, 'watch', everything)) return { all: true }
  return {
    all: false,
    unitIds: unitsWith(roles, 'applications.work'),
    secrecyUnitIds: unitsWith(roles, 'applications.check-secrecy'),
    states: [
      ...(hasRight(roles, 'sign', everything) ? STATES_TO_SIGN : []),
      // Who checks for the whole school checks for units that have nobody of their own.
      ...(checksForAll(actor) ? ['in-review'] : []),
    ],
  }
}

const ANY = ['applications.handle', 'applications.work', 'applications.check-secrecy', 'applications.sign'] as const

/** Throws unless somebody has anything to do with applications at all. */
export function authorizeReader(ctx: Context): void {
  if (!ANY.some((permission) => may(ctx.actor, permission))) authorize(ctx, 'applications.watch')
}

/** A page of the applications that somebody sees, what falls due first in front. */
export async function listApplications(ctx: Context, filter: CaseFilter) {
  authorizeReader(ctx)
  if (filter.isMystery === true) authorize(ctx, 'applications.watch')
  const [{ rows, ...count }, units] = await Promise.all([
    listFiles(ctx.db, APPLICATION.name, { scope: scopeOf(ctx.actor), filter }),
    listUnits(ctx.db),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return { ...count, rows: rows.map((file) => ({ ...file, leadUnitName: names.get(file.leadUnitId ?? '') ?? '' })) }
}

/** The case and what decides about rights, for whoever may see it. Throws `case.not-found`. */
export async function seeCase(ctx: Context, id: string) {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const file = await findFile(ctx.db, APPLICATION.name, id)
  const assignments = file ? await listAssignments(ctx.db, id) : []
  const facts = file && factsOf(file, assignments)
  if (!file || !facts || !maySee(ctx.actor.roles, facts)) throw new AppError('case.not-found', { id })
  return { file, assignments, facts }
}

async function consultationsOf(ctx: Context, key: Buffer, id: string) {
  const consultations = await listConsultations(ctx.db, id)
  return Promise.all(consultations.map(async (each) => ({ ...each, ...(await openWords(ctx.db, key, each)) })))
}

/**
 * Everything about an application but who applied: for the office, the units it is with, the secrecy reviewer and those who
 * sign while it is theirs, and the supervision office, which sees neither what the applicant wrote nor the papers.
 */
export async function viewApplication(ctx: Context, key: Buffer, id: string) {
  const { file, assignments, facts } = await seeCase(ctx, id)
  const { roles } = ctx.actor
  const worksOnIt = hasRight(roles, 'work', facts)
  const [calendar, events, application, decision, remedies, links] = await Promise.all([
    loadWorkCalendar(ctx.db),
    listEvents(ctx.db, id),
    getApplication(ctx.db, id),
    findDecision(ctx.db, id),
    listRemedies(ctx.db, id),
    listLinks(ctx.db, id),
  ])
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  const isReader = worksOnIt || hasRight(roles, 'secrecy', facts) || hasRight(roles, 'sign', facts)
  return {
    file,
    application,
    assignments,
    events,
    clock,
    explanation: explainClock(clock),
    decision,
    remedies,
    links,
    request: isReader ? openRequest(key, application) : undefined,
    messages: worksOnIt ? await listMessages(ctx.db, key, id) : [],
    papers: await papersFor(ctx, key, { id, facts }),
    consultations: worksOnIt ? await consultationsOf(ctx, key, id) : [],
    standings: standings({ actor: ctx.actor, file, facts, application, decision, today: dayOf(ctx.now()) }),
    maySeeIdentity: maySeeIdentity(roles, facts),
    mayExport: file.state === 'closed' && hasRight(roles, 'office', facts),
  }
}

/** The papers of a case that the actor may have: units not what is for the office alone, who checks or signs those of the answer. */
async function papersFor(ctx: Context, key: Buffer, { id, facts }: { id: string; facts: CaseFacts }) {
  const { roles } = ctx.actor
  if (!mayReadAnswer(roles, facts)) return []
  const papers = await listPapers(ctx.db, key, id)
  if (hasRight(roles, 'office', facts)) return papers
  const worksOnIt = hasRight(roles, 'work', facts)
  return papers.filter(({ audience }) => audience === 'applicant' || (worksOnIt && audience === 'units'))
}

/** Who applied, and who was consulted: for whoever handles it, for a stated purpose, and on the record. Throws `case.not-yours`. */
export async function viewIdentity(ctx: Context, key: Buffer, { id, purpose }: { id: string; purpose: string }) {
  return onCase(ctx, { id, rights: ['office', 'work'] }, async ({ tx, file, facts, today }) => {
    if (!maySeeIdentity(ctx.actor.roles, facts)) throw new AppError('case.not-yours')
    return viewPersons(tx, ctx, { kind: APPLICATION, file, key, purpose, on: today })
  })
}
