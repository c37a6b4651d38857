import type { Day } from '../../kernel/day.ts'
import type { ProblemState } from '../../kernel/report-sheet.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { ReportProblem } from './domain/material.ts'

/** A problem as the office has entered it. */
export interface ProblemRow extends ReportProblem {
  readonly id: string
  readonly reportId: string
  readonly unitId: string | null
  readonly state: ProblemState
  readonly curedOn: string | null
}

/**
 * The problems that a report has to tell of: its own, and those of earlier signed reports that were still open when its period began.
 */
export async function listProblems(
  db: ReadDb,
  { id, from, to }: { id: string; from: Day; to: Day },
): Promise<ProblemRow[]> {
  const rows = await db
    .selectFrom('report_problem as p')
    .innerJoin('report as r', 'r.id', 'p.report_id')
    .leftJoin('unit as u', 'u.id', 'p.unit_id')
    .select(['p.id', 'p.report_id', 'p.problem', 'p.measure', 'p.unit_id', 'u.name', 'p.due_on', 'p.state', 'p.cure'])
    .select(['p.cured_on', 'r.title'])
    .where((eb) =>
      eb.or([
        eb('p.report_id', '=', id),
        eb.and([
          eb('r.state', 'in', ['frozen', 'published']),
          eb('r.to_day', '<', to),
          eb.or([eb('p.state', '=', 'open'), eb('p.cured_on', '>=', from)]),
        ]),
      ]),
    )
    .orderBy('r.to_day')
    .orderBy('p.created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reportId: row.report_id,
    problem: row.problem,
    measure: row.measure,
    unitId: row.unit_id,
    unitName: row.name ?? '',
    dueOn: row.due_on,
    state: row.state as ProblemState,
    cure: row.cure,
    curedOn: row.cured_on,
    foundIn: row.title,
    isOwn: row.report_id === id,
  }))
}
