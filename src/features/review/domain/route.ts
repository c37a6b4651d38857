import type { Role } from '../../../kernel/roles.ts'

/** One step of a sign-off route (审核步骤), as the office sets it. */
export interface RouteStep {
  readonly key: string
  readonly name: string
  readonly role: Role
  /** Whose reviewers: of the unit that made the material, or of the whole school. */
  readonly scope: 'own-unit' | 'school'
  /** One reviewer is enough, or every holder of the role must agree. */
  readonly mode: 'any' | 'all'
  /** Only for major matters (重大事项) when set. */
  readonly when?: { readonly isMajor?: boolean }
  /** Working days until the step is overdue. */
  readonly workdays?: number
  /** 保密审查: needs the named reviewer's findings. 先审查、后公开，逐项审查（保守国家秘密法实施条例第四十二条）. */
  readonly isSecrecy?: boolean
  /** 备案: the office takes it on file. */
  readonly isFiling?: boolean
  /** The same person may have approved an earlier step. */
  readonly allowSamePerson?: boolean
  /** Who stands in when all holders of the role are authors. */
  readonly fallbackRole?: Role
}

/** A route for one kind of material. */
export interface Route {
  readonly key: string
  readonly name: string
  readonly materialKind: string
  readonly steps: readonly RouteStep[]
}

/** The steps that apply: those without a condition, and those whose condition holds. */
export function applicableSteps({ steps }: Route, { isMajor }: { isMajor: boolean }): RouteStep[] {
  return steps.filter(({ when }) => when?.isMajor === undefined || when.isMajor === isMajor)
}
