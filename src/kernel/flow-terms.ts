import type { Condition, Form } from './form-terms.ts'
import type { Role } from './roles.ts'

/** Who takes a step (办理人): whoever holds a post, a role, works in a unit, heads one, or stands over the applicant. */
export type Who =
  | { readonly kind: 'post'; readonly unitId: string; readonly post: string }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'unit'; readonly unitId: string }
  | { readonly kind: 'unit-head'; readonly unitId: string }
  | { readonly kind: 'own-unit' }
  | { readonly kind: 'own-unit-head' }
  | { readonly kind: 'supervisor' }
  | { readonly kind: 'applicant' }

/** The kinds of holders as those who design a flow name them. */
export const WHO_NAMES: Readonly<Record<Who['kind'], string>> = {
  post: '指定岗位',
  role: '指定角色',
  unit: '指定单位的经办人',
  'unit-head': '指定单位的负责人',
  'own-unit': '申请人所在单位的经办人',
  'own-unit-head': '申请人所在单位的负责人',
  supervisor: '申请人的导师或者直接上级',
  applicant: '申请人',
}

/** Roles that a step may name: those that hold for the whole school and are no administrators. */
export const STEP_ROLES = [
  'disclosure_office',
  'publicity',
  'leader',
  'principal_leader',
  'supervisor',
] as const satisfies readonly Role[]

/** One of those named acts, or each of them (会签). */
export const MODE_NAMES = { one: '一人办理', all: '会签（每一方都要办理）' } as const
export type Mode = keyof typeof MODE_NAMES

/** Where a step may send a matter back to, beside earlier steps. */
export const TO_APPLICANT = 'applicant'

/**
 * A step of a flow (环节). Neighbouring steps of one `group` run side by side. `days` is its own term in working days; `form` is what
 * whoever acts fills in; `returnsTo` are keys of earlier steps, or `applicant`.
 */
export interface FlowStep {
  readonly key: string
  readonly name: string
  readonly who: readonly Who[]
  readonly mode: Mode
  readonly when: Condition | null
  readonly group: string
  readonly days: number
  readonly form: Form | null
  readonly returnsTo: readonly string[]
}

/** A flow (流程): steps in their order. It ends when the last one is taken. */
export interface Flow {
  readonly steps: readonly FlowStep[]
}

/** What may be done with a task (待办). */
export const ACTION_NAMES = {
  approve: '同意',
  return: '退回',
  refuse: '不予办理',
  delegate: '委托他人办理',
  'add-countersigner': '加签',
} as const
export type ActionName = keyof typeof ACTION_NAMES

/** How a matter ended. */
export const END_NAMES = {
  done: '办结',
  refused: '不予办理',
  withdrawn: '申请人撤回',
  ended: '终止办理',
} as const
export type End = keyof typeof END_NAMES
