import { PERSON_KIND_NAMES, type PersonKind } from '../../kernel/person-kind.ts'
import { type Context, may } from '../../platform/context.ts'
import { countByService, countMatters, listCounted, listCountedKeys } from '../services/index.ts'
import type { Evidence, FigureHead, FigurePart } from './domain/figure.ts'
import { countedOnce, EVIDENCE_SIZE, type Figure, type Reading } from './registry.ts'

const WITHHELD = '办件涉及个人，逐件明细只对负责统计和监督的人员开放；这里按服务列出各有多少件。'

type Kinds = readonly PersonKind[]

async function countOf({ db, period }: Reading, kinds: Kinds): Promise<number> {
  const { kind: groups } = await countMatters(db, period)
  return groups.filter(({ key }) => kinds.some((kind) => kind === key)).reduce((sum, { accepted }) => sum + accepted, 0)
}

async function matterEvidence(
  ctx: Context,
  reading: Reading,
  { kinds, page }: { kinds: Kinds; page: number },
): Promise<Evidence> {
  if (!may(ctx.actor, 'hall.watch', null)) return { rows: [], total: 0, withheld: WITHHELD }
  const rows = await listCounted(reading.db, { ...reading.period, kinds, page, size: EVIDENCE_SIZE })
  return {
    total: await countOf(reading, kinds),
    withheld: '',
    rows: rows.map(({ number, name, personKind, openedOn, endedOn }) => ({
      title: number,
      note: `${name} · ${PERSON_KIND_NAMES[personKind]} · ${endedOn === null ? '办理中' : `${endedOn} 办结`}`,
      day: openedOn,
      url: '',
    })),
  }
}

async function partsByService({ db, period }: Reading, kinds: Kinds): Promise<FigurePart[]> {
  return (await countByService(db, { ...period, kinds })).map(({ name, count }) => ({ name, value: count }))
}

type Head = Pick<FigureHead, 'key' | 'name' | 'unit' | 'meaning'>

function matterFigure(head: Head, kinds: Kinds): Figure {
  return {
    ...head,
    version: 1,
    area: 'hall',
    counts: 'during',
    audience: 'public',
    measure: (reading) => countOf(reading, kinds),
    records: async ({ db, period }) => countedOnce(await listCountedKeys(db, { ...period, kinds })),
    parts: (reading) => partsByService(reading, kinds),
    evidence: (ctx, reading, page) => matterEvidence(ctx, reading, { kinds, page }),
  }
}

/** 信息服务大厅. */
export const HALL_FIGURES: readonly Figure[] = [
  matterFigure(
    {
      key: 'hall.accepted',
      name: '办理的信息服务',
      unit: '项',
      meaning: '期间内受理的服务事项，一次申请计一项，不论是否已经办结。',
    },
    ['staff', 'student', 'visitor'],
  ),
  matterFigure(
    {
      key: 'hall.staff',
      name: '服务教师',
      unit: '人次',
      meaning: '期间内由教职工提出的服务事项，同一人提出几次计几人次。',
    },
    ['staff'],
  ),
  matterFigure(
    {
      key: 'hall.others',
      name: '服务学生及社会访客',
      unit: '人次',
      meaning: '期间内由学生和社会访客提出的服务事项，同一人提出几次计几人次。',
    },
    ['student', 'visitor'],
  ),
]
