import type { Column, Field, FieldValue, Form, Values } from '../../../kernel/form-terms.ts'
import type { Typed } from './values.ts'

function asTyped(kind: Field['kind'] | Column['kind'], value: FieldValue): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'number') return value
  return kind === 'money' ? (value / 100).toFixed(2) : String(value)
}

function rowsAsTyped(columns: readonly Column[], rows: readonly Readonly<Record<string, FieldValue>>[]): unknown {
  return rows.map((row) =>
    Object.fromEntries(
      columns.flatMap(({ key, kind }) => {
        const value = Object.hasOwn(row, key) ? row[key] : undefined
        return value === undefined ? [] : [[key, asTyped(kind, value)]]
      }),
    ),
  )
}

/** What was kept, as it was typed: to be changed and sent again. A signature is given anew. */
export function toTyped(form: Form, values: Values): Typed {
  const entries = form.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field): [string, unknown][] => {
      const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined
      if (value === undefined || field.kind === 'signature') return []
      if (field.kind === 'table')
        return [[field.key, rowsAsTyped(field.columns, value as readonly Record<string, string>[])]]
      return [[field.key, asTyped(field.kind, value)]]
    })
  return Object.fromEntries(entries)
}
