import { holds } from '../../../../src/kernel/condition.ts'
import {
  APPLICANT_KIND,
  type Field,
  type FieldKind,
  type FieldValue,
  type Form,
} from '../../../../src/kernel/form-terms.ts'
import type { PersonKind } from '../../../../src/kernel/person-kind.ts'

/** What was typed into a form so far, by the keys of its fields. */
export type Typed = Readonly<Record<string, unknown>>

/** The text, or none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A part of what was typed, as text. */
export function partOf(value: unknown, name: string): string {
  return typeof value === 'object' && value !== null ? textOf((value as Record<string, unknown>)[name]) : ''
}

const FEN = 100

function numberOf(text: string, times = 1): FieldValue | undefined {
  return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Math.round(Number(text) * times * FEN) / FEN
}

type Reader = (text: string, value: unknown) => FieldValue | undefined

const READERS: Readonly<Partial<Record<FieldKind, Reader>>> = {
  'yes-no': (text) => (text === '' ? undefined : text === 'yes'),
  number: (text) => numberOf(text),
  money: (text) => numberOf(text, FEN),
  choices: whole,
  table: whole,
  period: whole,
}

function whole(_: string, value: unknown): FieldValue | undefined {
  return typeof value === 'object' && value !== null ? (value as FieldValue) : undefined
}

function plain(text: string): FieldValue | undefined {
  return text === '' ? undefined : text
}

/** What conditions see of a field before the form is sent. The server reads everything again. */
function valueOf({ kind }: Field, value: unknown): FieldValue | undefined {
  const read: Reader = READERS[kind] ?? plain
  return read(textOf(value), value)
}

/** The fields that are shown for what was typed so far, in their order. */
export function shownKeys(form: Form, typed: Typed, kind: PersonKind): ReadonlySet<string> {
  const values: Record<string, FieldValue> = { [APPLICANT_KIND]: kind }
  const shown = new Set<string>()
  for (const field of form.sections.flatMap(({ fields }) => fields)) {
    if (field.showWhen !== null && !holds(field.showWhen, values)) continue
    shown.add(field.key)
    const value = valueOf(field, typed[field.key])
    if (value !== undefined) values[field.key] = value
  }
  return shown
}
