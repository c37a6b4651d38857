import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReportSheet, ReportState } from '../../kernel/report-sheet.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Body } from './domain/body.ts'
import type { Material } from './domain/material.ts'
import type { Standing } from './domain/standing.ts'
import type { Template } from './domain/template.ts'

/** What a list tells of a report. */
export interface ReportHead {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly from: Day
  readonly to: Day
  readonly state: ReportState
  readonly publishedAt: Date | null
}

/** A report as it is worked on. */
export interface Report extends ReportHead, Standing {
  readonly version: number
  readonly template: Template
  readonly body: Body
  readonly material: Material
  readonly sheet: ReportSheet | null
  readonly sheetHash: string | null
  readonly savedAt: Date
}

export function rowsOfReports(db: ReadDb) {
  return db
    .selectFrom('report')
    .select(['id', 'slug', 'title', 'from_day', 'to_day', 'state', 'version', 'template', 'body', 'material', 'sheet'])
    .select(['sheet_hash', 'editors', 'checked_by', 'saved_at', 'published_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOfReports>['executeTakeFirstOrThrow']>>

export function toReport(row: Row): Report {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    from: row.from_day as Day,
    to: row.to_day as Day,
    state: row.state as ReportState,
    publishedAt: row.published_at,
    version: row.version,
    template: row.template as Template,
    body: row.body as Body,
    material: row.material as Material,
    sheet: row.sheet as ReportSheet | null,
    sheetHash: row.sheet_hash,
    editors: row.editors,
    checkedBy: row.checked_by,
    savedAt: row.saved_at,
  }
}

/** A report by its id. Throws `report.not-found`. */
export async function getReport(db: ReadDb, id: string): Promise<Report> {
  const row = await rowsOfReports(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('report.not-found')
  return toReport(row)
}

/** A report of the list, with what decides whose turn it is. */
export interface ListedReport extends ReportHead, Standing {
  readonly templateKey: string
  readonly templateName: string
}

/** The reports, the newest period first; only those that are public when wanted. */
export async function listReports(db: ReadDb, { isPublic }: { isPublic: boolean }): Promise<ListedReport[]> {
  let query = db
    .selectFrom('report')
    .select([
      'id',
      'slug',
      'title',
      'from_day',
      'to_day',
      'state',
      'published_at',
      'editors',
      'checked_by',
      'template_key',
    ])
    .select(sql<string>`template ->> 'name'`.as('template_name'))
    .orderBy('to_day', 'desc')
    .orderBy('from_day', 'desc')
    .orderBy('created_at', 'desc')
  if (isPublic) query = query.where('state', '=', 'published')
  return (await query.execute()).map((row) => ({
    ...{ id: row.id, slug: row.slug, title: row.title, from: row.from_day as Day, to: row.to_day as Day },
    ...{ state: row.state as ReportState, publishedAt: row.published_at },
    ...{ editors: row.editors, checkedBy: row.checked_by },
    ...{ templateKey: row.template_key, templateName: row.template_name },
  }))
}

/** A figure as it was signed. */
export interface FrozenFigure {
  readonly key: string
  readonly version: number
  readonly value: number | null
  readonly before: number | null
  readonly recordsHash: string
}

/** The figures of a signed report, in their order. */
export async function listFrozenFigures(db: ReadDb, reportId: string): Promise<FrozenFigure[]> {
  const rows = await db
    .selectFrom('report_figure')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('sort')
    .execute()
  return rows.map(({ key, version, value, before, records_hash: recordsHash }) => ({
    ...{ key, version, value, before, recordsHash },
  }))
}

/** A report as it was signed and published. */
export interface Edition extends ReportHead {
  readonly templateKey: string
  readonly templateName: string
  readonly sheet: ReportSheet
  /** The words that the office chose, with the figures named in them. */
  readonly body: Body
  readonly hash: string
  readonly frozenAt: Date
}

/** The public report at an address; undefined for one that is not public, or for none. */
export async function findEdition(db: ReadDb, slug: string): Promise<Edition | undefined> {
  const row = await db
    .selectFrom('report as r')
    .innerJoin('report_edition as e', 'e.report_id', 'r.id')
    .select([
      'r.id',
      'r.slug',
      'r.title',
      'r.from_day',
      'r.to_day',
      'r.published_at',
      'r.body',
      'r.template_key',
      'e.sheet',
      'e.hash',
      'e.frozen_at',
    ])
    .select(sql<string>`r.template ->> 'name'`.as('template_name'))
    .where('r.slug', '=', slug)
    .where('r.state', '=', 'published')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...{ id: row.id, slug: row.slug, title: row.title, from: row.from_day as Day, to: row.to_day as Day },
    ...{ state: 'published', publishedAt: row.published_at, sheet: row.sheet as ReportSheet },
    ...{ templateKey: row.template_key, templateName: row.template_name },
    ...{ body: row.body as Body, hash: row.hash, frozenAt: row.frozen_at },
  }
}

/** The signed report whose period ended last before this one does. */
export async function findLastSigned(db: ReadDb, to: Day): Promise<ReportHead | undefined> {
  const row = await db
    .selectFrom('report')
    .select(['id', 'slug', 'title', 'from_day', 'to_day', 'state', 'published_at'])
    .where('state', 'in', ['frozen', 'published'])
    .where('to_day', '<', to)
    .orderBy('to_day', 'desc')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...{ id: row.id, slug: row.slug, title: row.title, from: row.from_day as Day, to: row.to_day as Day },
    ...{ state: row.state as ReportState, publishedAt: row.published_at },
  }
}

/** Is an address taken? */
export async function isSlugTaken(db: ReadDb, slug: string): Promise<boolean> {
  return (await db.selectFrom('report').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}

/** Who checked, signed or sent back a report. */
export interface OpinionRow {
  readonly decision: 'checked' | 'signed' | 'returned'
  readonly name: string
  readonly opinion: string
  readonly givenAt: Date
}

/** What was said of a report, in the order in which it was. */
export async function listOpinions(db: ReadDb, reportId: string): Promise<OpinionRow[]> {
  const rows = await db
    .selectFrom('report_opinion')
    .select(['decision', 'opinion', 'given_at', sql<string>`actor ->> 'name'`.as('name')])
    .where('report_id', '=', reportId)
    .orderBy('given_at')
    .execute()
  return rows.map(({ decision, opinion, given_at: givenAt, name }) => ({
    ...{ decision: decision as OpinionRow['decision'], opinion, givenAt, name },
  }))
}
