import { type Day, formatDayCn, isDay, weekdayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { type Listed, listOfProjects, type TenderStage } from '../disclosures/index.ts'
import type { ColumnKind } from '../sites/index.ts'
import { toLine } from './lines.ts'
import type { Line } from './views/lists.tsx'

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
/** The stages of a tender as people say them. */
const STAGE_NAMES: Readonly<Record<TenderStage | '', string>> = {
  '': '公告',
  announced: '公告',
  changed: '变更',
  result: '结果',
}

function dayText(day: string): string {
  return isDay(day) ? `${formatDayCn(day)}（${WEEKDAYS[weekdayOf(day)] ?? ''}）` : ''
}

function eventLine(listed: Listed, today: Day): Line {
  const { occasion } = listed
  if (occasion === null || occasion.happensOn === '') return toLine(listed)
  const isComing = occasion.happensOn >= today
  return {
    ...toLine(listed),
    word: { text: isComing ? '即将举行' : '已举行', isOpen: isComing },
    notes: [`${dayText(occasion.happensOn)}${occasion.hours}`, occasion.venue].filter((note) => note !== ''),
  }
}

function jobLine(listed: Listed, today: Day): Line {
  const { occasion } = listed
  if (occasion === null || occasion.happensOn === '') return toLine(listed)
  const isOpen = occasion.happensOn >= today
  return {
    ...toLine(listed),
    word: { text: isOpen ? '正在报名' : '报名已截止', isOpen },
    notes: [`报名截止：${dayText(occasion.happensOn)}${occasion.hours}`],
  }
}

/** The stages of these projects that the reader may see, by project number, the oldest first. */
export async function stagesOf(
  ctx: Context,
  list: readonly Pick<Listed, 'occasion'>[],
): Promise<ReadonlyMap<string, NonNullable<Line['stages']>>> {
  const projectNos = [...new Set(list.map(({ occasion }) => occasion?.projectNo ?? '').filter((no) => no !== ''))]
  const stages = new Map<string, { no: number; name: string }[]>()
  for (const { no, occasion } of await listOfProjects(ctx.db, ctx.actor.viewer, projectNos)) {
    const projectNo = occasion?.projectNo ?? ''
    stages.set(projectNo, [...(stages.get(projectNo) ?? []), { no, name: STAGE_NAMES[occasion?.stage ?? ''] }])
  }
  return stages
}

async function tenderLines(ctx: Context, list: readonly Listed[]): Promise<Line[]> {
  const stages = await stagesOf(ctx, list)
  return list.map((listed) => {
    const { occasion } = listed
    if (occasion === null || occasion.projectNo === '') return toLine(listed)
    return {
      ...toLine(listed),
      word: { text: STAGE_NAMES[occasion.stage], isOpen: false },
      notes: [`项目编号 ${occasion.projectNo}`],
      stages: stages.get(occasion.projectNo) ?? [],
    }
  })
}

/** The lines of a column as its kind shows them; `today` is the day in Asia/Shanghai. */
export async function linesFor(
  ctx: Context,
  kind: ColumnKind,
  { list, today }: { list: readonly Listed[]; today: Day },
): Promise<Line[]> {
  if (kind === 'tenders') return tenderLines(ctx, list)
  if (kind === 'events') return list.map((listed) => eventLine(listed, today))
  return kind === 'jobs' ? list.map((listed) => jobLine(listed, today)) : list.map(toLine)
}
