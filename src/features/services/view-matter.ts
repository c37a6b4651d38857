import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { type CaseFile, explainClock, foldClock, listEvents, listMessages, mayMove } from '../casework/index.ts'
import { listUnits, type Unit } from '../organisation/index.ts'
import { APPLICANT_KEY } from './domain/holders.ts'
import { MATTER, type MatterState, type MoveName, STATE_NAMES } from './domain/matter-kind.ts'
import { toTyped } from './domain/typed-values.ts'
import { holderWords, phoneOf } from './holder-words.ts'
import { listDrafts } from './drafts.store.ts'
import { getMatter, listOwn, listTasksOf, openValues, type TaskRow } from './matters.queries.ts'
import { ownFile, type Ownership } from './own-matter.ts'
import { listResults } from './results.queries.ts'
import { getVersion } from './services.queries.ts'
import { stepsAhead } from './steps-ahead.ts'
import { readOwnNews } from './tell-applicant.ts'

const OUTCOME_NAMES: Readonly<Record<string, string>> = {
  approved: '已办理',
  returned: '已退回',
  refused: '不予办理',
  cancelled: '已取消',
}

/** A step on the line of progress. */
export interface ProgressStep {
  readonly name: string
  readonly holder: string
  readonly phone: string
  readonly openedOn: string
  readonly dueOn: string
  readonly closedOn: string | null
  readonly outcome: string
  readonly isOpen: boolean
}

function progressOf(tasks: readonly TaskRow[], units: readonly Unit[]): ProgressStep[] {
  return tasks
    .filter(({ outcome }) => outcome !== 'cancelled')
    .map((task) => ({
      name: task.stepName,
      holder: holderWords(task.holders, units),
      phone: phoneOf(task.unitId, units),
      openedOn: task.openedOn,
      dueOn: task.dueOn,
      closedOn: task.closedOn,
      outcome: OUTCOME_NAMES[task.outcome] ?? '办理中',
      isOpen: task.closedAt === null,
    }))
}

function clockOf(
  events: Awaited<ReturnType<typeof listEvents>>,
  calendar: Parameters<typeof foldClock>[1],
  ctx: Context,
) {
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  return { dueOn: clock.dueOn, isProvisional: clock.isProvisional, explanation: explainClock(clock), days: clock.days }
}

function abilities(file: CaseFile, { state, tasks }: { state: MatterState; tasks: readonly TaskRow[] }) {
  const may = (move: MoveName): boolean => mayMove(MATTER, file.state, move)
  return {
    mayWithdraw: may('withdraw'),
    mayWrite: may('write'),
    mayUrge: may('urge'),
    mayRate: may('rate') && file.rating === null,
    isAsked: state === 'asked',
    mayConfirm: tasks.some(({ closedAt, holders }) => closedAt === null && holders.includes(APPLICANT_KEY)),
  }
}

/** Everything of somebody's own matter: where it is, whose it is, what was written, and what they may do. Throws as `ownFile`. */
export async function viewOwnMatter(ctx: Context, { key, own }: { key: Buffer; own: Ownership }) {
  const file = await ownFile(ctx, own)
  const matter = await getMatter(ctx.db, file.id)
  const { serviceName, serviceSlug, personKind: kind } = matter
  const [version, tasks, messages, events, calendar, units, results] = await Promise.all([
    getVersion(ctx.db, matter.versionId),
    listTasksOf(ctx.db, file.id),
    listMessages(ctx.db, key, file.id),
    listEvents(ctx.db, file.id),
    loadWorkCalendar(ctx.db),
    listUnits(ctx.db),
    listResults(ctx.db, file.id),
  ])
  const state = file.state as MatterState
  const { form, flow } = version.definition
  const { name: unitName = '', phone: unitPhone = '' } = units.find(({ id }) => id === matter.unitId) ?? {}
  return {
    id: file.id,
    number: file.number,
    serviceName,
    serviceSlug,
    state: STATE_NAMES[state],
    openedOn: file.openedOn,
    ...clockOf(events, calendar, ctx),
    unitName,
    unitPhone,
    progress: progressOf(tasks, units),
    ahead: await stepsAhead(ctx, { matter, flow, events, tasks, units, calendar }),
    results,
    messages: messages.filter(({ direction }) => direction !== 'note'),
    form,
    kind,
    typed: toTyped(form, openValues(key, matter)),
    ...abilities(file, { state, tasks }),
    steps: [],
  }
}

const A_PAGE = 20

/** 我的办件: what somebody was told, what is asked of somebody, what runs, and what has ended. */
export async function viewOwnMatters(ctx: Context, { key, page }: { key: Buffer; page: number }) {
  const { id: accountId } = ctx.actor
  const [news, drafts, running, ended] = await Promise.all([
    readOwnNews(ctx, key),
    listDrafts(ctx.db, accountId),
    listOwn(ctx.db, { accountId, isEnded: false, page: 1, size: 100 }),
    listOwn(ctx.db, { accountId, isEnded: true, page, size: A_PAGE + 1 }),
  ])
  const named = (rows: typeof running) =>
    rows.map((row) => ({ ...row, stateName: STATE_NAMES[row.state as MatterState] }))
  return {
    news,
    drafts,
    asked: named(running.filter(({ isAsked }) => isAsked)),
    running: named(running.filter(({ isAsked }) => !isAsked)),
    ended: named(ended.slice(0, A_PAGE)),
    hasMore: ended.length > A_PAGE,
    page,
  }
}
