import { beforeEach, expect, test } from 'vitest'
import { addDays, type Day, parseDay } from '../../src/kernel/day.ts'
import { goTo } from '../support/application-builders.ts'
import { databaseDay } from '../support/database-day.ts'
import { anOffice, type Answered, doing, type Office } from '../support/disclosure-builders.ts'
import {
  counted,
  type Entry,
  holdAgainstRecount,
  isWithin,
  type Period,
  readLedger,
  type Recount,
  type When,
} from '../support/ledger-recount.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const does = doing(school)
let office: Office
let first: Day
let today: Day
/** Answers are anonymous and stand on no ledger: what was ticked on the scales of a questionnaire is what was sent from here. */
let ticked: Map<string, number[][]>

beforeEach(async () => {
  office = await anOffice(school)
  today = parseDay(await databaseDay(school))
  first = parseDay(`${today.slice(0, 4)}-01-01`)
  ticked = new Map()
})

const SMALLEST_GROUP = 5
const SCALES = ['q1', 'q2'] as const

async function announced({ on, until }: When): Promise<string> {
  const questions = [
    ...SCALES.map((key) => ({ key, kind: 'scale', words: '是否满意', options: [] })),
    { key: 'q3', kind: 'one', words: '常用的渠道', options: ['网站', '公告栏'] },
  ]
  const asked = {
    title: '信息公开评议',
    words: '',
    groups: ['staff', 'public'],
    smallestGroup: SMALLEST_GROUP,
    questions,
  }
  const { id } = await does(office.supervisor, 'POST', '/surveys', { ...asked, from: on, to: until })
  await does(office.supervisor, 'POST', `/surveys/${String(id)}/announcement`)
  return String(id)
}

/** Somebody answers, by account or by invitation; what is sent twice counts once. */
async function answered(id: string, scores: number[], by: { cookies?: Record<string, string>; code?: string }) {
  const { code = '', cookies = {} } = by
  const ticks = Object.fromEntries(SCALES.map((key, at) => [`q-${key}`, String(scores[at] ?? 0)]))
  const sent = () =>
    school.app.inject({
      ...{ method: 'POST' as const, url: `/surveys/${id}/answers`, cookies },
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ ...ticks, 'q-q3': '0', code }).toString(),
    })
  expect((await sent()).statusCode).toBe(200)
  expect((await sent()).statusCode).toBeGreaterThanOrEqual(400)
  ticked.set(id, [...(ticked.get(id) ?? []), scores])
}

/** A questionnaire that some answer; the lot decides how many, and how satisfied they are. */
async function evaluated(when: When): Promise<string> {
  const { lot } = when
  const id = await announced(when)
  const scoresOf = (at: number) => [(lot + at * 7) % 6, (lot * 3 + at) % 6]
  const accounts = [office.editor, office.head].slice(0, lot % 3)
  for (const [at, { cookies }] of accounts.entries()) await answered(id, scoresOf(at), { cookies })
  const invited = { group: 'public', count: 1 + (lot % 6) }
  const { codes } = await does(office.supervisor, 'POST', `/surveys/${id}/codes`, invited)
  for (const [at, code] of (codes as string[]).entries()) await answered(id, scoresOf(at + 2), { code })
  goTo(school, addDays(when.until, 1))
  return id
}

function written(on: Day) {
  const place = { place: '行政楼 201 室', hostUnitId: office.otherUnitId, trainer: '', outline: '' }
  return { kind: 'training', title: '信息公开专题培训', on, hours: 2, ...place }
}

async function planned(on: Day): Promise<string> {
  return String((await does(office.office, 'POST', '/trainings', written(on)))['id'])
}

async function held({ until, lot }: When): Promise<string> {
  const id = await planned(until)
  goTo(school, until)
  const attend = (people: number) =>
    does(office.office, 'PUT', `/trainings/${id}/attendance`, {
      attendance: [
        { unitId: office.unitId, people },
        { unitId: office.otherUnitId, people: 2 },
      ],
    })
  await attend(1 + (lot % 40))
  // Counted anew: the last count holds.
  if (lot % 2 === 0) await attend(1 + (lot % 7))
  return id
}

