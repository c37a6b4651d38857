import type { TableLine } from './material.ts'

/** A remedy as it stood at the end of the period; `outcome` null when it was open. */
export interface Remedy {
  readonly kind: string
  readonly outcome: string | null
  readonly isAfterReconsideration: boolean
}

/** The columns of 行政复议、行政诉讼情况 (国办公开办函〔2021〕30号). */
export const REMEDY_COLUMNS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const

const RESULTS = ['upheld', 'corrected'] as const

const BLOCKS: readonly { readonly name: string; readonly holds: (remedy: Remedy) => boolean }[] = [
  { name: '行政复议', holds: ({ kind }) => kind === 'reconsideration' },
  {
    name: '行政诉讼（未经复议直接起诉）',
    holds: ({ kind, isAfterReconsideration }) => kind === 'litigation' && !isAfterReconsideration,
  },
  {
    name: '行政诉讼（复议后起诉）',
    holds: ({ kind, isAfterReconsideration }) => kind === 'litigation' && isAfterReconsideration,
  },
]

function columnOf({ outcome }: Remedy): number {
  if (outcome === null) return 3
  const at = RESULTS.findIndex((result) => result === outcome)
  return at === -1 ? 2 : at
}

/** The fifteen numbers of the table. */
export function remedyTable(remedies: readonly Remedy[]): TableLine[] {
  return BLOCKS.map(({ name, holds }) => {
    const own = remedies.filter(holds)
    const cells = [0, 1, 2, 3].map((column) => own.filter((remedy) => columnOf(remedy) === column).length)
    return { name, cells: [...cells, own.length] }
  })
}

/** The rows whose 总计 is not the sum of their columns. */
export function remedyFaults(lines: readonly TableLine[]): string[] {
  return lines
    .filter(({ cells }) => cells.slice(0, -1).reduce((sum, cell) => sum + cell, 0) !== cells.at(-1))
    .map(({ name }) => `${name}：总计不等于各项之和`)
}
