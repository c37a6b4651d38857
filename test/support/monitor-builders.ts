import { importDocuments } from '../../src/features/disclosures/index.ts'
import { runRound } from '../../src/features/monitors/run-round.ts'
import { SYSTEM } from '../../src/platform/context.ts'
import { approve, ask, type Office, someMetadata } from './disclosure-builders.ts'
import type { School } from './school.ts'

/** A finding as it is kept, as far as stories look at it. */
export interface Kept {
  readonly id: string
  readonly rule: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly what: string
  readonly evidence: string
  readonly state: string
}

/** Every finding that is kept, by rule and evidence. */
export async function keptFindings(school: School, rule?: string): Promise<Kept[]> {
  const rows = await school.parts.db
    .selectFrom('monitor_finding')
    .select(['id', 'rule', 'subject_id as subjectId', 'unit_id as unitId', 'what', 'evidence', 'state'])
    .orderBy('rule')
    .orderBy('evidence')
    .execute()
  return rule === undefined ? rows : rows.filter((row) => row.rule === rule)
}

/** A whole round, as the platform itself. */
export async function round(school: School): Promise<void> {
  await runRound(school.as(SYSTEM))
}

/** A publication of the previous system: it passed no guard of ours, so it may hold anything. */
export async function aMigrated(
  school: School,
  office: Office,
  {
    title = '原系统的一条信息',
    bodyHtml = '<p>正文。</p>',
    metadata = {},
    originalPublishedOn = '2026-11-01',
  }: { title?: string; bodyHtml?: string; metadata?: object; originalPublishedOn?: string } = {},
): Promise<string> {
  const document = {
    unitId: office.unitId,
    unitCode: 'U1',
    title,
    bodyHtml,
    metadata: someMetadata(office, metadata) as never,
    itemDigits: '0742',
    originalPublishedOn,
  }
  await importDocuments(school.as(), [document], { org: 'G00000', pattern: '' })
  const row = await school.parts.db
    .selectFrom('publication')
    .select('document_id')
    .where('title', '=', title)
    .orderBy('no', 'desc')
    .executeTakeFirstOrThrow()
  return row.document_id
}

/** A table of two rows whose total says so much; 200 is right. */
export function tableOf(total: string): string {
  const rows = [
    ['医学院', '120'],
    ['护理学院', '80'],
    ['合计', total],
  ]
  const line = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  return `<table><thead><tr><th>学院</th><th>人数</th></tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`
}

/** Another text of something published: written, reviewed, published again. */
export async function anUpdate(
  school: School,
  office: Office,
  [id, bodyHtml, metadata = {}]: readonly [id: string, bodyHtml: string, metadata?: object],
): Promise<void> {
  const seen = await ask(school, office.editor, ['GET', `/documents/${id}`])
  const { version } = seen.body['draft'] as { version: number }
  const draft = { version, title: String(seen.body['title']), bodyHtml, metadata: someMetadata(office, metadata) }
  const saved = await ask(school, office.editor, ['PUT', `/documents/${id}/draft`, draft])
  if (saved.status !== 200) throw new Error(JSON.stringify({ saved, seen: seen.body }))
  await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version: saved.body['version'] }])
  await approve(school, office, id)
  const published = await ask(school, office.office, ['POST', `/documents/${id}/publication`, {}])
  if (published.status !== 200) throw new Error(JSON.stringify(published))
}
