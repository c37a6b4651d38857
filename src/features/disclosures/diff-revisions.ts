import { AUDIENCE_NAMES } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { diffTexts, renderDiffHtml } from '../../platform/documents/diff.ts'
import { htmlToText } from '../../platform/documents/sanitize.ts'
import type { Metadata } from './domain/metadata.ts'
import { findVersion, getDocumentRecord } from './documents.queries.ts'

const STAGES = { '': '', announced: '公告', changed: '变更', result: '结果' } as const

const FIELDS: readonly (readonly [string, (metadata: Metadata) => string])[] = [
  ['文号', ({ docNo }) => docNo],
  ['产生日期', ({ formedOn }) => formedOn],
  ['公开范围', ({ audience }) => AUDIENCE_NAMES[audience.kind]],
  ['截止日期', ({ expiresOn }) => expiresOn],
  ['主题词', ({ keywords }) => keywords.join('、')],
  ['摘要', ({ summary }) => summary],
  ['来源', ({ source }) => source],
  ['公开事项', ({ itemIds }) => itemIds.join('、')],
  ['日期和地点', ({ occasion }) => [occasion?.happensOn, occasion?.hours, occasion?.venue].filter(Boolean).join(' ')],
  ['项目和阶段', ({ occasion }) => [occasion?.projectNo, STAGES[occasion?.stage ?? '']].filter(Boolean).join(' ')],
  ['附件', ({ attachmentIds }) => `${String(attachmentIds.length)} 个`],
]

/** What changed between two versions (0 is the working copy), readable for people: sentences, with fields beside. */
export async function diffRevisions(ctx: Context, { id, from, to }: { id: string; from: number; to: number }) {
  await getDocumentRecord(ctx.db, ctx.actor, id)
  const [before, after] = await Promise.all([findVersion(ctx.db, id, from), findVersion(ctx.db, id, to)])
  if (!before || !after) throw new AppError('document.not-found', { id, from, to })
  const fields = FIELDS.map(([name, read]) => ({
    name,
    before: read(before.metadata),
    after: read(after.metadata),
  })).filter((field) => field.before !== field.after)
  const html = renderDiffHtml(diffTexts(htmlToText(before.bodyHtml), htmlToText(after.bodyHtml)))
  return { title: { before: before.title, after: after.title }, html, fields }
}
