import { type Day, dayOf } from '../../kernel/day.ts'
import type { Gap } from '../../kernel/responsibility-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { listCatalogues, listClasses, listItems, ruleText } from '../catalogue/index.ts'
import { listHeldPosts } from '../organisation/index.ts'
import { listActiveRoutes } from '../review/index.ts'
import { gapsOf } from './domain/gaps.ts'

/** An item with who is responsible for it, by which rule, and who reviews what is made public for it. */
export interface MatrixRow {
  readonly itemId: string
  readonly catalogueId: string
  readonly catalogue: string
  readonly itemClass: string
  readonly number: string
  readonly title: string
  readonly unitId: string | null
  readonly unitName: string
  readonly postName: string
  readonly holders: readonly string[]
  readonly rule: string
  readonly route: readonly string[]
  readonly gaps: readonly Gap[]
}

type Item = Awaited<ReturnType<typeof listItems>>[number]

// What is disclosed goes along the route of this kind, whatever the item.
const DISCLOSED = 'disclosure'

const NOBODY = { unitId: null, unitName: '', postId: null, postName: '' }

interface Known {
  readonly catalogues: ReadonlyMap<string, string>
  readonly classes: ReadonlyMap<string, string>
  readonly holders: ReadonlyMap<string, readonly string[]>
  readonly route: readonly string[]
}

function toRow({ id, catalogueId, classId, number, title, rule }: Item, known: Known): MatrixRow {
  const { unitId, unitName, postId, postName } = rule ?? NOBODY
  const holders = known.holders.get(postId ?? '') ?? []
  const { route } = known
  return {
    ...{ itemId: id, catalogueId, number, title, unitId, unitName, postName, holders, route },
    catalogue: known.catalogues.get(catalogueId) ?? '',
    itemClass: known.classes.get(classId ?? '') ?? '',
    rule: rule === null ? '' : ruleText(rule.update),
    gaps: gapsOf({ unitId, postId, holders, hasRoute: route.length > 0 }),
  }
}

function stepName({ name, when }: { name: string; when?: { isMajor?: boolean } }): string {
  return when?.isMajor === true ? `${name}（重大事项）` : name
}

/** 责任矩阵: every item that holds on a day with unit, post, persons and route, and what is missing. */
export async function readMatrix(db: ReadDb, today: Day): Promise<MatrixRow[]> {
  const [catalogues, classes, items, posts, routes] = await Promise.all([
    listCatalogues(db),
    listClasses(db, today),
    listItems(db, today),
    listHeldPosts(db, today),
    listActiveRoutes(db),
  ])
  const known = {
    catalogues: new Map(catalogues.map(({ id, name }) => [id, name])),
    classes: new Map(classes.map(({ id, title }) => [id, title])),
    holders: new Map(posts.map(({ id, holders }) => [id, holders])),
    route: routes.find(({ materialKind }) => materialKind === DISCLOSED)?.steps.map(stepName) ?? [],
  }
  return items.map((item) => toRow(item, known))
}

/** Which rows; everything given must hold. */
export interface MatrixFilter {
  readonly catalogueId?: string | undefined
  readonly unitId?: string | undefined
  readonly gap?: Gap | 'any' | undefined
  readonly q?: string | undefined
}

function hasGap({ gaps }: MatrixRow, gap: MatrixFilter['gap']): boolean {
  if (gap === undefined) return true
  return gap === 'any' ? gaps.length > 0 : gaps.includes(gap)
}

function matches(row: MatrixRow, { catalogueId, unitId, gap, q = '' }: MatrixFilter): boolean {
  const words = [row.title, row.postName, ...row.holders].join('\n')
  return (
    (catalogueId === undefined || row.catalogueId === catalogueId) &&
    (unitId === undefined || row.unitId === unitId) &&
    hasGap(row, gap) &&
    words.includes(q)
  )
}

/** The rows that match, for those who watch over the catalogue or work in its units. */
export async function viewMatrix(ctx: Context, filter: MatrixFilter) {
  authorize(ctx, 'catalogue.read-board')
  const all = await readMatrix(ctx.db, dayOf(ctx.now()))
  const rows = all.filter((row) => matches(row, filter))
  return {
    rows: rows.map((row) => ({
      ...row,
      holders: [...row.holders],
      route: [...row.route],
      gaps: [...row.gaps],
    })),
    total: all.length,
    withGaps: all.filter(({ gaps }) => gaps.length > 0).length,
  }
}
