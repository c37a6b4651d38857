import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { PERSON_KIND_NAMES } from '../../kernel/person-kind.ts'
import { type Context, may } from '../../platform/context.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  explainClock,
  findFile,
  foldClock,
  listEvents,
  listMessages,
  listPapers,
  openPaper,
  viewPersons,
} from '../casework/index.ts'
import { listUnits } from '../organisation/index.ts'
import { takerOf, type Taker } from './act-on-task.ts'
import { findTask } from './domain/flow-actions.ts'
import { foldFlow, returnTargets } from './domain/flow.ts'
import { mayTake } from './domain/holders.ts'
import { MATTER, type MatterState, STATE_NAMES } from './domain/matter-kind.ts'
import { getMatter, getTask, listTasksOf, openName, openValues, type TaskRow } from './matters.queries.ts'
import { flowEventsOf, onMatter } from './on-matter.ts'
import { listResults } from './results.queries.ts'
import { getVersion } from './services.queries.ts'
import { namesBehind, stepsAhead } from './steps-ahead.ts'
import { holderWords, phoneOf, targetWords } from './holder-words.ts'
import { listWork, type WorkFilter } from './work.queries.ts'

/** A page of what somebody has to do, by what falls due first, or of what they or their unit have done; the office sees with `all` what everybody has, without names. */
export async function listTasks(
  ctx: Context,
  key: Buffer,
  { all, ...filter }: WorkFilter & { all?: boolean | undefined },
) {
  const taker = await takerOf(ctx)
  const seesAll = all === true && taker.isOffice
  if (all === true && !taker.isOffice) throw new AppError('access.denied', { permission: 'hall.manage' })
  const today = dayOf(ctx.now())
  const { rows, ...count } = await listWork(ctx.db, { ...taker, seesAll, today }, filter)
  return {
    ...count,
    rows: rows.map(({ sealedName, closedBy, ...row }) => ({
      ...row,
      personKindName: PERSON_KIND_NAMES[row.personKind],
      // What a colleague has done is seen without a name, as its page is.
      applicantName:
        seesAll || (row.closedOn !== null && closedBy !== taker.accountId)
          ? ''
          : openName(key, { caseId: row.caseId, sealedName }),
      isOverdue: row.closedOn === null && row.dueOn < today,
    })),
  }
}

/** May somebody see this task, and is it theirs to take? Whoever acted on it still sees it. */
function accessOf(taker: Taker, task: TaskRow) {
  const isOwn = task.barredId !== null && task.barredId === taker.accountId
  const holds = mayTake(taker, { holders: task.holders, applicantId: task.barredId })
  // What was filled in is for whoever has it to do now, or has done it.
  const opens = holds && (task.closedAt === null || task.closedBy === taker.accountId)
  return { holds, opens, sees: holds || (taker.isOffice && !isOwn) }
}

async function seeTask(ctx: Context, taskId: string) {
  const taker = await takerOf(ctx)
  const task = await getTask(ctx.db, taskId)
  const access = accessOf(taker, task)
  // Who does not have it learns nothing of it, not even that it is there.
  if (!access.sees) throw new AppError('hall.task-not-found')
  return { task, access }
}

async function readMatter(ctx: Context, caseId: string) {
  const [matter, file] = await Promise.all([getMatter(ctx.db, caseId), findFile(ctx.db, MATTER.name, caseId)])
  if (!file) throw new AppError('case.not-found')
  const [version, tasks, events, calendar, units] = await Promise.all([
    getVersion(ctx.db, matter.versionId),
    listTasksOf(ctx.db, caseId),
    listEvents(ctx.db, caseId),
    loadWorkCalendar(ctx.db),
    listUnits(ctx.db),
  ])
  return { matter, file, version, tasks, events, calendar, units }
}

/** What can be done with a task: by whoever looks at it, as the flow stands. */
function actsOn(
  ctx: Context,
  { task, access }: Awaited<ReturnType<typeof seeTask>>,
  { version, events }: Awaited<ReturnType<typeof readMatter>>,
) {
  const { flow } = version.definition
  const state = foldFlow(flow, flowEventsOf(events))
  const open = findTask(state, task.taskKey)
  return {
    mayAct: access.holds && open !== undefined,
    mayHandOver: open !== undefined && (access.holds || may(ctx.actor, 'hall.manage')),
    mayOpen: access.opens,
    form: flow.steps.find(({ key }) => key === task.stepKey)?.form ?? null,
    returnTargets: open
      ? returnTargets(flow, state, open).map((key) => ({ key, name: targetWords(key, flow.steps) }))
      : [],
  }
}

