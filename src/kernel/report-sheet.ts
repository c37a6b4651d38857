/** A stretch of text; `href` leads to the records behind a number, as an address of this site. */
export interface SheetRun {
  readonly text: string
  readonly href?: string
}

/** A table: each row has as many cells as the head. */
export interface SheetTable {
  readonly kind: 'table'
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly SheetRun[])[]
}

export type SheetBlock =
  | SheetTable
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly SheetRun[] }
  | { readonly kind: 'note'; readonly text: string }

/** A report as it is read: every figure stands in its place, nothing is looked up any more. Texts are plain. */
export interface ReportSheet {
  readonly title: string
  readonly issuer: string
  /** Under the title: period, basis of the figures. */
  readonly lines: readonly string[]
  readonly sections: readonly { readonly key: string; readonly title: string; readonly blocks: readonly SheetBlock[] }[]
  /** Whom to ask, and where it can be downloaded. */
  readonly closing: readonly string[]
}

/** The states of a report. */
export const REPORT_STATES = {
  draft: '起草中',
  checked: '待校领导签发',
  frozen: '已签发，待公布',
  published: '已公布',
} as const
export type ReportState = keyof typeof REPORT_STATES

/** 发现的问题 and what became of it. */
export const PROBLEM_STATES = { open: '整改中', cured: '已整改' } as const
export type ProblemState = keyof typeof PROBLEM_STATES

/** Does a cell hold a number? It stands at the right then, one digit under the other. */
export function isNumeric(text: string): boolean {
  return /^-?\d[\d,.]*$/.test(text)
}

/** What stands in a cell that has no number. */
const NO_NUMBER = ['', '—', '未载']
/** A day, a word of state, a name of a unit: what is not broken. */
const SHORT = 10

/** How a column is set: numbers at the right under their head, short words unbroken, long ones with room to be read. */
export type ColumnKind = 'number' | 'short' | 'long'

/** How the columns of a table are set. A contract's table may lack what it has not. */
export function columnKinds({
  head = [],
  rows = [],
}: {
  readonly head?: readonly string[] | undefined
  readonly rows?: readonly (readonly SheetRun[])[] | undefined
}): ColumnKind[] {
  return head.map((_, column) => {
    const texts = rows.map((row) => row[column]?.text ?? '')
    const said = texts.filter((text) => !NO_NUMBER.includes(text))
    if (said.length > 0 && said.every(isNumeric)) return 'number'
    return texts.every((text) => text.length <= SHORT) ? 'short' : 'long'
  })
}
