import { AppError } from '../../kernel/app-error.ts'
import type { ReportSheet } from '../../kernel/report-sheet.ts'
import type { Context } from '../../platform/context.ts'
import { makeReport } from '../../platform/documents/make-report.ts'
import { REPORT_FORMATS, type ReportFormat } from '../../platform/documents/report-formats.ts'
import { isPublicFigure, periodName } from '../figures/index.ts'
import { replacementOf } from './domain/editions.ts'
import { statedIn } from './domain/stated.ts'
import { type Edition, findEdition, type FrozenFigure, listFrozenFigures, listReports } from './reports.queries.ts'

/** A public report with the period that it is about. */
export interface PublicReport extends Edition {
  readonly name: string
  /** The one of the same period and template that was published later and stands in its place. */
  readonly replacedBy: { readonly slug: string; readonly title: string; readonly publishedAt: Date | null } | null
}

/** The public reports, the newest period first, each with the earlier ones that it stands in the place of. */
export async function listPublicReports({ db }: Pick<Context, 'db'>) {
  const all = await listReports(db, { isPublic: true })
  return all
    .filter((head) => replacementOf(head, all) === undefined)
    .map((head) => ({
      ...head,
      name: periodName(head),
      earlier: all.filter((each) => replacementOf(each, all)?.slug === head.slug),
    }))
}

/** One public report. Throws `report.not-found`, also for one that is not public. */
export async function readPublicReport({ db }: Pick<Context, 'db'>, slug: string): Promise<PublicReport> {
  const edition = await findEdition(db, slug)
  if (!edition) throw new AppError('report.not-found')
  const newer = replacementOf(edition, await listReports(db, { isPublic: true }))
  return { ...edition, name: periodName(edition), replacedBy: newer ?? null }
}

/** A file of a public report. */
export interface ReportFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

const MEDIA: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** On paper an address of this site is written out, as far as it is known. */
function withAddresses(sheet: ReportSheet, publicUrl: string): ReportSheet {
  if (publicUrl === '') return sheet
  const text = JSON.stringify(sheet, (key, value: unknown) =>
    key === 'href' && typeof value === 'string' ? `${publicUrl}${value}` : value,
  )
  return JSON.parse(text) as ReportSheet
}

/** The figures for everybody, and of those for staff the values that the text states; what they were before stays inside. */
function publicFigures(figures: readonly FrozenFigure[], stated: ReadonlySet<string>) {
  return figures.flatMap(({ key, version, value, ...rest }) => {
    if (isPublicFigure(key)) return [{ key, version, value, ...rest }]
    return stated.has(key) ? [{ key, version, value }] : []
  })
}

async function jsonOf(ctx: Pick<Context, 'db'>, edition: PublicReport): Promise<Buffer> {
  const { id, title, name, from, to, hash, frozenAt, publishedAt, sheet } = edition
  const figures = publicFigures(await listFrozenFigures(ctx.db, id), statedIn(edition.body))
  return Buffer.from(
    `${JSON.stringify({ title, name, from, to, hash, frozenAt, publishedAt, figures, sheet }, null, 1)}\n`,
  )
}

const kept = new Map<string, Promise<Buffer>>()
const MOST_KEPT = 12

/** A signed report never changes: each file is made once, and the oldest are let go. */
function makeOnce(
  edition: PublicReport,
  { format, publicUrl }: { format: ReportFormat; publicUrl: string },
): Promise<Buffer> {
  const key = `${format} ${publicUrl} ${edition.hash}`
  const sheet = withAddresses(edition.sheet, publicUrl)
  const making = kept.get(key) ?? makeReport({ sheet, madeAt: edition.frozenAt.getTime() }, format)
  kept.delete(key)
  kept.set(key, making)
  making.catch(() => kept.delete(key))
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old)
  return making
}

/** A public report as a file: docx, pdf or json. Throws `report.not-found`, also for another format. */
export async function readReportFile(
  ctx: Pick<Context, 'db' | 'publicUrl'>,
  { slug, format: wanted }: { slug: string; format: string },
): Promise<ReportFile> {
  const edition = await readPublicReport(ctx, slug)
  if (wanted === 'json') {
    return {
      name: `${edition.title}.json`,
      mediaType: 'application/json; charset=utf-8',
      bytes: await jsonOf(ctx, edition),
    }
  }
  const format = REPORT_FORMATS.find((each) => each === wanted)
  if (!format) throw new AppError('report.not-found')
  const bytes = await makeOnce(edition, { format, publicUrl: ctx.publicUrl })
  return { name: `${edition.title}.${format}`, mediaType: MEDIA[format], bytes }
}