interface Issued {
  readonly url: string
  readonly tasks: readonly string[]
}

async function issued({ on, until, lot }: When): Promise<Issued> {
  const task = { words: '补齐收费信息', unitId: office.unitId, coUnitIds: [], evidence: '' }
  const tasks = [
    { ...task, dueOn: until },
    { ...task, words: '更新机构职能', dueOn: addDays(on, lot % 60) },
  ]
  const plan = {
    title: '推进工作方案',
    basis: '',
    basisNo: null,
    year: Number(on.slice(0, 4)),
    isPublic: lot % 2 === 0,
    tasks,
  }
  const { id } = await does(office.supervisor, 'POST', '/plans', plan)
  const url = `/plans/${String(id)}`
  await does(office.supervisor, 'POST', `${url}/issue`)
  const { lines } = await does(office.supervisor, 'GET', url)
  return { url, tasks: (lines as Answered[]).map((line) => String(line['id'])) }
}

/** The unit says that each task is done, on its day or on one beside it. */
async function claimed(when: When): Promise<Issued> {
  const made = await issued(when)
  goTo(school, addDays(when.until, (when.lot % 3) - 1))
  for (const task of made.tasks) await report(made, task)
  return made
}

function report({ url }: Issued, task: string) {
  const told = { kind: 'claimed', percent: 100, words: '已完成', publicationNos: [] }
  return does(office.editor, 'POST', `${url}/tasks/${task}/reports`, told)
}

function judge({ url }: Issued, task: string | undefined, kind: string) {
  return does(office.supervisor, 'POST', `${url}/tasks/${String(task)}/judgements`, { kind, words: '已查阅' })
}

const SURVEYS = {
  'a questionnaire is answered and waits': evaluated,
  'results are published': async (when: When) => {
    const id = await evaluated(when)
    await does(office.supervisor, 'POST', `/surveys/${id}/publication`)
  },
  'a questionnaire is ended before its last day': async (when: When) => {
    const { until, lot } = when
    const id = await announced({ ...when, until: addDays(until, 40) })
    goTo(school, until)
    await answered(id, [lot % 6, 4], { cookies: office.editor.cookies })
    await does(office.supervisor, 'POST', `/surveys/${id}/early-end`, { reason: '评议会已经开完' })
    await does(office.supervisor, 'POST', `/surveys/${id}/publication`)
  },
  'a questionnaire is cancelled': async (when: When) => {
    const id = await evaluated(when)
    await does(office.supervisor, 'POST', `/surveys/${id}/cancellation`, { reason: '问题有误' })
  },
}

const TRAININGS = {
  'a training is planned': ({ until }: When) => planned(until),
  'a training is held': held,
  'a training was on another day': async (when: When) => {
    const id = await held(when)
    await does(office.office, 'PUT', `/trainings/${id}`, written(when.on))
  },
  'a training is cancelled': async ({ until }: When) => {
    await does(office.office, 'POST', `/trainings/${await planned(until)}/cancellation`, { reason: '改期' })
  },
}

const PLANS = {
  'a plan is issued': issued,
  'tasks are claimed': claimed,
  'tasks are confirmed': async (when: When) => {
    const made = await claimed(when)
    // Whenever it is confirmed, the day of the claim counts.
    goTo(school, addDays(when.until, 20))
    for (const task of made.tasks) await judge(made, task, 'confirmed')
  },
  'a task is sent back and done later': async (when: When) => {
    const made = await claimed(when)
    const [task = ''] = made.tasks
    await judge(made, task, 'returned')
    goTo(school, addDays(when.until, when.lot % 2))
    await report(made, task)
    await judge(made, task, 'confirmed')
  },
  'a plan is withdrawn': async (when: When) => {
    const { url } = await claimed(when)
    await does(office.supervisor, 'POST', `${url}/withdrawal`, { reason: '任务调整' })
  },
}

