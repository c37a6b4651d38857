import { dayOf } from '../../kernel/day.ts'
import { LIST_KIND_NAMES } from '../../kernel/list-terms.ts'
import type { Context } from '../../platform/context.ts'
import { listEntriesOn, listEntriesUntil } from '../lists/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { Evidence, EvidenceRow, FigureHead, FigurePart } from './domain/figure.ts'
import { countedOnce, type Figure, onPage, type Reading, unitNames } from './registry.ts'

type Counted = Awaited<ReturnType<Reading['lists']>>
type Entries = Exclude<keyof Counted, 'units'>

const CAMPUS_ONLY = '其余条目只在校内公开。'

/** The entries with these numbers that the reader may see; one that has ended, in the period or since, is there without a link. */
async function entryEvidence(ctx: Context, reading: Reading, which: { numbers: readonly string[]; page: number }) {
  const { numbers, page } = which
  const { viewer } = ctx.actor
  const [held, current, names] = await Promise.all([
    listEntriesUntil(reading.db, { day: reading.period.to, viewer, numbers }),
    listEntriesOn(reading.db, { day: dayOf(ctx.now()), viewer }),
    unitNames(reading),
  ])
  const hasPage = new Set(current.map(({ number }) => number))
  const rows = held.map(
    ({ number, kind, unitId, says, version }): EvidenceRow => ({
      title: says.matter,
      note: `${LIST_KIND_NAMES[kind]} ${number} · ${names.get(unitId) ?? ''}`,
      day: version.validFrom,
      url: hasPage.has(number) ? `/service-guide/${number}` : '',
    }),
  )
  const withheld = rows.length < numbers.length ? CAMPUS_ONLY : ''
  return { rows: onPage(rows, page), total: rows.length, withheld }
}

async function partsByUnit(reading: Reading, numbers: readonly string[]): Promise<FigurePart[]> {
  const everybody = { isMember: true, isPartyMember: true, unitIds: [], groupIds: [], readsAll: true }
  const [held, names] = await Promise.all([
    listEntriesUntil(reading.db, { day: reading.period.to, viewer: everybody, numbers }),
    unitNames(reading),
  ])
  const counts = new Map<string, number>()
  for (const { unitId } of held) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  return [...counts]
    .map(([unitId, value]) => ({ name: names.get(unitId) ?? '', value }))
    .sort((a, b) => b.value - a.value || a.name.localeCompare(b.name, 'zh'))
}

type Head = Pick<FigureHead, 'key' | 'name' | 'meaning' | 'counts'>

function entriesFigure(head: Head, what: Entries): Figure {
  const numbers = async (reading: Reading): Promise<readonly string[]> => (await reading.lists())[what]
  return {
    ...head,
    version: 1,
    area: 'lists',
    unit: '项',
    audience: 'public',
    measure: async (reading) => (await numbers(reading)).length,
    records: async (reading) => countedOnce(await numbers(reading)),
    parts: async (reading) => partsByUnit(reading, await numbers(reading)),
    evidence: async (ctx, reading, page) => entryEvidence(ctx, reading, { numbers: await numbers(reading), page }),
  }
}

async function unitEvidence(reading: Reading, page: number): Promise<Evidence> {
  const [{ units }, all] = await Promise.all([reading.lists(), listUnits(reading.db)])
  const rows = all
    .filter(({ id }) => units.includes(id))
    .map(({ name, slug }): EvidenceRow => ({ title: name, note: '', day: '', url: `/service-guide?unit=${slug}` }))
  return { rows: onPage(rows, page), total: rows.length, withheld: '' }
}

const units: Figure = {
  key: 'lists.units',
  version: 1,
  area: 'lists',
  name: '梳理清单的部门',
  unit: '个',
  meaning: '期末有生效的责任清单、审批清单或服务清单条目的部门。',
  counts: 'at-end',
  audience: 'public',
  measure: async (reading) => (await reading.lists()).units.length,
  records: async (reading) => countedOnce([...(await reading.lists()).units].sort()),
  evidence: (_ctx, reading, page) => unitEvidence(reading, page),
}

/** 三张清单. */
export const LIST_FIGURES: readonly Figure[] = [
  units,
  entriesFigure(
    {
      key: 'lists.entries',
      name: '清单条目',
      counts: 'at-end',
      meaning: '期末生效的责任清单、审批清单、服务清单条目。',
    },
    'current',
  ),
  entriesFigure(
    { key: 'lists.services', name: '办事服务', counts: 'at-end', meaning: '期末生效的服务清单条目。' },
    'services',
  ),
  entriesFigure(
    {
      key: 'lists.updated',
      name: '更新完善的服务流程',
      counts: 'during',
      meaning: '期初之前已经生效、期间内容有改动的服务清单条目，按历次版本比对得出。',
    },
    'updated',
  ),
  entriesFigure(
    {
      key: 'lists.added',
      name: '新增的服务流程',
      counts: 'during',
      meaning: '首个版本在期间内生效的服务清单条目。',
    },
    'added',
  ),
]
