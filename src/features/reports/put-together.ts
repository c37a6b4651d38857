import type { ReportSheet } from '../../kernel/report-sheet.ts'
import type { Context } from '../../platform/context.ts'
import { sha256 } from '../../platform/ids.ts'
import { periodName } from '../figures/index.ts'
import { sumOpenFindings } from '../monitors/index.ts'
import { getSchoolProfile, type SchoolProfile } from '../organisation/index.ts'
import { compose } from './domain/compose.ts'
import { type Fault, faultsIn } from './domain/faults.ts'
import { listedOf, type ReportProblem } from './domain/material.ts'
import { canonicalSheet } from './domain/sheet-text.ts'
import { listProblems } from './problems.queries.ts'
import type { Report } from './reports.queries.ts'
import { FIGURE_WORDS } from './templates.ts'

function contactOf({ address, postcode, disclosureOffice: office }: SchoolProfile): string[] {
  const lines = [
    ['联系单位', office.name],
    ['地址', office.address === '' ? address : office.address],
    ['邮政编码', postcode],
    ['电话', office.phone],
    ['电子邮箱', office.email],
  ]
  const said = lines.filter(([, value]) => value !== '').map(([label = '', value = '']) => `${label}：${value}`)
  return ['联系方式', ...said]
}

/** The report as it would be read now. */
export async function putTogether(
  ctx: Pick<Context, 'db'>,
  report: Report,
  problems: readonly ReportProblem[],
): Promise<ReportSheet> {
  const school = await getSchoolProfile(ctx.db)
  const { title, template, body, material, from, to } = report
  return compose({
    ...{ title, issuer: school.name, periodName: periodName(report), span: { from, to } },
    ...{ template, body, material, problems, contact: contactOf(school) },
  })
}

/** The hash of a report as it is read. */
export function hashOfSheet(sheet: ReportSheet): string {
  return sha256(canonicalSheet(sheet))
}

/** The problems that a report tells of. */
export function problemsOf(db: Context['db'], { id, from, to }: Report) {
  return listProblems(db, { id, from, to })
}

/** What is wrong with a report, or to be looked at. */
export async function faultsOfReport(db: Context['db'], report: Report): Promise<Fault[]> {
  const { template, body, material } = report
  const [problems, open] = [await problemsOf(db, report), await sumOpenFindings(db)]
  const found = open.reduce((sum, { count }) => sum + count, 0)
  return faultsIn(template, body, {
    ...{ material, words: FIGURE_WORDS },
    problems: { listed: listedOf(problems).length, found },
  })
}
