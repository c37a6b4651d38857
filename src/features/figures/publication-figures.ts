import { ALL_SEEING, STRANGER, type Viewer } from '../../kernel/audience.ts'
import type { Context } from '../../platform/context.ts'
import { listDisclosedItems } from '../catalogue/index.ts'
import {
  countGone,
  countPublished,
  countPublishedByUnit,
  listPublished,
  listPublishedKeys,
} from '../disclosures/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { Evidence, FigureHead, FigurePart } from './domain/figure.ts'
import { countedOnce, EVIDENCE_SIZE, type Figure, onPage, type Reading } from './registry.ts'

/** Whose publications a figure counts: a figure for everybody counts what everybody may read, or it would tell of the rest. */
interface Scope {
  readonly viewer: Viewer
  readonly isWholePeriod: boolean
}

function asked({ period }: Reading, { viewer, isWholePeriod }: Scope) {
  return isWholePeriod ? { viewer, from: period.from, to: period.to } : { viewer, to: period.to }
}

// What there was at the end of any period is a sum over the same days; what came within one is found by its own days.
async function measured(reading: Reading, scope: Scope): Promise<number> {
  if (scope.isWholePeriod) return countPublished(reading.db, asked(reading, scope))
  const { to } = reading.period
  const days = (await reading.published()).filter(({ day }) => day <= to)
  return days.reduce((sum, day) => sum + (scope.viewer.readsAll ? day.all : day.public), 0)
}

async function evidenceOf(
  ctx: Context,
  reading: Reading,
  { scope, page }: { scope: Scope; page: number },
): Promise<Evidence> {
  // Never more than the figure counts, and never more than the reader may see.
  const viewer = scope.viewer.readsAll ? ctx.actor.viewer : scope.viewer
  const seen = asked(reading, { ...scope, viewer })
  const [counted, visible, gone, rows, units] = await Promise.all([
    measured(reading, scope),
    viewer === scope.viewer || viewer.readsAll ? measured(reading, scope) : countPublished(reading.db, seen),
    countGone(reading.db, seen),
    listPublished(reading.db, { ...seen, stillShown: true, page, size: EVIDENCE_SIZE }),
    listUnits(reading.db),
  ])
  const total = visible - gone
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return {
    total,
    withheld: total < counted ? '已经撤下的，以及不对您的身份公开的，不再列出。' : '',
    rows: rows.map(({ no, title, listedOn, unitId }) => ({
      title,
      note: names.get(unitId) ?? '',
      day: listedOn,
      url: `/info/${String(no)}`,
    })),
  }
}

async function partsOf(reading: Reading, scope: Scope): Promise<FigurePart[]> {
  const [counts, units] = await Promise.all([
    countPublishedByUnit(reading.db, asked(reading, scope)),
    listUnits(reading.db),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return counts.map(({ unitId, count }) => ({ name: names.get(unitId) ?? '', value: count }))
}

type Head = Pick<FigureHead, 'key' | 'name' | 'meaning' | 'counts' | 'audience'>

function publicationFigure(head: Head): Figure {
  const scope = { viewer: head.audience === 'public' ? STRANGER : ALL_SEEING, isWholePeriod: head.counts === 'during' }
  return {
    ...head,
    version: 1,
    area: 'publications',
    unit: '篇',
    measure: (reading) => measured(reading, scope),
    records: async (reading) => countedOnce(await listPublishedKeys(reading.db, asked(reading, scope))),
    parts: (reading) => partsOf(reading, scope),
    evidence: (ctx, reading, page) => evidenceOf(ctx, reading, { scope, page }),
  }
}

type CatalogueHead = Pick<FigureHead, 'key' | 'name' | 'unit' | 'meaning'>

/** The items of a kind of catalogue for which something is public. */
function disclosedFigure(head: CatalogueHead, kind: 'national' | 'three-affairs'): Figure {
  const items = ({ db, period }: Reading) => listDisclosedItems(db, { kind, on: period.to })
  return {
    ...head,
    version: 1,
    area: 'publications',
    counts: 'at-end',
    audience: 'public',
    measure: async (reading) => (await items(reading)).length,
    records: async (reading) => countedOnce((await items(reading)).map(({ number, title }) => `${number} ${title}`)),
    evidence: async (_ctx, reading, page) => {
      const rows = (await items(reading)).map(({ id, title }) => ({
        ...{ title, note: '', day: '' },
        url: `/catalogue/items/${id}`,
      }))
      return { rows: onPage(rows, page), total: rows.length, withheld: '' }
    },
  }
}

const affairs = disclosedFigure(
  {
    key: 'publications.affairs',
    name: '“阳光三务”公开类别',
    unit: '类',
    meaning: '“阳光三务”目录中，截至期末已有向社会公开的信息、现在仍可查看的类别，直接归入和按对照关系计入的都算。',
  },
  'three-affairs',
)

const listed = disclosedFigure(
  {
    key: 'publications.items',
    name: '已公开的清单事项',
    unit: '项',
    meaning: '《高等学校信息公开事项清单》中，截至期末已有向社会公开的信息、现在仍可查看的事项。',
  },
  'national',
)

/** 主动公开. */
export const PUBLICATION_FIGURES: readonly Figure[] = [
  affairs,
  listed,
  publicationFigure({
    key: 'publications.total',
    name: '文章发布总量',
    counts: 'at-end',
    audience: 'staff',
    meaning: '截至期末发布过的全部信息，包括只在校内公开的和后来撤下的。',
  }),
  publicationFigure({
    key: 'publications.public',
    name: '向社会公开的信息',
    counts: 'at-end',
    audience: 'public',
    meaning: '截至期末发布、按最近一次发布的公开范围属于向社会公开的信息，包括后来撤下的。',
  }),
  publicationFigure({
    key: 'publications.new',
    name: '期间新公开的信息',
    counts: 'during',
    audience: 'public',
    meaning: '期间内发布、按最近一次发布的公开范围属于向社会公开的信息，按公开日期计，包括后来撤下的。',
  }),
]
