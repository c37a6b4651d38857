import { END_NAMES } from '../../../kernel/flow-terms.ts'

/** The states of a matter (办件) as everybody names them. */
export const STATE_NAMES = { running: '办理中', asked: '待申请人补充', ...END_NAMES } as const
export type MatterState = keyof typeof STATE_NAMES

const OPEN: readonly MatterState[] = ['running', 'asked']

interface Move {
  readonly from: readonly MatterState[]
  readonly to: readonly MatterState[] | 'same'
}

/** Every move of a matter, as the engine of casework sees it; what a step of the flow may do is the flow's business. */
export const MATTER = {
  name: 'service',
  area: 'service-matter',
  prefix: 'BS',
  moves: {
    act: { from: ['running'], to: ['running', 'asked', 'done', 'refused'] },
    resubmit: { from: ['asked'], to: ['running'] },
    withdraw: { from: OPEN, to: ['withdrawn'] },
    end: { from: OPEN, to: ['ended'] },
    reassign: { from: ['running'], to: 'same' },
    urge: { from: ['running'], to: 'same' },
    write: { from: [...OPEN, 'done', 'refused'], to: 'same' },
    rate: { from: ['done', 'refused'], to: 'same' },
  },
} as const satisfies {
  readonly moves: Record<string, Move>
  readonly name: string
  readonly area: string
  readonly prefix: string
}
export type MoveName = keyof typeof MATTER.moves
