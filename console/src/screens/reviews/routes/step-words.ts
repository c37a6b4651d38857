import type { listRoutes } from '../../../../../src/features/review/review.contract.ts'
import { grants, type Role, ROLE_NAMES, ROLES } from '../../../../../src/kernel/roles.ts'
import type { Reply } from '../../../../../src/platform/http/endpoint.contract.ts'

export type ReviewRoute = Reply<typeof listRoutes>['rows'][number]
export type RouteStep = ReviewRoute['steps'][number]

/** Roles that can review at all. */
export const REVIEWERS: readonly Role[] = ROLES.filter((role) => grants({ role, unitId: null }, 'review.take-part'))

/** For which matters a step applies. */
export function conditionText({ when }: Pick<RouteStep, 'when'>): string {
  if (when?.isMajor === undefined) return ''
  return when.isMajor ? '仅重大事项' : '仅一般事项'
}

/** Who reviews in the place of those who wrote; the office, where the route names nobody else. */
export const USUAL_FALLBACK: Role = 'disclosure_office'

function extras({ role, isSecrecy, isFiling, allowSamePerson, fallbackRole = USUAL_FALLBACK }: RouteStep): string[] {
  return [
    ...(isSecrecy === true ? ['须逐项填写保密审查结论。'] : []),
    ...(isFiling === true ? ['这一步是备案存档。'] : []),
    ...(allowSamePerson === true ? ['可以由在前面步骤审核过的人办理。'] : []),
    ...(fallbackRole === role ? [] : [`没有人可以办理（例如都参与了起草）时，改由${ROLE_NAMES[fallbackRole]}办理。`]),
  ]
}

/** The step as sentences: who, how many of them, until when, and what is special. */
export function stepText(step: RouteStep): string {
  const who = step.scope === 'own-unit' ? `责任单位的${ROLE_NAMES[step.role]}` : ROLE_NAMES[step.role]
  const mode = step.mode === 'any' ? '任一人同意即通过' : '须全部同意'
  const days = step.workdays === undefined ? '没有规定期限' : `${String(step.workdays)} 个工作日内完成`
  return [`由${who}办理，${mode}，${days}。`, ...extras(step)].join('')
}
