import type { Role } from '../../../../../src/kernel/roles.ts'
import type { RouteStep } from './step-words.ts'

/** A step as the form holds it: every choice has a value, so that none is left to be guessed. */
export interface StepValues {
  /** Missing for a new step. */
  readonly key?: string
  readonly name: string
  readonly role: Role
  readonly scope: RouteStep['scope']
  readonly mode: RouteStep['mode']
  readonly when: 'all' | 'major' | 'minor'
  readonly special: 'none' | 'secrecy' | 'filing'
  readonly workdays?: number | null
  readonly fallbackRole?: Role
  readonly allowSamePerson: boolean
}

export const NEW_STEP: Partial<StepValues> = {
  scope: 'school',
  mode: 'any',
  when: 'all',
  special: 'none',
  workdays: 2,
  allowSamePerson: false,
}

function conditionOf({ when }: RouteStep): StepValues['when'] {
  if (when?.isMajor === undefined) return 'all'
  return when.isMajor ? 'major' : 'minor'
}

/** The step for the form. */
export function asFields(step: RouteStep): StepValues {
  const { key, name, role, scope, mode, workdays, fallbackRole } = step
  return {
    key,
    name,
    role,
    scope,
    mode,
    when: conditionOf(step),
    special: step.isSecrecy === true ? 'secrecy' : step.isFiling === true ? 'filing' : 'none',
    workdays: workdays ?? null,
    ...(fallbackRole === undefined ? {} : { fallbackRole }),
    allowSamePerson: step.allowSamePerson === true,
  }
}

function special({ special: kind, allowSamePerson }: StepValues): Partial<RouteStep> {
  return {
    ...(kind === 'secrecy' ? { isSecrecy: true } : {}),
    ...(kind === 'filing' ? { isFiling: true } : {}),
    ...(allowSamePerson ? { allowSamePerson } : {}),
  }
}

/** The step for the server; a new one gets a name of its own that no other has. */
export function asStep(taken: readonly string[]): (values: StepValues, at: number) => RouteStep {
  const used = new Set(taken)
  const fresh = (at: number): string => {
    let number = at + 1
    while (used.has(`step-${String(number)}`)) number += 1
    used.add(`step-${String(number)}`)
    return `step-${String(number)}`
  }
  return (values, at) => {
    const { key, name, role, scope, mode, when, workdays, fallbackRole } = values
    return {
      key: key ?? fresh(at),
      name,
      role,
      scope,
      mode,
      ...(when === 'all' ? {} : { when: { isMajor: when === 'major' } }),
      ...(typeof workdays !== 'number' ? {} : { workdays }),
      ...(fallbackRole === undefined ? {} : { fallbackRole }),
      ...special(values),
    }
  }
}
