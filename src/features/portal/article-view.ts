import { addDays, dayOf, formatDayCn, formatInstantCn } from '../../kernel/day.ts'
import { AUDIENCE_NAMES } from '../../kernel/audience.ts'
import type { Context } from '../../platform/context.ts'
import { listItemNames } from '../catalogue/index.ts'
import {
  type Around,
  attachmentUrl,
  listAround,
  type Listed,
  type Metadata,
  type Readable,
} from '../disclosures/index.ts'
import { getUnit, type Unit } from '../organisation/index.ts'
import { type ColumnPlace, findFirstColumn } from '../sites/index.ts'
import { besideOf } from './article-beside.ts'
import { type Article, metaOf, sourceOf } from './article-meta.ts'
import { toLine } from './lines.ts'
import { stagesOf } from './occasion-lines.ts'
import { LISTS, tagsOfShown } from './page-tags.ts'
import type { ArticleView } from './views/article.tsx'
import type { FileView } from './views/article-parts.tsx'
import type { Crumb } from './views/frame.tsx'

const KINDS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  doc: 'Word',
  xlsx: 'Excel',
  xls: 'Excel',
  pptx: 'PPT',
  txt: '文本',
  csv: '表格',
  png: '图片',
  jpg: '图片',
  jpeg: '图片',
  webp: '图片',
}
const KILO = 1024
const SAME_ITEM = 5

function sizeText(size: number): string {
  return size >= KILO * KILO
    ? `${(size / KILO / KILO).toFixed(1)} MB`
    : `${String(Math.max(1, Math.round(size / KILO)))} KB`
}

