import { holds } from '../../../kernel/condition.ts'
import type { Day } from '../../../kernel/day.ts'
import {
  APPLICANT_KIND,
  type Fault,
  type Field,
  type FieldValue,
  type Form,
  type Values,
} from '../../../kernel/form-terms.ts'
import type { PersonKind } from '../../../kernel/person-kind.ts'
import { type Read, readValue } from './read-value.ts'

/** What was typed, by the keys of the fields, before anybody has looked at it; it is kept as it is in a draft. */
export type Typed = Readonly<Record<string, unknown>>

/** What checking a form needs to know beside what was typed. */
export interface Filling {
  readonly kind: PersonKind
  readonly today: Day
}

/** What came of checking: what may be kept, what is wrong, and which fields are shown. */
export interface Checked {
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly shown: readonly string[]
}

/** What is known before the first field. */
export function startingValues(kind: PersonKind): Values {
  return { [APPLICANT_KIND]: kind }
}

function missing(field: Field): Fault {
  return { field: field.key, message: `请填写“${field.label}”。` }
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function faultsOf(field: Field, { value, wrong = [] }: Read): Fault[] {
  const faults = wrong.map(({ at = '', message }) => ({
    field: `${field.key}${at}`,
    message: `“${field.label}”${message}`,
  }))
  return faults.length === 0 && field.isRequired && field.kind !== 'note' && isEmpty(value) ? [missing(field)] : faults
}

/**
 * Looks at what was typed, field by field in their order. A hidden field is dropped and not checked; a condition asks only about
 * fields before it, and a value that is wrong counts as not filled in. Nothing of the definition is ever run.
 */
export function checkValues(form: Form, typed: Typed, { kind, today }: Filling): Checked {
  const kept = new Map<string, FieldValue>()
  const faults: Fault[] = []
  const shown: string[] = []
  for (const field of form.sections.flatMap(({ fields }) => fields)) {
    const soFar = { ...startingValues(kind), ...Object.fromEntries(kept) }
    if (field.showWhen && !holds(field.showWhen, soFar)) continue
    shown.push(field.key)
    const read = readValue(field, Object.hasOwn(typed, field.key) ? typed[field.key] : undefined, today)
    const wrong = faultsOf(field, read)
    faults.push(...wrong)
    if (wrong.length === 0 && read.value !== undefined && !isEmpty(read.value)) kept.set(field.key, read.value)
  }
  return { values: Object.fromEntries(kept), faults, shown }
}

/** The values with what every form knows, as conditions ask about them. */
export function knownValues(values: Values, kind: PersonKind): Values {
  return { ...startingValues(kind), ...values }
}