/** What became of each subject that a kind of entries tells of, one entry after the other. */
function fold(entries: readonly Entry[], area: string): Map<string, Record<string, unknown>> {
  const all = new Map<string, Record<string, unknown>>()
  for (const { type, subjectId, data } of entries) {
    if (!type.startsWith(`${area}.`)) continue
    const act = type.slice(area.length + 1)
    all.set(subjectId, { ...all.get(subjectId), ...data, [act]: true })
  }
  return all
}

async function surveysOf(period: Period): Promise<Recount<'surveys'>> {
  const all = fold(await readLedger(school), 'survey')
  const ids = [...all].filter(
    ([, { published, endedOn, to }]) => published === true && isWithin(String(endedOn ?? to), period),
  )
  const answers = ids.map(([id]) => ticked.get(id) ?? [])
  // Of a group so small that its answers could be guessed, nothing is told but how many they were.
  const scores = answers
    .filter((each) => each.length >= SMALLEST_GROUP)
    .flat(2)
    .filter((score) => score > 0)
  const satisfied = scores.filter((score) => score >= 4).length
  const opens = ids.length
  return {
    'surveys.held': { value: opens, opens },
    'surveys.respondents': { value: answers.flat().length, opens },
    'surveys.satisfaction': {
      value: scores.length === 0 ? null : Math.round((satisfied * 100) / scores.length),
      opens,
    },
  }
}

async function trainingsOf(period: Period): Promise<Recount<'trainings'>> {
  const all = [...fold(await readLedger(school), 'training').values()]
  const those = all.filter(({ recorded, on }) => recorded === true && isWithin(String(on), period))
  const people = those.reduce((sum, each) => sum + Number(each['people']), 0)
  return { 'trainings.held': counted(those), 'trainings.attendances': { value: people, opens: those.length } }
}

/** When tasks are due: frozen with the plan, to which the ledger leads. */
async function dueDays(): Promise<{ planId: string; no: number; dueOn: string }[]> {
  const { rows } = await school.parts.pool.query<{ planId: string; no: number; dueOn: string }>(
    'select plan_id as "planId", no, due_on::text as "dueOn" from plan_task',
  )
  return rows
}

async function plansOf(period: Period): Promise<Recount<'plans'>> {
  const entries = await readLedger(school)
  const plans = fold(entries, 'plan')
  const steps = new Map<string, { claimedOn?: string; isDone?: boolean }>()
  for (const { type, subjectId, data } of entries) {
    const task = `${subjectId} ${String(data['task'])}`
    if (type === 'plan.task-claimed') steps.set(task, { claimedOn: String(data['on']) })
    if (type === 'plan.task-returned') steps.delete(task)
    if (type === 'plan.task-confirmed') steps.set(task, { ...steps.get(task), isDone: true })
  }
  const due = (await dueDays()).filter(({ planId, dueOn }) => {
    const { issued: wasIssued, withdrawn } = plans.get(planId) ?? {}
    return wasIssued === true && withdrawn !== true && isWithin(dueOn, period)
  })
  const inTime = due.filter(({ planId, no, dueOn }) => {
    const { claimedOn = '', isDone = false } = steps.get(`${planId} ${String(no)}`) ?? {}
    return isDone && claimedOn <= dueOn
  })
  return { 'plans.due': counted(due), 'plans.in-time': counted(inTime) }
}

test.each([
  ['evaluation', SURVEYS, surveysOf, 6],
  ['trainings', TRAININGS, trainingsOf, 12],
  ['plans', PLANS, plansOf, 8],
] as const)(
  'figures of %s are what the ledger says when it is read from the beginning',
  async (...[, happenings, recount, runs]) => {
    await holdAgainstRecount({ school, reader: office.supervisor, first, today, happenings, recount, runs })
  },
  300_000,
)
