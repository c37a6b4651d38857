/** How words are set off; the order is the order in which the tags nest. */
export const MARKS = ['strong', 'em', 'u', 's', 'sub', 'sup'] as const
export type Mark = (typeof MARKS)[number]

/** What applies to a stretch of words: marks in the order of MARKS, and the link that it is part of. */
export interface Format {
  readonly marks: readonly Mark[]
  readonly href: string | undefined
}

/** Words without a mark. */
export const PLAIN: Format = { marks: [], href: undefined }

/** A piece of a line: words in one format, a picture, or a line break. */
export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly format: Format }
  | { readonly kind: 'picture'; readonly src: string; readonly alt: string; readonly format: Format }
  | { readonly kind: 'break' }

export type Align = 'left' | 'center' | 'right' | 'justify'

/** A paragraph (level 0) or a heading (1 to 6 as written, 2 to 4 once the outline is repaired). */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly level: number
  readonly align: Align | undefined
  readonly runs: readonly Run[]
}

export interface List {
  readonly kind: 'list'
  readonly isOrdered: boolean
  readonly start: number
  readonly items: readonly (readonly Block[])[]
}

export interface Cell {
  readonly isHeader: boolean
  readonly scope: string
  readonly colspan: number
  readonly rowspan: number
  readonly align: Align | undefined
  readonly blocks: readonly Block[]
}

export interface Table {
  readonly kind: 'table'
  readonly caption: readonly Run[]
  readonly head: readonly (readonly Cell[])[]
  readonly body: readonly (readonly Cell[])[]
}

export interface Figure {
  readonly kind: 'figure'
  readonly pictures: readonly Run[]
  readonly caption: readonly Run[]
}

/** What an article consists of. Whatever cannot be said in these terms does not get into one. */
export type Block =
  | Paragraph
  | List
  | Table
  | Figure
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }

/** Where we are while reading markup: what applies to the words, and what may stand here. */
export interface Place {
  readonly marks: readonly Mark[]
  readonly href: string | undefined
  readonly align: Align | undefined
  /** The heading that we are inside of (1 to 6), or 0. */
  readonly level: number
  /** Inside a cell, a list or a quotation: headings there would break the outline of the page. */
  readonly isInner: boolean
  /** Inside a cell: a table there is read as lines, screen readers get lost in nested ones. */
  readonly isInTable: boolean
  readonly isPreformatted: boolean
}

/** True when two stretches can be written without a tag between them. */
export function sameFormat(a: Format, b: Format): boolean {
  return a.href === b.href && a.marks.length === b.marks.length && a.marks.every((mark, at) => mark === b.marks[at])
}
