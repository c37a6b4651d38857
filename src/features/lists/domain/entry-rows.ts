import {
  type EntryFields,
  FIELD_NAMES,
  LIFE_EVENT_NAMES,
  LIFE_EVENTS,
  LIST_KIND_NAMES,
  LIST_KINDS,
  type ListKind,
  PERSON_NAMES,
  PERSONS,
} from '../../../kernel/list-terms.ts'
import type { SheetLine } from '../../../kernel/sheet-rows.ts'
import { EMPTY_FIELDS } from './entry.ts'
import { neutral } from './neutral.ts'

/** The headings of the template, in order. */
export const COLUMNS = [
  '清单类型',
  '编号',
  '上级编号',
  '责任单位',
  FIELD_NAMES.matter,
  FIELD_NAMES.section,
  FIELD_NAMES.post,
  FIELD_NAMES.basis,
  FIELD_NAMES.persons,
  FIELD_NAMES.events,
  FIELD_NAMES.conditions,
  FIELD_NAMES.materials,
  FIELD_NAMES.flow,
  FIELD_NAMES.promisedDays,
  FIELD_NAMES.place,
  FIELD_NAMES.hours,
  FIELD_NAMES.phone,
  FIELD_NAMES.email,
  FIELD_NAMES.fee,
  FIELD_NAMES.result,
  FIELD_NAMES.supervision,
  FIELD_NAMES.isOnline,
  FIELD_NAMES.url,
  FIELD_NAMES.keywords,
  FIELD_NAMES.audience,
  '状态',
] as const
export type Column = (typeof COLUMNS)[number]

export const YES = '是'
export const NO = '否'
export const AUDIENCE_WORDS = { public: '社会公开', campus: '校内公开' } as const
export const STATE_WORDS = { held: '在用', ended: '取消' } as const
const SEPARATOR = /[、，,；;\n]+/

/** The words of a cell that may hold several. */
export function wordsOf(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** A line of the sheet as it was understood; what was not is judged by the checks. */
export interface ParsedRow {
  readonly rowNumber: number
  readonly cells: Readonly<Record<Column, string>>
  readonly kind: ListKind | undefined
  readonly number: string
  readonly parentNumber: string
  readonly unitWord: string
  readonly isEnded: boolean
  readonly fields: EntryFields
}

function keyOf<Key extends string>(names: Readonly<Record<Key, string>>, keys: readonly Key[], word: string) {
  return keys.find((key) => names[key] === word)
}

function keysOf<Key extends string>(
  names: Readonly<Record<Key, string>>,
  keys: readonly Key[],
  text: string,
): Key[] | null {
  if (text === '') return null
  return wordsOf(text).flatMap((word) => keyOf(names, keys, word) ?? [])
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

function fieldsOf(cells: Readonly<Record<Column, string>>): EntryFields {
  const shared = ['section', 'post', 'basis', 'conditions', 'materials', 'flow', 'place', 'hours'] as const
  const rest = ['phone', 'email', 'fee', 'result', 'supervision'] as const
  const texts = Object.fromEntries(
    [...shared, ...rest].map((name) => [name, orNull(cells[FIELD_NAMES[name] as Column])]),
  )
  const days = cells['承诺时限（工作日）']
  return {
    ...EMPTY_FIELDS,
    ...texts,
    matter: cells.事项名称,
    persons: keysOf(PERSON_NAMES, PERSONS, cells.服务对象),
    events: keysOf(LIFE_EVENT_NAMES, LIFE_EVENTS, cells.办事场景),
    promisedDays: /^\d{1,3}$/.test(days) ? Number(days) : null,
    isOnline: cells.网上办理 === YES,
    url: cells.网办地址,
    keywords: cells.其他叫法,
    audience: cells.公开范围 === AUDIENCE_WORDS.campus ? 'campus' : 'public',
  }
}

/** Reads a line; every cell is made harmless first. */
export function parseRow({ rowNumber, cells }: SheetLine): ParsedRow {
  const texts = Object.fromEntries(COLUMNS.map((column, at) => [column, neutral(cells[at] ?? '')])) as Record<
    Column,
    string
  >
  return {
    rowNumber,
    cells: texts,
    kind: keyOf(LIST_KIND_NAMES, LIST_KINDS, texts.清单类型),
    number: texts.编号.toUpperCase(),
    parentNumber: texts.上级编号.toUpperCase(),
    unitWord: texts.责任单位,
    isEnded: texts.状态 === STATE_WORDS.ended,
    fields: fieldsOf(texts),
  }
}

/** An entry as a line of the sheet: what it says itself, so that inherited fields stay inherited when it comes back. */
export function cellsOf(entry: {
  readonly kind: ListKind
  readonly number: string
  readonly parentNumber: string
  readonly unitName: string
  readonly fields: EntryFields
}): string[] {
  const { fields } = entry
  const by: Readonly<Partial<Record<Column, string>>> = {
    清单类型: LIST_KIND_NAMES[entry.kind],
    编号: entry.number,
    上级编号: entry.parentNumber,
    责任单位: entry.unitName,
    服务对象: (fields.persons ?? []).map((person) => PERSON_NAMES[person]).join('、'),
    办事场景: (fields.events ?? []).map((event) => LIFE_EVENT_NAMES[event]).join('、'),
    '承诺时限（工作日）': fields.promisedDays === null ? '' : String(fields.promisedDays),
    网上办理: fields.isOnline ? YES : NO,
    公开范围: AUDIENCE_WORDS[fields.audience],
    状态: STATE_WORDS.held,
  }
  const names = Object.entries(FIELD_NAMES) as [keyof EntryFields, Column][]
  const texts = new Map(names.map(([name, column]) => [column, fields[name]]))
  return COLUMNS.map((column) => {
    const text = texts.get(column)
    return by[column] ?? (typeof text === 'string' ? text : '')
  })
}
