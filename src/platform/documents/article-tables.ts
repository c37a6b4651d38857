import {
  type Align,
  type Block,
  type Cell,
  type Paragraph,
  PLAIN,
  type Place,
  type Run,
  type Table,
} from './article-model.ts'
import { withoutNeedlessBold } from './article-runs.ts'
import { alignOf, isHidden } from './article-styles.ts'
import type { MarkupElement, MarkupNode } from './markup-tree.ts'

/** How the blocks of a cell and the line of a caption are read; given, because cells hold what tables stand in. */
export interface CellReading {
  readonly inner: (nodes: readonly MarkupNode[], place: Place) => Block[]
  readonly caption: (element: MarkupElement) => Run[]
}

interface Row {
  readonly isHead: boolean
  readonly cells: readonly Cell[]
}

/** What was found below a table; `strays` are words that stand between its cells, where a browser would not keep them. */
interface Found {
  readonly rows: { readonly isHead: boolean; readonly element: MarkupElement }[]
  readonly captions: MarkupElement[]
  readonly strays: MarkupNode[]
}

const MOST_SPAN = 1000
const SCOPES = new Set(['col', 'row', 'colgroup', 'rowgroup'])

function span(text: string | undefined): number {
  const value = Number(/^\d{1,4}$/.exec(text?.trim() ?? '')?.[0] ?? 1)
  return Math.min(Math.max(value, 1), MOST_SPAN)
}

const ROLES: Readonly<Record<string, 'cell' | 'row' | 'section' | 'caption'>> = {
  td: 'cell',
  th: 'cell',
  tr: 'row',
  thead: 'section',
  tbody: 'section',
  tfoot: 'section',
  caption: 'caption',
}

function isCell(node: MarkupNode): node is MarkupElement {
  return typeof node !== 'string' && ROLES[node.tag] === 'cell'
}

function search(nodes: readonly MarkupNode[], isHead: boolean, found: Found): Found {
  for (const node of nodes) {
    const role = typeof node === 'string' ? undefined : ROLES[node.tag]
    if (typeof node === 'string' || role === undefined) found.strays.push(node)
    else if (role === 'caption') found.captions.push(node)
    else if (role === 'row') addRow(node, isHead, found)
    else if (role === 'section') search(node.children, node.tag === 'thead', found)
    else addRow({ tag: 'tr', attributes: {}, children: [node] }, isHead, found)
  }
  return found
}

function addRow(element: MarkupElement, isHead: boolean, found: Found): void {
  // Word writes rows of height 0 that only carry widths.
  if (isHidden(element) || element.attributes['height'] === '0') return
  found.rows.push({ isHead, element })
  for (const node of element.children) if (!isCell(node)) found.strays.push(node)
}

/** A lone aligned paragraph in a cell is an aligned cell. */
function lifted(blocks: readonly Block[], own: Align | undefined): Pick<Cell, 'align' | 'blocks'> {
  const [only] = blocks
  if (only?.kind !== 'paragraph' || blocks.length > 1) return { align: own, blocks }
  return { align: only.align ?? own, blocks: [{ ...only, align: undefined }] }
}

function plainHeader(block: Block): Block {
  return block.kind === 'paragraph' ? { ...block, runs: withoutNeedlessBold(block.runs) } : block
}

function buildCell(element: MarkupElement, inner: readonly Block[], isHead: boolean): Cell {
  const { attributes } = element
  const isHeader = isHead || element.tag === 'th'
  const scope = attributes['scope']?.toLowerCase() ?? ''
  return {
    isHeader,
    // Without a scope a screen reader has to guess for whom a header speaks.
    scope: SCOPES.has(scope) ? scope : isHead ? 'col' : 'row',
    colspan: span(attributes['colspan']),
    rowspan: span(attributes['rowspan']),
    ...lifted(isHeader ? inner.map(plainHeader) : inner, alignOf(element)),
  }
}

/** Leading rows of header cells only are the head, whether or not the source says so; one row is left as body. */
function headRowCount(found: Found): number {
  const said = found.rows.filter(({ isHead }) => isHead).length
  if (said > 0) return said
  const isAllHeaders = (element: MarkupElement): boolean =>
    element.children.filter(isCell).every(({ tag }) => tag === 'th')
  const count = found.rows.findIndex(({ element }) => !isAllHeaders(element))
  if (count === -1) return found.rows.length > 1 ? 1 : 0
  return count
}

function buildRows(found: Found, place: Place, { inner }: CellReading): Row[] {
  const ordered = [...found.rows.filter(({ isHead }) => isHead), ...found.rows.filter(({ isHead }) => !isHead)]
  const heads = headRowCount(found)
  const within = { ...place, href: undefined, isInTable: true }
  return ordered.map(({ element }, at) => ({
    isHead: at < heads,
    cells: element.children
      .filter(isCell)
      .filter((cell) => !isHidden(cell))
      .map((cell) => buildCell(cell, inner(cell.children, within), at < heads)),
  }))
}

function linesOfRow({ cells }: Row): Paragraph[] {
  const runs = cells.flatMap(({ blocks }) =>
    blocks.flatMap((block): Run[] =>
      block.kind === 'paragraph' ? [...block.runs, { kind: 'text', text: ' ', format: PLAIN }] : [],
    ),
  )
  const words = runs.slice(0, -1)
  return words.length > 0 ? [{ kind: 'paragraph', level: 0, align: undefined, runs: words }] : []
}

/** The blocks that a table amounts to: itself, with stray words before it; lines when it stands inside another table. */
export function buildTable(element: MarkupElement, place: Place, reading: CellReading): Block[] {
  const found = search(element.children, false, { rows: [], captions: [], strays: [] })
  const strays = reading.inner(found.strays, place)
  const rows = buildRows(found, place, reading).filter(({ cells }) => cells.length > 0)
  if (place.isInTable) return [...strays, ...rows.flatMap(linesOfRow)]
  if (rows.every(({ cells }) => cells.every(({ blocks }) => blocks.length === 0))) return strays
  const table: Table = {
    kind: 'table',
    caption: found.captions.flatMap(reading.caption),
    head: rows.filter(({ isHead }) => isHead).map(({ cells }) => cells),
    body: rows.filter(({ isHead }) => !isHead).map(({ cells }) => cells),
  }
  return [...strays, table]
}
