import { ORDER_STATES, type OrderState } from '../../../kernel/monitor-words.ts'

interface Move {
  readonly from: readonly OrderState[]
  readonly to: readonly OrderState[] | 'same'
}

/** Every move of a rectification order: what is not in this table cannot happen. */
export const MOVES = {
  send: { from: ['issued'], to: 'same' },
  answer: { from: ['issued', 'returned'], to: ['answered'] },
  object: { from: ['issued'], to: ['objected'] },
  keep: { from: ['objected'], to: ['issued'] },
  pass: { from: ['answered'], to: ['closed'] },
  'send-back': { from: ['answered'], to: ['returned'] },
  revoke: { from: ['issued', 'objected', 'returned', 'answered'], to: ['revoked'] },
} as const satisfies Readonly<Record<string, Move>>
export type MoveName = keyof typeof MOVES

/** 整改通知 as the engine of cases knows it. */
export const ORDER = { name: 'order', area: 'order', prefix: 'ZG', moves: MOVES } as const

/** What a state is called. */
export function stateName(state: string): string {
  return ORDER_STATES[state as OrderState]
}
