import { formatDayCn } from '../../../kernel/day.ts'
import type { Field, FieldValue, Form, Values } from '../../../kernel/form-terms.ts'
import type { Shown } from '../../../kernel/hall-terms.ts'
import { codePoints } from '../../../kernel/text.ts'

const CENTS = 100

function textInWords({ kind }: Pick<Field, 'kind'>, text: string): string {
  return kind === 'day' ? formatDayCn(text) : text
}

function numberInWords({ kind }: Pick<Field, 'kind'>, number: number): string {
  return kind === 'money' ? `${(number / CENTS).toFixed(2)} 元` : String(number)
}

function manyInWords(values: readonly unknown[]): string {
  return values.every((each) => typeof each === 'string') ? values.join('、') : ''
}

/** A value as it is read in a text; files, tables and slots are no words, and are left to the form. */
function inWords(field: Pick<Field, 'kind'>, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberInWords(field, value)
  if (typeof value === 'string') return textInWords(field, value)
  if (Array.isArray(value)) return manyInWords(value)
  return field.kind === 'period' && 'to' in value ? `${formatDayCn(value.from)}至${formatDayCn(value.to)}` : ''
}

/** What was filled in, in words, by the keys of the fields. */
export function wordsOf(form: Form, values: Values): ReadonlyMap<string, string> {
  const fields = form.sections.flatMap((section) => section.fields)
  return new Map(
    fields.flatMap((field) => {
      const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined
      return value === undefined ? [] : [[field.key, inWords(field, value)] as const]
    }),
  )
}

/** The text with every `{{key}}` replaced once; what is filled in is never looked at for keys again. What is not known is empty. */
export function fillIn(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{([^{}]{1,60})\}\}/g, (_, key: string) => words.get(key.trim()) ?? '')
}

/** What everybody may learn of a name: the first character, the others hidden; or nothing. */
export function maskedName(name: string, shows: Shown): string {
  const [first = '', ...rest] = codePoints(name.trim())
  return shows === 'nothing' ? '' : `${first}${'＊'.repeat(rest.length)}`
}
