import { daysBetween, isDay } from './day.ts'
import type { Condition, FieldValue, Values } from './form-terms.ts'

function isPeriod(value: FieldValue): value is { from: string; to: string } {
  return typeof value === 'object' && 'from' in value && 'to' in value && !('venueId' in value)
}

/** How much a value is, for `greater`; undefined where that says nothing. */
function measure(value: FieldValue): number | undefined {
  if (typeof value === 'number') return value
  if (Array.isArray(value)) return value.length
  if (!isPeriod(value) || !isDay(value.from) || !isDay(value.to)) return undefined
  return daysBetween(value.from, value.to) + 1
}

function isFilled(value: FieldValue | undefined): boolean {
  if (value === undefined || value === '') return false
  return !Array.isArray(value) || value.length > 0
}

function isOneOf(value: FieldValue | undefined, values: readonly string[]): boolean {
  if (typeof value === 'string') return values.includes(value)
  return Array.isArray(value) && value.some((each) => typeof each === 'string' && values.includes(each))
}

function valueOf(values: Values, field: string): FieldValue | undefined {
  return Object.hasOwn(values, field) ? values[field] : undefined
}

/** Does the condition hold for what was filled in? What is not filled in equals nothing. */
export function holds(condition: Condition, values: Values): boolean {
  switch (condition.is) {
    case 'and':
      return condition.of.every((each) => holds(each, values))
    case 'or':
      return condition.of.some((each) => holds(each, values))
    case 'not':
      return !condition.of.some((each) => holds(each, values))
    default:
      return holdsFor(condition, valueOf(values, condition.field))
  }
}

function holdsFor(condition: Exclude<Condition, { of: readonly Condition[] }>, value: FieldValue | undefined): boolean {
  switch (condition.is) {
    case 'equals':
      return value === condition.value
    case 'in':
      return isOneOf(value, condition.values)
    case 'filled':
      return isFilled(value)
    case 'greater':
      return value !== undefined && (measure(value) ?? -Infinity) > condition.value
  }
}

/** The fields that a condition asks about. */
export function fieldsOf(condition: Condition): string[] {
  return 'of' in condition ? condition.of.flatMap(fieldsOf) : [condition.field]
}
