import { countRegistered, countRegisteredByUnit, listRegisteredKeys } from '../accounts/index.ts'
import type { Evidence, FigureHead, FigurePart } from './domain/figure.ts'
import { countedOnce, EVIDENCE_SIZE, type Figure, type Reading, unitNames } from './registry.ts'
import { countVisited, countVisits, countVisitsByUnit, listVisited, listVisitKeys } from './visits.queries.ts'

type Head = Pick<FigureHead, 'key' | 'name' | 'meaning' | 'counts'>

function visitFigure(head: Head): Figure {
  const asked = ({ period }: Reading) => (head.counts === 'during' ? period : { to: period.to })
  const parts = async (reading: Reading): Promise<FigurePart[]> => {
    const [counts, names] = await Promise.all([countVisitsByUnit(reading.db, asked(reading)), unitNames(reading)])
    return counts.map(({ unitId, total }) => ({ name: names.get(unitId) ?? '', value: total }))
  }
  const evidence = async (reading: Reading, page: number): Promise<Evidence> => {
    const [rows, total, names] = await Promise.all([
      listVisited(reading.db, { ...asked(reading), page, size: EVIDENCE_SIZE }),
      countVisited(reading.db, asked(reading)),
      unitNames(reading),
    ])
    return {
      total,
      withheld: '',
      rows: rows.map(({ no, title, unitId, listedOn, visits }) => ({
        title,
        note: `${names.get(unitId) ?? ''} · ${visits.toLocaleString('zh-CN')} 次`,
        day: listedOn,
        url: `/info/${String(no)}`,
      })),
    }
  }
  return {
    ...head,
    version: 1,
    area: 'use',
    unit: '次',
    audience: 'public',
    measure: (reading) => countVisits(reading.db, asked(reading)),
    records: async (reading) => {
      const keys = await listVisitKeys(reading.db, asked(reading))
      return { value: keys.reduce((sum, { people }) => sum + people, 0), lines: keys.map(({ key }) => key) }
    },
    parts,
    evidence: (_ctx, reading, page) => evidence(reading, page),
  }
}

const HOW = '打开向社会公开的文章页面计一次，搜索引擎等程序的访问不计；不使用 Cookie，不记录访问者的地址。'

const registered: Figure = {
  key: 'use.registered',
  version: 1,
  area: 'use',
  name: '用户注册总数',
  unit: '人',
  counts: 'at-end',
  audience: 'public',
  meaning: '截至期末开通过的账号，包括后来停用的。',
  measure: ({ db, period }) => countRegistered(db, period.to),
  records: async ({ db, period }) => countedOnce(await listRegisteredKeys(db, period.to)),
  parts: async (reading) => {
    const [counts, names] = await Promise.all([
      countRegisteredByUnit(reading.db, reading.period.to),
      unitNames(reading),
    ])
    return counts.map(({ unitId, count }) => ({ name: names.get(unitId ?? '') ?? '未归属单位的读者', value: count }))
  },
  evidence: () =>
    Promise.resolve({ rows: [], total: 0, withheld: '账号属于个人，不逐个列出；这里按单位列出各有多少。' }),
}

/** 平台使用. */
export const USE_FIGURES: readonly Figure[] = [
  registered,
  visitFigure({
    key: 'visits.total',
    name: '文章访问量',
    counts: 'at-end',
    meaning: `截至期末的累计访问次数。${HOW}`,
  }),
  visitFigure({ key: 'visits.new', name: '期间访问量', counts: 'during', meaning: `期间内的访问次数。${HOW}` }),
]
