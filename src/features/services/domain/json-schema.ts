import type { Column, Field, FieldKind, Form } from '../../../kernel/form-terms.ts'

/** A JSON Schema (2020-12), as data. */
export type JsonSchema = Readonly<Record<string, unknown>>

const TEXT: JsonSchema = { type: 'string' }
const DAY: JsonSchema = { type: 'string', format: 'date' }
const STROKES: JsonSchema = { type: 'string', description: '手写笔迹：点为“x,y”，点间空格，笔画间分号' }
const TIME: JsonSchema = { type: 'string', format: 'time' }

function whole(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

function optionsOf({ options }: Pick<Field, 'options'>): JsonSchema {
  return { type: 'string', oneOf: options.map(({ value, label }) => ({ const: value, title: label })) }
}

function bounds({ limits: { min, max } }: Field): JsonSchema {
  return { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) }
}

function columnSchema(column: Column): JsonSchema {
  const title = { title: column.label }
  switch (column.kind) {
    case 'number':
      return { ...title, type: 'number' }
    case 'money':
      return { ...title, type: 'integer', description: '以分为单位' }
    case 'day':
      return { ...title, ...DAY }
    case 'choice':
      return { ...title, ...optionsOf(column) }
    case 'yes-no':
      return { ...title, type: 'boolean' }
    case 'text':
    case 'telephone':
      return { ...title, ...TEXT }
  }
}

function tableSchema({ columns, limits }: Field): JsonSchema {
  const properties = Object.fromEntries(columns.map((column) => [column.key, columnSchema(column)]))
  const required = columns.filter(({ isRequired }) => isRequired).map(({ key }) => key)
  const items = { type: 'object', properties, required, additionalProperties: false }
  return { type: 'array', items, ...(limits.maxRows === undefined ? {} : { maxItems: limits.maxRows }) }
}

function textSchema({ limits: { maxLength } }: Field): JsonSchema {
  return maxLength === undefined ? TEXT : { ...TEXT, maxLength }
}

const SCHEMAS: Readonly<Record<Exclude<FieldKind, 'note'>, (field: Field) => JsonSchema>> = {
  text: textSchema,
  'long-text': textSchema,
  person: textSchema,
  unit: textSchema,
  telephone: textSchema,
  email: (field) => ({ ...textSchema(field), format: 'email' }),
  number: (field) => ({ type: (field.limits.decimals ?? 0) === 0 ? 'integer' : 'number', ...bounds(field) }),
  money: (field) => ({ type: 'integer', description: '以分为单位', ...bounds(field) }),
  day: () => DAY,
  period: () => whole({ from: DAY, to: DAY }),
  choice: optionsOf,
  choices: (field) => ({ type: 'array', items: optionsOf(field), uniqueItems: true }),
  'yes-no': () => ({ type: 'boolean' }),
  files: ({ limits }) => ({ type: 'array', items: whole({ id: TEXT, name: TEXT }), maxItems: limits.maxFiles ?? 1 }),
  table: tableSchema,
  signature: () => ({ ...whole({ name: TEXT, on: DAY, strokes: STROKES }), required: ['name', 'on'] }),
  venue: () => whole({ venueId: TEXT, on: DAY, from: TIME, to: TIME }),
}

function fieldSchema(field: Field): [string, JsonSchema][] {
  if (field.kind === 'note') return []
  const words = { title: field.label, ...(field.help === '' ? {} : { description: field.help }) }
  return [[field.key, { ...SCHEMAS[field.kind](field), ...words }]]
}

/**
 * The form as a JSON Schema, for other systems: what may be kept of it. Fields that are shown only under a condition are not required
 * here; whether they are is for `checkValues` to say.
 */
export function toJsonSchema(form: Form): JsonSchema {
  const fields = form.sections.flatMap((section) => section.fields)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(fields.flatMap(fieldSchema)),
    required: fields
      .filter(({ kind, isRequired, showWhen }) => kind !== 'note' && isRequired && showWhen === null)
      .map(({ key }) => key),
    additionalProperties: false,
  }
}