/** The files a reader may take, pictures of the text left out. */
export function toFiles(attachments: readonly { id: string; name: string; size: number; use: string }[]): FileView[] {
  return attachments
    .filter(({ use }) => use === 'file')
    .map((file) => ({
      name: file.name,
      href: attachmentUrl(file),
      size: sizeText(file.size),
      kind: KINDS[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '文件',
    }))
}

function termText({ term, expiresOn }: Metadata): string {
  if (term === 'permanent') return '长期公开'
  return term === 'posting' ? `公示至${formatDayCn(expiresOn)}` : `至${formatDayCn(expiresOn)}`
}

function rowIfKnown(name: string, value: string): [string, string][] {
  return value === '' ? [] : [[name, value]]
}

interface Places {
  readonly items: readonly { id: string; number: string; title: string; catalogueId: string }[]
  readonly column: { name: string; href: string; id: string } | undefined
}

function hrefOf({ unitId, siteSlug, slug }: ColumnPlace): string {
  return unitId === null ? `/columns/${slug}` : `/units/${siteSlug}/columns/${slug}`
}

async function placesOf(ctx: Context, metadata: Metadata): Promise<Places> {
  const [items, found] = await Promise.all([
    listItemNames(ctx.db, metadata.itemIds),
    findFirstColumn(ctx.db, metadata.columnIds),
  ])
  return { items, column: found && { name: found.name, href: hrefOf(found), id: found.id } }
}

function headers(
  article: {
    readonly indexNo: string
    readonly docNo: string
    readonly formedOn: string | null
    readonly publishedText: string
    /** As the previous system stated it; null for what was published here. */
    readonly originalPublishedOn: string | null
  },
  { metadata, unit, places }: { metadata: Metadata; unit: Unit; places: Places },
): ArticleView['header'] {
  const items = places.items.map(({ number, title }) => `第 ${number} 项 ${title}`).join('；')
  return [
    ['索引号', article.indexNo],
    ['文号', article.docNo === '' ? '无' : article.docNo],
    ['发布机构', unit.name],
    ['产生日期', article.formedOn === null ? '—' : formatDayCn(article.formedOn)],
    article.originalPublishedOn === null
      ? ['公开日期', article.publishedText]
      : ['原公开日期', formatDayCn(article.originalPublishedOn)],
    ['公开类别', '主动公开'],
    ['公开范围', AUDIENCE_NAMES[metadata.audience.kind]],
    ['公开期限', termText(metadata)],
    ['公开事项', items === '' ? '未列入目录' : items],
    ...rowIfKnown('关键词', metadata.keywords.join('、')),
    ...rowIfKnown('内容概述', metadata.summary),
  ]
}

function crumbsOf(places: Places): Crumb[] {
  const [item] = places.items
  if (item)
    return [
      { name: '公开目录', href: `/catalogue/${item.catalogueId}` },
      { name: `第 ${item.number} 项`, href: `/catalogue/items/${item.id}` },
      { name: '正文' },
    ]
  return places.column ? [{ name: places.column.name, href: places.column.href }, { name: '正文' }] : [{ name: '正文' }]
}

function noticeOf(article: Readable): ArticleView['notice'] {
  if (article.state === 'kept') return { kind: 'late', text: `此信息已撤回，保留供查阅。${article.closingNote}` }
  if (article.expiresAt)
    return {
      kind: 'due',
      text: `公示期至 ${addDays(dayOf(article.expiresAt), -1)}，期满后正文不再公开。如有异议，请在公示期内联系责任单位或监督部门。`,
    }
  return null
}

function sameItemBox({ items: [item] }: Places, list: readonly Listed[]): ArticleView['sameItem'] {
  if (!item) return null
  return {
    name: item.title.length > 16 ? `${item.title.slice(0, 16)}…` : item.title,
    href: `/catalogue/items/${item.id}`,
    lines: list.map(toLine),
  }
}

function unitBox(unit: Unit): ArticleView['unit'] {
  return {
    name: unit.name,
    href: `/units/${unit.slug}`,
    lines: [unit.address, unit.phone, unit.officeHours].filter((line) => line !== ''),
  }
}

function around(ctx: Context, { no, listedOn, unitId }: Article, { column, items: [item] }: Places): Promise<Around> {
  const at = {
    no,
    listedOn,
    columnId: column?.id,
    unitId: column ? undefined : unitId,
    itemId: item?.id,
  }
  return listAround(ctx.db, ctx.actor.viewer, { at, size: SAME_ITEM })
}

function proofOf(article: Article): ArticleView['proof'] {
  const { hash, no: revisionNo, approvedSteps } = article.revision
  const { originalPublishedOn } = article
  return {
    hash,
    publishedAt: formatInstantCn(article.firstPublishedAt),
    steps: article.isEmergency ? ['紧急发布，正在补审'] : approvedSteps,
    revisionNo,
    note: originalPublishedOn === null ? '' : `由原系统迁入，原系统标注的发布日期为 ${originalPublishedOn}`,
  }
}

function metaLineOf({ listedOn, publishedAt, revision: { no, metadata } }: Article, unit: Unit): string[] {
  const updated = no > 1 ? [`更新：${formatInstantCn(publishedAt)}`] : []
  return [`来源：${sourceOf(metadata, unit)}`, `发布：${listedOn}`, ...updated]
}

function tagsOf(
  { documentId, unitId }: Article,
  { items, column }: Places,
  others: readonly { documentId: string }[],
): string[] {
  return tagsOfShown({
    documentIds: [documentId, ...others.map((other) => other.documentId)],
    unitId: column ? undefined : unitId,
    columnIds: column && [column.id],
    itemIds: items.slice(0, 1).map(({ id }) => id),
  })
}

/** The page of a publication that can be read, and the tags of what it shows. */
export async function viewArticle(
  ctx: Context,
  article: Article,
  publicUrl: string,
): Promise<{ view: ArticleView; tags: string[] }> {
  const { metadata, bodyHtml, attachments } = article.revision
  const [unit, places] = await Promise.all([getUnit(ctx.db, article.unitId), placesOf(ctx, metadata)])
  const projectNo = metadata.occasion?.projectNo ?? ''
  const [stages, { newer, older, sameItem }, { dependsOn, ...beside }] = await Promise.all([
    stagesOf(ctx, [{ occasion: metadata.occasion ?? null }]),
    around(ctx, article, places),
    besideOf(ctx, article.documentId),
  ])
  const publishedText = formatInstantCn(article.firstPublishedAt)
  const view: ArticleView = {
    no: article.no,
    title: article.title,
    crumbs: crumbsOf(places),
    header: headers({ ...article, publishedText }, { metadata, unit, places }),
    metaLine: metaLineOf(article, unit),
    notice: noticeOf(article),
    bodyHtml,
    files: toFiles(attachments),
    proof: proofOf(article),
    newer,
    older,
    sameItem: sameItemBox(places, sameItem),
    unit: unitBox(unit),
    isPreview: false,
    stages: stages.get(projectNo) ?? [],
    beside,
    ...metaOf(article, unit, publicUrl),
  }
  const related = dependsOn.map((documentId) => ({ documentId }))
  const others = [newer, older, ...sameItem, ...related].filter((other) => other !== undefined)
  const tags = tagsOf(article, places, others)
  // Whatever is published may be the next stage of its project.
  return { view, tags: projectNo === '' ? tags : [LISTS, ...tags] }
}

/** What a working copy does not have. */
const NOTHING_YET = {
  proof: null,
  newer: undefined,
  older: undefined,
  sameItem: null,
  meta: [['robots', 'noindex']],
  graph: [],
  isPreview: true,
} as const

/** A working copy in the portal's own skin. */
export async function viewPreview(
  ctx: Context,
  draft: {
    title: string
    bodyHtml: string
    metadata: Metadata
    unitId: string
    attachments: readonly { id: string; name: string; size: number; use: string }[]
  },
): Promise<ArticleView> {
  const { metadata } = draft
  const [unit, places] = await Promise.all([getUnit(ctx.db, draft.unitId), placesOf(ctx, metadata)])
  const files = draft.attachments.filter(({ id }) => metadata.attachmentIds.includes(id))
  return {
    no: 0,
    title: draft.title === '' ? '（未填写标题）' : draft.title,
    crumbs: crumbsOf(places),
    header: headers(
      {
        indexNo: '发布时生成',
        docNo: metadata.docNo,
        formedOn: metadata.formedOn === '' ? null : metadata.formedOn,
        publishedText: '发布时由数据库记录',
        originalPublishedOn: null,
      },
      { metadata, unit, places },
    ),
    metaLine: [`来源：${sourceOf(metadata, unit)}`],
    notice: null,
    bodyHtml: draft.bodyHtml,
    files: toFiles(files),
    ...NOTHING_YET,
    unit: unitBox(unit),
  }
}
