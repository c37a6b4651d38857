import { addDays, dayOf, formatDayCn, formatInstantCn } from '../../kernel/day.ts'
import { codePoints } from '../../kernel/text.ts'
import { AUDIENCE_NAMES } from '../../kernel/audience.ts'
import type { Context } from '../../platform/context.ts'
import { listItemNames } from '../catalogue/index.ts'
import { attachmentUrl, findNeighbours, listPublications, type Metadata, type Readable } from '../disclosures/index.ts'
import { getUnit, type Unit } from '../organisation/index.ts'
import { approvedSteps } from '../review/index.ts'
import { type ColumnPlace, findFirstColumn } from '../sites/index.ts'
import { toLine } from './lines.ts'
import type { ArticleView, FileView } from './views/article.tsx'
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
const DESCRIPTION_LENGTH = 120

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
  if (term === 'permanent') return '长期'
  return term === 'posting' ? `公示至${formatDayCn(expiresOn)}` : `至${formatDayCn(expiresOn)}`
}

interface Places {
  readonly items: { id: string; number: string; title: string; catalogueId: string }[]
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
): Pick<ArticleView, 'header' | 'moreHeader'> {
  const items = places.items.map(({ number, title }) => `第 ${number} 项 ${title}`).join('；')
  const rows: [string, string][] = [
    ['索引号', article.indexNo],
    ['文号', article.docNo === '' ? '无' : article.docNo],
    ['责任单位', unit.name],
    ['产生日期', article.formedOn === null ? '—' : formatDayCn(article.formedOn)],
    ['公开范围', `${AUDIENCE_NAMES[metadata.audience.kind]} · ${termText(metadata)}`],
    article.originalPublishedOn === null
      ? ['发布时间', article.publishedText]
      : ['原发布日期', formatDayCn(article.originalPublishedOn)],
  ]
  const more: [string, string][] = [
    ['公开事项', items === '' ? '未列入目录' : items],
    ['主题词', metadata.keywords.length === 0 ? '—' : metadata.keywords.join('、')],
    ['公开类别', '主动公开'],
    ['内容概述', metadata.summary === '' ? '—' : metadata.summary],
  ]
  return { header: rows, moreHeader: more }
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

async function sameItem(ctx: Context, places: Places, no: number): Promise<ArticleView['sameItem']> {
  const [item] = places.items
  if (!item) return null
  const list = await listPublications(ctx.db, ctx.actor.viewer, { itemIds: [item.id], size: 6 })
  return {
    name: item.title.length > 16 ? `${item.title.slice(0, 16)}…` : item.title,
    href: `/catalogue/items/${item.id}`,
    lines: list
      .filter((other) => other.no !== no)
      .slice(0, 5)
      .map(toLine),
  }
}

function unitBox(unit: Unit): ArticleView['unit'] {
  return {
    name: unit.name,
    href: `/units/${unit.slug}`,
    lines: [unit.address, unit.phone, unit.officeHours].filter((line) => line !== ''),
  }
}

type Article = Readable & { readonly revision: NonNullable<Readable['revision']> }

function neighboursOf(ctx: Context, { no, listedOn, unitId }: Article, { column }: Places) {
  return findNeighbours(ctx.db, ctx.actor.viewer, {
    no,
    listedOn,
    columnId: column?.id,
    unitId: column ? undefined : unitId,
  })
}

async function proofOf(ctx: Context, article: Article): Promise<ArticleView['proof']> {
  const { hash, no: revisionNo, id } = article.revision
  const steps = article.isEmergency ? [{ name: '紧急发布，正在补审' }] : await approvedSteps(ctx.db, id)
  const { originalPublishedOn } = article
  return {
    hash,
    publishedAt: formatInstantCn(article.firstPublishedAt),
    steps: steps.map(({ name }) => name),
    revisionNo,
    note: originalPublishedOn === null ? '' : `由原系统迁入，原系统标注的发布日期为 ${originalPublishedOn}`,
  }
}

function sourceOf({ source }: Metadata, unit: Unit): string {
  return source === '' ? unit.name : source
}

/** The meta tags of an article on a government site (国办发〔2017〕47号). */
function metaOf({ no, title, firstPublishedAt, revision: { metadata } }: Article, unit: Unit): ArticleView['meta'] {
  const description = codePoints(metadata.summary === '' ? title : metadata.summary)
  return [
    ['ArticleTitle', title],
    ['PubDate', formatInstantCn(firstPublishedAt)],
    ['ContentSource', sourceOf(metadata, unit)],
    ['Keywords', metadata.keywords.join(',')],
    ['Author', unit.name],
    ['Description', description.slice(0, DESCRIPTION_LENGTH).join('')],
    ['Url', `/info/${String(no)}`],
  ]
}

function metaLineOf({ listedOn, publishedAt, revision: { no, metadata } }: Article, unit: Unit): string[] {
  const updated = no > 1 ? [`更新：${formatInstantCn(publishedAt)}`] : []
  return [`来源：${sourceOf(metadata, unit)}`, `发布：${listedOn}`, ...updated]
}

/** The page of a publication that can be read. */
export async function viewArticle(ctx: Context, article: Article): Promise<ArticleView> {
  const { metadata, bodyHtml, attachments } = article.revision
  const [unit, places] = await Promise.all([getUnit(ctx.db, article.unitId), placesOf(ctx, metadata)])
  const [proof, neighbours, same] = await Promise.all([
    proofOf(ctx, article),
    neighboursOf(ctx, article, places),
    sameItem(ctx, places, article.no),
  ])
  const publishedText = formatInstantCn(article.firstPublishedAt)
  return {
    no: article.no,
    title: article.title,
    crumbs: crumbsOf(places),
    ...headers({ ...article, publishedText }, { metadata, unit, places }),
    metaLine: metaLineOf(article, unit),
    notice: noticeOf(article),
    bodyHtml,
    files: toFiles(attachments),
    proof,
    newer: neighbours.newer,
    older: neighbours.older,
    sameItem: same,
    unit: unitBox(unit),
    isPreview: false,
    meta: metaOf(article, unit),
  }
}

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
    ...headers(
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
    proof: null,
    newer: undefined,
    older: undefined,
    sameItem: null,
    unit: unitBox(unit),
    meta: [['robots', 'noindex']],
    isPreview: true,
  }
}
