import { dayOf } from '../../kernel/day.ts'
import { GAP_NAMES } from '../../kernel/responsibility-terms.ts'
import type { Context } from '../../platform/context.ts'
import { type MatrixRow, readMatrix } from '../responsibility/index.ts'
import type { Found } from './domain/rule.ts'

// Whether a post is named at all, and by which route it goes, is the office's to decide.
const TOLD = ['no-unit', 'nobody'] as const

function toFound({ itemId, number, title, unitId, unitName, postName, gaps }: MatrixRow): Found[] {
  const gap = TOLD.find((each) => gaps.includes(each))
  if (gap === undefined) return []
  const whose = gap === 'nobody' ? `${unitName}“${postName}”：` : ''
  return [
    {
      ...{ rule: 'item-unowned', subjectType: 'item', subjectId: itemId, unitId },
      content: `${gap} ${unitId ?? ''} ${postName}`,
      what: `事项 ${number} ${title}`,
      evidence: `${whose}${GAP_NAMES[gap]}。`,
      path: `/console/responsibility?q=${encodeURIComponent(title)}`,
    },
  ]
}

/** Items that are nobody's: without a unit, or with a post that nobody holds. */
export async function findUnowned({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Found[]> {
  return (await readMatrix(db, dayOf(now()))).flatMap(toFound)
}
