import { authorize, type Context } from '../../platform/context.ts'
import { ruleOf, sumOpenFindings } from '../monitors/index.ts'
import { getReport } from './reports.queries.ts'

/** A problem that the monitors have found, in words that a report may take over. */
export interface SuggestedProblem {
  readonly rule: string
  readonly count: number
  readonly problem: string
  readonly measure: string
}

/**
 * The problems that a report could name because the monitors see them now: one for each rule with open findings, the most frequent
 * first. What the office makes of them is its own. Throws `report.not-found`.
 */
export async function suggestProblems(ctx: Context, { id }: { id: string }): Promise<SuggestedProblem[]> {
  authorize(ctx, 'reports.write')
  await getReport(ctx.db, id)
  const open = await sumOpenFindings(ctx.db)
  return open.flatMap(({ rule, count, units }) => {
    const head = ruleOf(rule)
    if (!head) return []
    const where = units === 0 ? '' : `，涉及 ${String(units)} 个单位`
    return [{ rule, count, problem: `${head.name}：监测发现 ${String(count)} 处${where}。`, measure: head.cure }]
  })
}
