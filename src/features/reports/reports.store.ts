import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { ReportSheet } from '../../kernel/report-sheet.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import type { Actor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId } from '../../platform/ids.ts'
import type { Body } from './domain/body.ts'
import type { Material } from './domain/material.ts'
import type { Template } from './domain/template.ts'
import { type FrozenFigure, type Report, rowsOfReports, toReport } from './reports.queries.ts'

/** Holds a report until the transaction ends. Throws `report.not-found`. */
export async function lockReport(tx: Tx, id: string): Promise<Report> {
  const row = await rowsOfReports(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('report.not-found')
  return toReport(row)
}

/** A new report. */
export async function insertReport(
  tx: Tx,
  report: {
    readonly id: string
    readonly slug: string
    readonly title: string
    readonly from: string
    readonly to: string
    readonly template: Template
    readonly body: Body
    readonly material: Material
    readonly by: string
  },
): Promise<void> {
  const { id, slug, title, from, to, template, body, material, by } = report
  await tx
    .insertInto('report')
    .values({
      ...{ id, slug, title, from_day: from, to_day: to, version: 1, created_by: by, editors: [by] },
      ...{ template_key: template.key, template_version: template.version, template: json(template) },
      ...{ body: json(body), material: json(material), sheet: null },
    })
    .execute()
}

/** Saves words or figures under a new version, and who did it. Answers the version. */
export async function saveWork(
  tx: Tx,
  { id, version, editors }: Pick<Report, 'id' | 'version' | 'editors'>,
  change: { readonly title?: string; readonly body?: Body; readonly material?: Material; readonly by: string },
): Promise<number> {
  const { title, body, material, by } = change
  await tx
    .updateTable('report')
    .set({
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body: json(body) }),
      ...(material === undefined ? {} : { material: json(material) }),
      ...{ version: version + 1, editors: [...new Set([...editors, by])], saved_at: sql<Date>`clock_timestamp()` },
    })
    .where('id', '=', id)
    .execute()
  return version + 1
}

/** Who changed the problems of a report: they do not check it. */
export async function addEditor(tx: Tx, { id, editors }: Pick<Report, 'id' | 'editors'>, by: string): Promise<void> {
  if (editors.includes(by)) return
  await tx
    .updateTable('report')
    .set({ editors: [...editors, by] })
    .where('id', '=', id)
    .execute()
}

/** Figures that were read anew: nobody has written anything. */
export async function saveMaterial(tx: Tx, { id, version }: Pick<Report, 'id' | 'version'>, material: Material) {
  await tx
    .updateTable('report')
    .set({ material: json(material), version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** 送签: the report as it was put together waits for a leader. */
export async function saveChecked(
  tx: Tx,
  id: string,
  checked: { readonly sheet: ReportSheet; readonly hash: string; readonly material: Material; readonly by: string },
): Promise<void> {
  const { sheet, hash, material, by } = checked
  await tx
    .updateTable('report')
    .set({ state: 'checked', sheet: json(sheet), sheet_hash: hash, material: json(material), checked_by: by })
    .where('id', '=', id)
    .execute()
}

/** 退回起草. */
export async function saveReturned(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('report')
    .set({ state: 'draft', sheet: null, sheet_hash: null, checked_by: null })
    .where('id', '=', id)
    .execute()
}

/** 签发: what was signed is written where nothing is ever changed. */
export async function freezeReport(
  tx: Tx,
  id: string,
  edition: { sheet: ReportSheet; hash: string; figures: readonly FrozenFigure[]; by: string },
): Promise<void> {
  const { sheet, hash, figures, by } = edition
  await tx
    .insertInto('report_edition')
    .values({ report_id: id, sheet: json(sheet), hash, frozen_by: by })
    .execute()
  await tx
    .insertInto('report_figure')
    .values(
      figures.map(({ key, version, value, before, recordsHash }, sort) => ({
        ...{ report_id: id, sort, key, version, value, before, records_hash: recordsHash },
      })),
    )
    .execute()
  await tx.updateTable('report').set({ state: 'frozen' }).where('id', '=', id).execute()
}

/** 公布. */
export async function savePublished(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('report')
    .set({ state: 'published', published_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

/** Who checked, signed or sent back, and what. */
export async function insertOpinion(
  tx: Tx,
  reportId: string,
  given: { decision: 'checked' | 'signed' | 'returned'; actor: Actor; opinion: string; hash: string },
): Promise<void> {
  const { decision, actor, opinion, hash } = given
  await tx
    .insertInto('report_opinion')
    .values({
      ...{ id: newId(), report_id: reportId, decision, account_id: actor.id },
      ...{ actor: json(snapshot(actor)), opinion, sheet_hash: hash },
    })
    .execute()
}

/** A problem as it is to be written. */
export interface ProblemFields {
  readonly problem: string
  readonly measure: string
  readonly unitId: string | null
  readonly dueOn: string | null
  readonly state: 'open' | 'cured'
  readonly cure: string
  readonly curedOn: string | null
}

function columnsOf({ problem, measure, unitId, dueOn, state, cure, curedOn }: ProblemFields) {
  return { problem, measure, unit_id: unitId, due_on: dueOn, state, cure, cured_on: curedOn }
}

/** A new problem of a report. */
export async function insertProblem(tx: Tx, reportId: string, fields: ProblemFields): Promise<string> {
  const id = newId()
  await tx
    .insertInto('report_problem')
    .values({ id, report_id: reportId, ...columnsOf(fields) })
    .execute()
  return id
}

/** A changed problem. */
export async function saveProblem(tx: Tx, id: string, fields: ProblemFields): Promise<void> {
  await tx.updateTable('report_problem').set(columnsOf(fields)).where('id', '=', id).execute()
}

/** Holds a problem. Throws `report.problem-not-found`. */
export async function lockProblem(
  tx: Tx,
  id: string,
): Promise<{ reportId: string; state: string; curedOn: string | null }> {
  const row = await tx
    .selectFrom('report_problem')
    .select(['report_id', 'state', 'cured_on'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('report.problem-not-found')
  return { reportId: row.report_id, state: row.state, curedOn: row.cured_on }
}

/** Takes a problem out of a report that is still being written. */
export async function deleteProblem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('report_problem').where('id', '=', id).execute()
}
