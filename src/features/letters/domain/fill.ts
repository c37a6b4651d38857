import { formatDayCn, isDay } from '../../../kernel/day.ts'
import type { Regime } from '../../../kernel/letter-terms.ts'
import {
  type Basis,
  placeholdersIn,
  type Standing,
  STANDING_LABELS,
  type StandingKey,
  type TemplateContent,
  type TemplateField,
} from './template.ts'

/** What was filled in, by the key of the field; a list for `items`. */
export type FieldValues = Readonly<Record<string, string | number | readonly string[]>>

/** A field in which something is wrong, with its name for people. */
export interface FieldFault {
  readonly key: string
  readonly label: string
  readonly code: 'letter.field-missing' | 'letter.field-invalid' | 'letter.field-unknown'
}

/** The text of a letter as simple paragraphs, editable until it is signed. */
export interface LetterText {
  readonly title: string
  readonly addressee: string
  readonly paragraphs: readonly { readonly text: string; readonly isHeading: boolean }[]
  readonly attachments: readonly string[]
  readonly slip: { readonly title: string; readonly lines: readonly string[] } | null
}

/** What a text is made from. */
export interface Filling {
  readonly content: TemplateContent
  readonly regime: Regime
  readonly basis: Basis
  /** The paragraph on how to object; empty for letters that have none. */
  readonly remedyText: string
  readonly values: FieldValues
  readonly standing: Standing
}

const LONGEST = { text: 300, paragraphs: 8000, item: 500, items: 50 }

/** The fields that are asked for under a regime. */
export function fieldsUnder({ fields }: Pick<TemplateContent, 'fields'>, regime: Regime): TemplateField[] {
  return fields.filter(({ regimes }) => regimes.length === 0 || regimes.includes(regime))
}

// Control characters have no place in a letter; line ends are kept as \n.
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
}

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length <= most
}

const FITS: Readonly<Record<TemplateField['type'], (value: unknown, field: TemplateField) => boolean>> = {
  text: (value) => isText(value, LONGEST.text) && !clean(value as string).includes('\n'),
  paragraphs: (value) => isText(value, LONGEST.paragraphs),
  items: (value) =>
    Array.isArray(value) && value.length <= LONGEST.items && value.every((item) => isText(item, LONGEST.item)),
  day: (value) => typeof value === 'string' && isDay(value),
  number: (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  choice: (value, { options }) => typeof value === 'string' && options.includes(value),
}

function isGiven(value: FieldValues[string] | undefined): boolean {
  if (value === undefined) return false
  if (typeof value === 'number') return true
  return typeof value === 'string' ? clean(value) !== '' : value.some((item) => clean(item) !== '')
}

function faultOf(field: TemplateField, values: FieldValues): FieldFault[] {
  const { key, label, isMandatory, type } = field
  const value = values[key]
  if (!isGiven(value)) return isMandatory ? [{ key, label, code: 'letter.field-missing' }] : []
  return FITS[type](value, field) ? [] : [{ key, label, code: 'letter.field-invalid' }]
}

/** What the text will print of the school's standing words. */
function standingUsed({ content, basis, remedyText, regime }: Filling): StandingKey[] {
  const texts = content.paragraphs.filter((p) => p.regimes.length === 0 || p.regimes.includes(regime))
  const all = [content.title, content.addressee, basis.text, remedyText, ...texts.map(({ text }) => text)]
  const used = [...all, ...(content.slip?.lines ?? [])].flatMap(placeholdersIn)
  return [...new Set(used)].filter((key): key is StandingKey => key in STANDING_LABELS)
}

/** What is missing or wrong, in the order of the form; empty when the letter can be made. Nothing is printed with a hole. */
export function faultsOfValues(filling: Filling): FieldFault[] {
  const { content, regime, values, standing } = filling
  const fields = fieldsUnder(content, regime)
  const strange = Object.keys(values).filter((key) => !fields.some((field) => field.key === key))
  return [
    ...fields.flatMap((field) => faultOf(field, values)),
    ...standingUsed(filling)
      .filter((key) => standing[key].trim() === '')
      .map((key) => ({ key, label: STANDING_LABELS[key], code: 'letter.field-missing' as const })),
    ...strange.map((key) => ({ key, label: key, code: 'letter.field-unknown' as const })),
  ]
}

function printed(field: TemplateField, value: FieldValues[string] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return field.type === 'day' ? formatDayCn(value) : clean(value)
  const items = value.map(clean).filter((item) => item !== '')
  return items.map((item, index) => `${String(index + 1)}.${item}`).join('\n')
}

function wordsOf({ content, regime, basis, remedyText, values, standing }: Filling): Map<string, string> {
  const words = new Map<string, string>(Object.entries(standing))
  for (const field of fieldsUnder(content, regime)) words.set(field.key, printed(field, values[field.key]))
  // These two have blanks of their own.
  words.set('basis', replaced(basis.text, words))
  words.set('remedy', replaced(remedyText, words))
  return words
}

function replaced(text: string, words: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, key: string) => words.get(key) ?? '')
}

/** The text of the letter. Call it only when `faultsOfValues` finds nothing. */
export function fill(filling: Filling, attachments: readonly string[]): LetterText {
  const { content, regime, values } = filling
  const words = wordsOf(filling)
  const paragraphs = content.paragraphs
    .filter(({ regimes }) => regimes.length === 0 || regimes.includes(regime))
    .filter(({ when }) => when === '' || isGiven(values[when]))
    .flatMap(({ text, isHeading }) =>
      replaced(text, words)
        .split('\n')
        .map((line) => ({ text: line.trim(), isHeading })),
    )
    .filter(({ text }) => text !== '')
  const slip = content.slip
    ? { title: content.slip.title, lines: content.slip.lines.map((line) => replaced(line, words)) }
    : null
  return {
    title: replaced(content.title, words),
    addressee: replaced(content.addressee, words),
    paragraphs,
    attachments: attachments.map(clean).filter((name) => name !== ''),
    slip,
  }
}

/** Is something left open in the text, or is there none? Such a letter is neither kept nor signed. */
export function isOpen({ title, addressee, paragraphs, attachments, slip }: LetterText): boolean {
  const lines = [title, addressee, ...paragraphs.map(({ text }) => text), ...attachments, ...(slip?.lines ?? [])]
  const isBlank = title.trim() === '' || paragraphs.length === 0 || paragraphs.some(({ text }) => text.trim() === '')
  return isBlank || lines.some((line) => /\{\{|\}\}/.test(line))
}

/** The text with line ends and control characters put right; a paragraph with line ends becomes several. */
export function tidy(text: LetterText): LetterText {
  const one = (line: string): string => clean(line).replaceAll('\n', ' ')
  return {
    title: one(text.title),
    addressee: one(text.addressee),
    paragraphs: text.paragraphs.flatMap(({ text: words, isHeading }) =>
      clean(words)
        .split('\n')
        .map((line) => ({ text: line.trim(), isHeading })),
    ),
    attachments: text.attachments.map(one).filter((name) => name !== ''),
    slip: text.slip ? { title: one(text.slip.title), lines: text.slip.lines.map(one) } : null,
  }
}
