import { LEAK_KINDS, type LeakKind } from '../../../kernel/leak-kinds.ts'
import type { Certainty } from './leak.ts'

/** What happens when a kind is found: publication is stopped, the editor is told, or nothing. */
export const ACTIONS = ['block', 'warn', 'allow'] as const
export type Action = (typeof ACTIONS)[number]
export type Actions = Readonly<Record<LeakKind, Action>>

/** What holds for one item of a catalogue; without catalogue and number it holds for all others. */
export interface LeakPolicy {
  readonly catalogueId: string
  readonly itemNumber: string
  readonly name: string
  readonly basis: string
  readonly actions: Actions
}

/** Kinds that no policy can let pass: no list needs them, and the law protects them strictly. */
export const ALWAYS_BLOCKED: readonly LeakKind[] = ['secret-marking', 'id-number', 'bank-card', 'passport', 'unread']

/** Kinds that nobody can override: a marked text is published after it was declassified and the marking is gone, not before. */
export const NEVER_OVERRIDDEN: readonly LeakKind[] = ['secret-marking']

/** Would this policy let pass what no policy can? */
export function isTooLenient(actions: Actions): boolean {
  return ALWAYS_BLOCKED.some((kind) => actions[kind] !== 'block')
}

function strictest(actions: readonly Action[]): Action {
  return ACTIONS.find((action) => actions.includes(action)) ?? 'block'
}

/** What holds for a text under several items: of the policies made for one of them the strictest word, else the general one. */
export function actionsFor(
  policies: readonly LeakPolicy[],
  items: readonly { readonly catalogueId: string; readonly number: string }[],
): Actions {
  const own = policies.filter(({ catalogueId, itemNumber }) =>
    items.some((item) => item.catalogueId === catalogueId && item.number === itemNumber),
  )
  const applicable = own.length > 0 ? own : policies.filter(({ catalogueId }) => catalogueId === '')
  return Object.fromEntries(
    LEAK_KINDS.map((kind) => [kind, strictest(applicable.map(({ actions }) => actions[kind]))]),
  ) as Record<LeakKind, Action>
}

/** What happens with one finding: what only looks like something warns, and never stops. */
export function actionOn({ kind, certainty }: { kind: LeakKind; certainty: Certainty }, actions: Actions): Action {
  const action = actions[kind]
  return action === 'block' && certainty === 'likely' ? 'warn' : action
}
