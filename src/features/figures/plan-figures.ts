import { TASK_STATES } from '../../kernel/plan-terms.ts'
import { type Context, may } from '../../platform/context.ts'
import { listDueTasks, sumTasks } from '../plans/index.ts'
import type { Evidence, FigureHead, FigurePart } from './domain/figure.ts'
import { type Figure, onPage, type Reading } from './registry.ts'

type Due = Awaited<ReturnType<typeof listDueTasks>>
type Head = Pick<FigureHead, 'key' | 'name' | 'unit' | 'meaning'>

function partsByUnit(tasks: Due): FigurePart[] {
  const counts = new Map<string, number>()
  for (const { unitName } of tasks) counts.set(unitName, (counts.get(unitName) ?? 0) + 1)
  return [...counts]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value || a.name.localeCompare(b.name, 'zh'))
}

/** The tasks that the reader may see: all for the staff that watches them, those of public plans for everybody. */
function toEvidence(ctx: Context, tasks: Due, page: number): Evidence {
  const shown = tasks.filter(({ isPublic }) => isPublic || may(ctx.actor, 'plans.read'))
  const rows = shown.map(({ words, unitName, state, dueOn, isPublic }) => ({
    title: words,
    note: `${unitName} · ${TASK_STATES[state]}`,
    day: dueOn,
    url: isPublic ? '/plans' : '',
  }))
  const withheld = shown.length < tasks.length ? '其余任务所在的方案没有公开。' : ''
  return { rows: onPage(rows, page), total: rows.length, withheld }
}

function planFigure(head: Head, sum: 'due' | 'inTime', counts: (task: Due[number]) => boolean): Figure {
  const counted = async (reading: Reading): Promise<Due> => (await listDueTasks(reading, reading.period)).filter(counts)
  return {
    ...head,
    version: 1,
    area: 'oversight',
    counts: 'during',
    audience: 'public',
    measure: async ({ db, period }) => (await sumTasks(db, period))[sum],
    records: async (reading) => {
      const tasks = await counted(reading)
      return { value: tasks.length, lines: tasks.map(({ id, state }) => `${id} ${state}`).sort() }
    },
    parts: async (reading) => partsByUnit(await counted(reading)),
    evidence: async (ctx, reading, page) => toEvidence(ctx, await counted(reading), page),
  }
}

/** 工作方案. */
export const PLAN_FIGURES: readonly Figure[] = [
  planFigure(
    { key: 'plans.due', name: '工作方案到期的任务', unit: '项', meaning: '已下达的工作方案中，期限在期间内的任务。' },
    'due',
    () => true,
  ),
  planFigure(
    {
      key: 'plans.in-time',
      name: '按期完成的任务',
      unit: '项',
      meaning: '期限在期间内的任务中，单位在期限以前（含当日）报告完成，并由制定方案的办公室确认的。',
    },
    'inTime',
    ({ isInTime }) => isInTime,
  ),
]
