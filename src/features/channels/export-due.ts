import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { articleOf } from '../../platform/documents/sanitize.ts'
import { blocksToText } from '../../platform/documents/article-text.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { listCatalogues, listItemStates } from '../catalogue/index.ts'
import {
  attachmentUrl,
  findInspectable,
  type Inspectable,
  listOpenOfItems,
  listStanding,
} from '../disclosures/index.ts'
import { listUnits } from '../organisation/index.ts'
import { listShownIn } from './appearances.queries.ts'
import { affairsChannel } from './view-channels.ts'

// What an export carries at once; the rest is due the next time.
const MOST = 500
// What a cell of a sheet holds.
const LONGEST_CELL = 32_000

/** A publication that is due on the province's platform, or was carried over and has been revised since. */
export interface Due {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly unitId: string
  readonly hash: string
  /** Items of “阳光三务” for which it counts. */
  readonly items: readonly string[]
  /** It is there already, with another text. */
  readonly isRevised: boolean
}

/** What counts for each item of “阳光三务”: for every filed item the names under which it counts. */
async function affairsNames(ctx: Context): Promise<Map<string, string[]>> {
  const kinds = (await listCatalogues(ctx.db)).filter(({ kind }) => kind === 'three-affairs')
  const names = new Map<string, string[]>()
  for (const { id: catalogueId } of kinds)
    for (const { number, title, countedItemIds } of await listItemStates(ctx.db, { now: ctx.now(), catalogueId }))
      for (const filed of countedItemIds) names.set(filed, [...(names.get(filed) ?? []), `${number} ${title}`])
  return names
}

/** Everything public of “阳光三务” that the platform does not show as it is published, the newest first. Throws `channel.*`. */
export async function listDue(ctx: Context, channelId: string): Promise<{ channel: string; due: Due[] }> {
  authorize(ctx, 'channels.manage')
  const channel = await affairsChannel(ctx.db, channelId)
  const [names, shown] = await Promise.all([affairsNames(ctx), listShownIn(ctx.db, channelId)])
  const open = await listOpenOfItems(ctx.db, [...names.keys()])
  const standing = new Map(
    (
      await listStanding(
        ctx.db,
        open.map(({ documentId }) => documentId),
      )
    ).map((each) => [each.documentId, each]),
  )
  const due = open.flatMap(({ documentId, itemIds }): Due[] => {
    const now = standing.get(documentId)
    if (!now || shown.get(documentId) === now.hash) return []
    const { no, title, unitId, hash } = now
    const items = [...new Set(itemIds.flatMap((id) => names.get(id) ?? []))]
    return [{ documentId, no, title, unitId, hash, items, isRevised: shown.has(documentId) }]
  })
  return { channel: channel.name, due }
}

/** The first of what is due, for the screen. */
export async function viewDue(ctx: Context, channelId: string) {
  const [{ channel, due }, units] = await Promise.all([listDue(ctx, channelId), listUnits(ctx.db)])
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const rows = due
    .slice(0, MOST)
    .map(({ items, unitId, ...row }) => ({ ...row, items: [...items], unitName: unitNames.get(unitId) ?? '' }))
  return { channel, total: due.length, rows }
}

async function contentsOf(ctx: Context, due: readonly Due[]): Promise<Map<string, Inspectable>> {
  const texts = await findInspectable(
    ctx.db,
    due.map(({ documentId }) => documentId),
  )
  return new Map(texts.map((text) => [text.documentId, text]))
}

interface Exported {
  readonly name: string
  readonly lines: readonly {
    readonly due: Due
    readonly text: Inspectable
    readonly unit: string
    readonly url: string
  }[]
}

async function readExport(ctx: Context, channelId: string): Promise<Exported> {
  const { channel, due } = await listDue(ctx, channelId)
  const chosen = due.slice(0, MOST)
  const [texts, units] = await Promise.all([contentsOf(ctx, chosen), listUnits(ctx.db)])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const lines = chosen.flatMap((each) => {
    const text = texts.get(each.documentId)
    // Revised since it was listed: it is due with its new text the next time.
    if (text?.hash !== each.hash) return []
    return [{ due: each, text, unit: names.get(each.unitId) ?? '', url: `${ctx.publicUrl}/info/${String(each.no)}` }]
  })
  return { name: `${channel}待同步 ${dayOf(ctx.now())}`, lines }
}

const HEADER = [
  '编号',
  '标题',
  '责任单位',
  '“阳光三务”事项',
  '文号',
  '产生日期',
  '状态',
  '正文',
  '附件',
  '网址',
  '校验值',
]
const WIDTHS = [10, 40, 20, 36, 20, 12, 12, 60, 40, 30, 30]

function filesOf({ files }: Inspectable, publicUrl: string) {
  return files
    .filter(({ use }) => use === 'file')
    .map((file) => ({ name: file.name, sha256: file.sha256, url: publicUrl + attachmentUrl(file) }))
}

function cellText(html: string): string {
  const text = blocksToText(articleOf(html))
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL)}…（其余见网址）`
}

async function toSheet(ctx: Context, { lines }: Exported): Promise<Buffer> {
  const rows = lines.map(({ due, text, unit, url }) => [
    due.no,
    due.title,
    unit,
    due.items.join('；'),
    text.metadata.docNo,
    text.metadata.formedOn,
    due.isRevised ? '有更新' : '新增',
    cellText(text.bodyHtml),
    filesOf(text, ctx.publicUrl)
      .map(({ name }) => name)
      .join('；'),
    url,
    due.hash,
  ])
  return writeWorkbook([{ name: '待同步', header: HEADER, rows, widths: WIDTHS }])
}

function toJson(ctx: Context, { lines }: Exported): Buffer {
  const items = lines.map(({ due, text, unit, url }) => ({
    documentId: due.documentId,
    no: due.no,
    title: due.title,
    unit,
    items: due.items,
    docNo: text.metadata.docNo,
    formedOn: text.metadata.formedOn,
    state: due.isRevised ? 'revised' : 'new',
    bodyHtml: text.bodyHtml,
    files: filesOf(text, ctx.publicUrl),
    url,
    hash: due.hash,
  }))
  return Buffer.from(`${JSON.stringify({ madeAt: ctx.now().toISOString(), items }, null, 1)}\n`)
}

/** What is due on the province's platform with its content, as a workbook or as JSON. Throws `channel.*`. */
export async function exportDue(
  ctx: Context,
  { channelId, format }: { channelId: string; format: string },
): Promise<{ name: string; bytes: Buffer }> {
  if (format !== 'xlsx' && format !== 'json') throw new AppError('request.not-found')
  const exported = await readExport(ctx, channelId)
  const bytes = format === 'xlsx' ? await toSheet(ctx, exported) : toJson(ctx, exported)
  return { name: `${exported.name}.${format}`, bytes }
}
