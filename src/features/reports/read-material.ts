import { STRANGER } from '../../kernel/audience.ts'
import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import {
  APPLICANT_KINDS,
  APPLICANT_NAMES,
  faultsOf,
  listRemedies,
  nationalTable,
  ROW_NAMES,
  TABLE_ROWS,
} from '../applications/index.ts'
import { listCatalogues, listClasses, listItemStates } from '../catalogue/index.ts'
import { tallyByItem } from '../disclosures/index.ts'
import { periodName, sealedFigures } from '../figures/index.ts'
import type { LastReport, Material, ReportItem } from './domain/material.ts'
import { remedyFaults, remedyTable } from './domain/remedies.ts'
import { findLastSigned, listFrozenFigures } from './reports.queries.ts'

interface Days {
  readonly from: Day
  readonly to: Day
}

const COLUMNS = [...APPLICANT_KINDS, 'total'] as const

/** The national table and the one of the remedies, each proved to add up. */
async function readTables(ctx: Context, days: Days): Promise<Pick<Material, 'applications' | 'remedies' | 'faults'>> {
  const [{ table }, remedies] = await Promise.all([nationalTable(ctx.db, days), listRemedies(ctx.db, days)])
  const lines = TABLE_ROWS.map((row) => ({ name: ROW_NAMES[row], cells: COLUMNS.map((column) => table[row][column]) }))
  const standing = remedyTable(remedies)
  return {
    applications: { columns: [...APPLICANT_KINDS.map((kind) => APPLICANT_NAMES[kind]), '总计'], lines },
    remedies: standing,
    faults: [...faultsOf(table), ...remedyFaults(standing)],
  }
}

/** The items of the national list, as everybody sees them, with what was public by the end of the period. */
async function readItems(ctx: Context, { from, to }: Days): Promise<ReportItem[]> {
  const national = (await listCatalogues(ctx.db)).find(({ kind }) => kind === 'national')
  if (!national) return []
  const [items, classes] = await Promise.all([
    listItemStates(ctx.db, { now: ctx.now(), viewer: STRANGER, catalogueId: national.id }),
    listClasses(ctx.db, to, national.id),
  ])
  const groups = new Map(items.map(({ id, countedItemIds }) => [id, countedItemIds]))
  const tallies = new Map((await tallyByItem(ctx.db, { groups, from, to })).map((tally) => [tally.itemId, tally]))
  const names = new Map(classes.map(({ id, title }) => [id, title]))
  return items.map(({ id, classId, number, title }) => {
    const { total = 0, fresh = 0, lastOn = '' } = tallies.get(id) ?? {}
    return {
      className: names.get(classId ?? '') ?? '',
      number,
      title,
      url: `/catalogue/items/${id}`,
      total,
      fresh,
      lastOn,
    }
  })
}

async function readLast(ctx: Context, { to }: Days): Promise<LastReport | null> {
  const last = await findLastSigned(ctx.db, to)
  if (!last) return null
  const figures = await listFrozenFigures(ctx.db, last.id)
  return {
    ...{ title: last.title, slug: last.slug, periodName: periodName(last) },
    values: Object.fromEntries(figures.map(({ key, value }) => [key, value])),
  }
}

/** Reads everything that a report of these days is made of, in one go. */
export async function readMaterial(ctx: Context, days: Days): Promise<Material> {
  const [{ figures }, tables, items, last] = await Promise.all([
    sealedFigures(ctx, days),
    readTables(ctx, days),
    readItems(ctx, days),
    readLast(ctx, days),
  ])
  return {
    ...tables,
    readAt: ctx.now().toISOString(),
    figures: figures.map(({ key, version, name, unit, audience, value, before, growth, recordsHash, isClosed }) => ({
      ...{ key, version, name, unit, audience, value, before, growth, recordsHash, isClosed },
    })),
    items,
    last,
  }
}

/** Did anything move between two readings? When it was read does not count. */
export function hasMoved(before: Material, now: Material): boolean {
  const told = ({ figures, applications, remedies, items, last }: Material): string =>
    JSON.stringify([
      figures.map(({ key, version, value, growth, recordsHash }) => [key, version, value, growth, recordsHash]),
      [...applications.lines, ...remedies].map(({ cells }) => cells),
      items.map(({ url, total, fresh, lastOn }) => [url, total, fresh, lastOn]),
      last?.slug ?? '',
    ])
  return told(before) !== told(now)
}