/** Where a matter has been, where it is and where it goes, with the people and the telephone of each step that is not over. */
async function wayOf(ctx: Context, found: Awaited<ReturnType<typeof readMatter>>) {
  const { matter, version, tasks, events, units, calendar } = found
  const ahead = await stepsAhead(ctx, { matter, flow: version.definition.flow, events, tasks, units, calendar })
  const open = tasks.filter(({ closedAt }) => closedAt === null)
  const names = await namesBehind(ctx, [...open, ...ahead], matter.applicantId)
  return {
    progress: tasks.map(({ stepName, holders, unitId, openedOn, dueOn, closedOn, closedAt, outcome }) => ({
      ...{ stepName, openedOn, dueOn, closedOn, outcome },
      holder: holderWords(holders, units),
      phone: phoneOf(unitId, units),
      people: closedAt === null ? names(holders) : [],
    })),
    ahead: ahead.map(({ holders, ...step }) => ({ ...step, people: names(holders) })),
  }
}

/** How a matter ended, and the documents that came of it. */
async function resultOf(ctx: Context, { file }: Awaited<ReturnType<typeof readMatter>>) {
  const documents = await listResults(ctx.db, file.id)
  return {
    concludedOn: file.concludedOn,
    isLate: file.concludedOn !== null && file.dueOn !== null && file.concludedOn > file.dueOn,
    documents,
  }
}

/** One task with everything of its matter but who applies and what they filled in: that is opened by `openTask`. */
export async function viewTask(ctx: Context, taskId: string) {
  const seen = await seeTask(ctx, taskId)
  const { task } = seen
  const found = await readMatter(ctx, task.caseId)
  const { matter, file, version, events, calendar } = found
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  const [way, result] = await Promise.all([wayOf(ctx, found), resultOf(ctx, found)])
  return {
    id: task.id,
    caseId: task.caseId,
    number: file.number,
    serviceId: matter.serviceId,
    serviceName: matter.serviceName,
    versionNo: version.no,
    state: file.state as MatterState,
    stateName: STATE_NAMES[file.state as MatterState],
    personKindName: PERSON_KIND_NAMES[matter.personKind],
    stepName: task.stepName,
    openedOn: task.openedOn,
    dueOn: task.dueOn,
    matterDueOn: clock.dueOn,
    explanation: [...explainClock(clock)],
    isOpen: task.closedAt === null,
    ...actsOn(ctx, seen, found),
    ...way,
    result,
  }
}

/**
 * Opens who applies and what they filled in, for whoever has the task: the view is an event of the matter and on the ledger, with the
 * step as its purpose. Throws `hall.task-not-found` to anybody else, the office too.
 */
export async function openTask(ctx: Context, key: Buffer, taskId: string) {
  const { task, access } = await seeTask(ctx, taskId)
  if (!access.opens) throw new AppError('hall.task-not-found')
  return onMatter(ctx, { id: task.caseId, key }, async ({ tx, file, matter, version, today }) => {
    const purpose = `办理：${task.stepName}`
    const persons = await viewPersons(tx, ctx, { kind: MATTER, file, key, purpose, on: today })
    const [messages, papers] = [await listMessages(tx, key, file.id), await listPapers(tx, key, file.id)]
    return {
      form: version.definition.form,
      values: openValues(key, matter),
      persons: persons.map(({ role, identity }) => ({ role, identity })),
      messages: messages.map((message) => ({ ...message, at: message.at.toISOString() })),
      papers: papers.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
    }
  })
}

/** A file of a matter, for whoever has the task. Throws `case.paper-not-found`. */
export async function readTaskPaper(
  ctx: Context,
  key: Buffer,
  { taskId, paperId }: { taskId: string; paperId: string },
) {
  const { task, access } = await seeTask(ctx, taskId)
  if (!access.opens) throw new AppError('case.paper-not-found')
  return openPaper(ctx.db, { key, files: ctx.files }, { caseId: task.caseId, paperId })
}
