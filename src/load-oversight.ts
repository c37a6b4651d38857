import { createPlan, issuePlan, judgeTask, listTasks, reportProgress } from './features/plans/index.ts'
import { announceSurvey, answerSurvey, createSurvey, makeCodes, publishSurvey } from './features/surveys/index.ts'
import { createTraining, recordAttendance } from './features/trainings/index.ts'
import { addDays, type Day, dayOf, yearOf } from './kernel/day.ts'
import { type Actor, type Context, VISITOR } from './platform/context.ts'
import { samplePlan, type SampleTask } from './sample/plan.ts'
import { type SampleSurvey, sampleSurveys, SURVEY_QUESTIONS } from './sample/surveys.ts'
import { sampleTrainings } from './sample/trainings.ts'

/** The office that holds the trainings. */
const HOST = '251'

/** The same platform on another day, for somebody else. */
function as(ctx: Context, actor: Actor, day: Day): Context {
  return { ...ctx, actor, now: () => new Date(`${day}T10:00:00+08:00`) }
}

interface Hands {
  readonly ctx: Context
  /** Seals notices. */
  readonly key: Buffer
  /** The supervision office. */
  readonly maker: Actor
  /** Head of the unit that has tasks. */
  readonly head: Actor
  readonly unitOf: (code: string) => string
}

async function answerAll(
  { ctx, maker }: Pick<Hands, 'ctx' | 'maker'>,
  id: string,
  { answers, from }: SampleSurvey,
): Promise<void> {
  const day = addDays(dayOf(ctx.now()), from)
  for (const { group, scores, words = '' } of answers) {
    const { codes } = await makeCodes(as(ctx, maker, day), { id, group, count: scores.length })
    for (const [at, score] of scores.entries()) {
      const fields: Record<string, string> = {
        q1: String(score),
        q2: String(Math.max(score - (at % 2), 0)),
        [`q3-${String(at % 4)}`]: '1',
        ...(at === 0 ? { q4: words } : {}),
      }
      const typed = (name: string): string => fields[name] ?? ''
      await answerSurvey(as(ctx, VISITOR, day), { id, code: codes[at] ?? '', typed })
    }
  }
}

async function loadSurvey({ ctx, maker }: Hands, survey: SampleSurvey): Promise<void> {
  const today = dayOf(ctx.now())
  const [from, to] = [addDays(today, survey.from), addDays(today, survey.to)]
  const { title, words, groups } = survey
  const written = { title, words, from, to, groups, smallestGroup: 5, questions: SURVEY_QUESTIONS }
  const { id } = await createSurvey(as(ctx, maker, from), written)
  await announceSurvey(as(ctx, maker, from), id)
  await answerAll({ ctx, maker }, id, survey)
  if (to < today) await publishSurvey(as(ctx, maker, addDays(to, 1)), id)
}

async function loadTrainings({ ctx, maker, unitOf }: Hands): Promise<void> {
  const today = dayOf(ctx.now())
  for (const { on, attendance, ...training } of sampleTrainings) {
    const day = addDays(today, on)
    const acting = as(ctx, maker, on < 0 ? day : today)
    const { id } = await createTraining(acting, { ...training, on: day, hostUnitId: unitOf(HOST) })
    const came = attendance.map(([code, people]) => ({ unitId: unitOf(code), people }))
    if (came.length > 0) await recordAttendance(acting, { id, attendance: came })
  }
}

async function writeSteps(
  { ctx, key, maker, head }: Hands,
  { steps }: SampleTask,
  of: { id: string; taskId: string },
): Promise<void> {
  const today = dayOf(ctx.now())
  for (const { on, ...step } of steps) {
    const told = { ...of, publicationNos: [], ...step }
    const day = addDays(today, on)
    if (step.kind === 'confirmed') await judgeTask(as(ctx, maker, day), key, told)
    else await reportProgress(as(ctx, head, day), key, told)
  }
}

async function loadPlan(hands: Hands): Promise<void> {
  const { ctx, key, maker, unitOf } = hands
  const today = dayOf(ctx.now())
  const acting = as(ctx, maker, addDays(today, samplePlan.issuedOn))
  const { id } = await createPlan(acting, {
    title: samplePlan.title,
    basis: '学校党委会议纪要（示例）',
    basisNo: null,
    year: yearOf(today),
    isPublic: true,
    tasks: samplePlan.tasks.map(({ words, unitCode, coUnitCodes, dueOn, evidence }) => ({
      ...{ words, evidence, unitId: unitOf(unitCode), coUnitIds: coUnitCodes.map(unitOf) },
      dueOn: addDays(today, dueOn),
    })),
  })
  await issuePlan(acting, key, id)
  const tasks = await listTasks(ctx.db, id)
  for (const [at, task] of samplePlan.tasks.entries())
    await writeSteps(hands, task, { id, taskId: tasks[at]?.id ?? '' })
}

/** Gives the sample school something of its evaluation, its trainings and its plan of work. */
export async function loadOversight(hands: Hands): Promise<void> {
  for (const survey of sampleSurveys) await loadSurvey(hands, survey)
  await loadTrainings(hands)
  await loadPlan(hands)
}
