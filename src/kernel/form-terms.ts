/** The kinds of fields of a service's form (表单), as those who design one name them. */
export const FIELD_KIND_NAMES = {
  text: '单行文字',
  'long-text': '多行文字',
  number: '数字',
  money: '金额',
  day: '日期',
  period: '起止日期',
  choice: '单选',
  choices: '多选',
  'yes-no': '是或否',
  files: '附件',
  table: '表格',
  signature: '签名',
  telephone: '电话',
  email: '电子邮箱',
  person: '校内人员',
  unit: '单位',
  venue: '场地时段',
  note: '说明文字',
} as const
export type FieldKind = keyof typeof FIELD_KIND_NAMES
export const FIELD_KINDS = Object.keys(FIELD_KIND_NAMES) as readonly FieldKind[]

/** The kinds that a column of a table may have. */
export const COLUMN_KINDS = ['text', 'number', 'money', 'day', 'choice', 'yes-no', 'telephone'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** Patterns have names: no expression comes from outside, because one can be written that never ends. */
export const PATTERN_NAMES = {
  'student-no': '学号',
  'staff-no': '工号',
  'identity-no': '居民身份证号码',
  postcode: '邮政编码',
  'plate-no': '车牌号码',
  digits: '只含数字',
} as const
export type PatternName = keyof typeof PATTERN_NAMES

/** What the university knows of whoever is signed in, and can fill in for them. */
export const PREFILL_NAMES = {
  name: '姓名',
  number: '学号或者工号',
  unit: '所在单位',
  telephone: '联系电话（上次填写的）',
  email: '电子邮箱（上次填写的）',
  kind: '身份（教职工、学生）',
} as const
export type Prefill = keyof typeof PREFILL_NAMES

/**
 * When a field is shown or a step is taken: a small tree. `greater` measures a number, the calendar days of a period, the rows of a
 * table, or how many were chosen.
 */
export type Condition =
  | { readonly is: 'equals'; readonly field: string; readonly value: string | number | boolean }
  | { readonly is: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly is: 'filled'; readonly field: string }
  | { readonly is: 'greater'; readonly field: string; readonly value: number }
  | { readonly is: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: readonly Condition[] }

/** The field that every form has without naming it: who applies (`staff`, `student`, `visitor`). */
export const APPLICANT_KIND = 'applicant_kind'

/** One of several things to choose; `value` is kept, `label` is read. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** A column of a table. */
export interface Column {
  readonly key: string
  readonly label: string
  readonly kind: ColumnKind
  readonly isRequired: boolean
  readonly options: readonly Option[]
}

/** What limits a field; each kind minds its own. Money is in fen (分), periods in calendar days. */
export interface Limits {
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  readonly decimals?: number
  readonly maxDays?: number
  readonly maxChosen?: number
  readonly maxRows?: number
  readonly maxFiles?: number
  readonly isFromToday?: boolean
}

/** A field of a form. `venues` names the group of venues of a `venue` field; a `note` only tells, by its `help`. */
export interface Field {
  readonly key: string
  readonly kind: FieldKind
  readonly label: string
  readonly help: string
  readonly isRequired: boolean
  readonly limits: Limits
  readonly pattern: PatternName | null
  readonly options: readonly Option[]
  readonly columns: readonly Column[]
  readonly venues: string
  readonly showWhen: Condition | null
  readonly prefill: Prefill | null
}

/** Fields under one heading. */
export interface Section {
  readonly key: string
  readonly title: string
  readonly fields: readonly Field[]
}

/** A form: sections in their order. Data, and never code. */
export interface Form {
  readonly sections: readonly Section[]
}

/** A file that was sent in: its id and its name. */
export interface FileValue {
  readonly id: string
  readonly name: string
}

/** What may be kept under a field. Money is whole fen; days read 'YYYY-MM-DD'; times 'HH:MM' in Asia/Shanghai. */
export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly FileValue[]
  | readonly Readonly<Record<string, string | number | boolean>>[]
  | { readonly from: string; readonly to: string }
  | { readonly name: string; readonly on: string; readonly strokes?: string }
  | { readonly venueId: string; readonly on: string; readonly from: string; readonly to: string }

/** What was filled in, by the keys of the fields. */
export type Values = Readonly<Record<string, FieldValue>>

/** What is wrong with one field, in words for people; `field` is its key, with row and column for a cell of a table. */
export interface Fault {
  readonly field: string
  readonly message: string
}
