import {
  type EntryFields,
  FIELD_NAMES,
  LIFE_EVENT_NAMES,
  LIFE_EVENTS,
  PERSON_NAMES,
  PERSONS,
  promiseText,
} from '../../../../src/kernel/list-terms.ts'
import type { Choice } from '../../parts/choices.ts'

export type FieldName = keyof EntryFields

/** All fields in the order of the form. */
export const FIELDS = Object.keys(FIELD_NAMES) as FieldName[]

/** The choices of the dictionaries. */
export const PERSON_CHOICES: Choice[] = PERSONS.map((value) => ({ value, label: PERSON_NAMES[value] }))
export const EVENT_CHOICES: Choice[] = LIFE_EVENTS.map((value) => ({ value, label: LIFE_EVENT_NAMES[value] }))

const TEXTS: Partial<Record<FieldName, (fields: EntryFields) => string>> = {
  persons: ({ persons }) => (persons ?? []).map((person) => PERSON_NAMES[person]).join('、'),
  events: ({ events }) => (events ?? []).map((event) => LIFE_EVENT_NAMES[event]).join('、'),
  promisedDays: ({ promisedDays }) => promiseText(promisedDays),
  isOnline: ({ isOnline }) => (isOnline ? '是' : '否'),
  audience: ({ audience }) => (audience === 'campus' ? '校内公开' : '社会公开'),
}

/** The value of a field as people read it; empty when nothing is said. */
export function valueText(fields: EntryFields, name: FieldName): string {
  const value = fields[name]
  return TEXTS[name]?.(fields) ?? (typeof value === 'string' ? value : '')
}

/** The name of a field, by what the server calls it. */
export function fieldName(name: string): string {
  return name in FIELD_NAMES ? FIELD_NAMES[name as FieldName] : name === 'ended' ? '上级条目已取消' : name
}
