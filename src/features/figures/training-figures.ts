import { TRAINING_KINDS, TRAINING_KIND_KEYS } from '../../kernel/training-terms.ts'
import { listHeld, sumTrainings } from '../trainings/index.ts'
import type { Evidence, FigureHead, FigurePart } from './domain/figure.ts'
import { type Figure, onPage, type Reading } from './registry.ts'

type Held = Awaited<ReturnType<typeof listHeld>>
type Head = Pick<FigureHead, 'key' | 'name' | 'unit' | 'meaning'>

async function evidence(reading: Reading, page: number): Promise<Evidence> {
  const rows = (await listHeld(reading, reading.period)).map(({ title, kind, on, people }) => ({
    title,
    note: `${TRAINING_KINDS[kind]} · ${String(people)} 人次`,
    day: on,
    url: '',
  }))
  return { rows: onPage(rows, page), total: rows.length, withheld: '' }
}

function trainingFigure(head: Head, sum: 'held' | 'people', of: (training: Held[number]) => number): Figure {
  const total = (held: Held): number => held.reduce((all, training) => all + of(training), 0)
  const parts = (held: Held): FigurePart[] =>
    TRAINING_KIND_KEYS.map((kind) => ({
      name: TRAINING_KINDS[kind],
      value: total(held.filter((training) => training.kind === kind)),
    })).filter(({ value }) => value > 0)
  return {
    ...head,
    version: 1,
    area: 'oversight',
    counts: 'during',
    audience: 'public',
    measure: async ({ db, period }) => (await sumTrainings(db, period))[sum],
    records: async (reading) => {
      const held = await listHeld(reading, reading.period)
      return { value: total(held), lines: held.map(({ id, people }) => `${id} ${String(people)}`).sort() }
    },
    parts: async (reading) => parts(await listHeld(reading, reading.period)),
    evidence: (_ctx, reading, page) => evidence(reading, page),
  }
}

/** 培训. */
export const TRAINING_FIGURES: readonly Figure[] = [
  trainingFigure(
    {
      key: 'trainings.held',
      name: '举办的培训',
      unit: '次',
      meaning: '期间内举办的信息公开专题培训、案例研讨、政策解读。',
    },
    'held',
    () => 1,
  ),
  trainingFigure(
    {
      key: 'trainings.attendances',
      name: '参加培训',
      unit: '人次',
      meaning: '期间内举办的培训登记的参加人数，参加几次计几人次。',
    },
    'people',
    ({ people }) => people,
  ),
]
