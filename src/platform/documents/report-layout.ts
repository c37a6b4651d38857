import {
  type ColumnKind,
  columnKinds,
  type ReportSheet,
  type SheetBlock,
  type SheetRun,
  type SheetTable,
} from '../../kernel/report-sheet.ts'
import type { Mark, Measure } from './booklet-layout.ts'
import { breakLines } from './letter-lines.ts'
import { mm, PAGE_MM } from './letter-sheet.ts'
import type { Place, Step } from './pdf-tree.ts'
import { signatureSpace, titleLines } from './report-closing.ts'
import { columnShares } from './report-table.ts'

/** The type area of GB/T 9704, in points. */
export const AREA = {
  left: mm(PAGE_MM.left),
  top: mm(PAGE_MM.top),
  width: mm(PAGE_MM.width - PAGE_MM.left - PAGE_MM.right),
  height: mm(PAGE_MM.height - PAGE_MM.top - PAGE_MM.bottom),
} as const

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A text at its place on the page and in the tree; without a place in the tree it is a head that is repeated. */
interface PlacedMark extends Mark {
  readonly place: Place | undefined
}

/** A page, set: texts, frames of cells, links, and the sections that begin on it. */
export interface ReportPage {
  readonly marks: PlacedMark[]
  readonly rules: Box[]
  readonly links: (Box & { readonly href: string; readonly text: string; readonly place: Place })[]
  readonly sections: { readonly title: string }[]
}

interface Style {
  readonly size: number
  readonly line: number
  readonly face: Mark['face']
  /** Characters before the first line. */
  readonly indent: number
  readonly tag: Step['tag']
}

const TITLE: Style = { size: 22, line: 34, face: 'title', indent: 0, tag: 'H1' }
const HEADING: Style = { size: 16, line: 30, face: 'title', indent: 2, tag: 'H2' }
const SUBHEADING: Style = { size: 15, line: 28, face: 'title', indent: 2, tag: 'H3' }
const TEXT: Style = { size: 15, line: 27, face: 'body', indent: 2, tag: 'P' }
const NOTE: Style = { size: 11, line: 18, face: 'body', indent: 2, tag: 'P' }
const CONTACT: Style = { size: 12, line: 21, face: 'body', indent: 0, tag: 'P' }
const CAPTION: Style = { size: 12, line: 22, face: 'title', indent: 0, tag: 'Caption' }
const CELL: Style = { size: 9, line: 13, face: 'body', indent: 0, tag: 'TD' }
const HEAD: Style = { ...CELL, face: 'title', tag: 'TH' }
const PAD = 3
const BASE = 0.8
const KEPT = 60

interface Setter {
  readonly measure: Measure
  readonly pages: ReportPage[]
  y: number
  /** The last number given to an element of the tree. */
  no: number
}

function step(set: Setter, tag: Step['tag'], scope?: 'Column'): Step {
  set.no += 1
  return { tag, no: set.no, ...(scope ? { scope } : {}) }
}

function turn(set: Setter): ReportPage {
  const page: ReportPage = { marks: [], rules: [], links: [], sections: [] }
  set.pages.push(page)
  set.y = 0
  return page
}

/** The page that so much still fits on. */
function pageFor(set: Setter, height: number): ReportPage {
  const last = set.pages.at(-1)
  return last && set.y + height <= AREA.height ? last : turn(set)
}

function linesOf({ measure }: Setter, text: string, { style, width }: { style: Style; width: number }): string[] {
  const breaking = { width, indent: style.indent * style.size, hang: 0, widthOf: measure(style.face, style.size) }
  return breakLines(text, breaking).map((part) => part.text)
}

function widthIn({ measure }: Setter, text: string, { face, size }: Style): number {
  const widthOf = measure(face, size)
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0)
}

function put(set: Setter, text: string, style: Style): void {
  const place = [step(set, style.tag)]
  linesOf(set, text, { style, width: AREA.width }).forEach((line, at) => {
    const page = pageFor(set, style.line)
    const x = at === 0 ? style.indent * style.size : 0
    page.marks.push({ text: line, x, y: set.y + style.line * BASE, size: style.size, face: style.face, place })
    set.y += style.line
  })
}

interface Centred {
  readonly style: Style
  /** The table that it is the caption of. */
  readonly within?: Place
  /** The element that it is a line of; otherwise one of its own. */
  readonly at?: Place
}

function putCentred(set: Setter, text: string, { style, within = [], at }: Centred): void {
  const place = at ?? [...within, step(set, style.tag)]
  for (const line of linesOf(set, text, { style, width: AREA.width * 0.94 })) {
    const x = (AREA.width - widthIn(set, line, style)) / 2
    pageFor(set, style.line).marks.push({
      text: line,
      x,
      y: set.y + style.line * BASE,
      size: style.size,
      face: style.face,
      place,
    })
    set.y += style.line
  }
}

interface Cells {
  readonly cells: readonly SheetRun[]
  readonly style: Style
  readonly widths: readonly number[]
  readonly kinds: readonly ColumnKind[]
  /** The row in the tree; undefined for a head that is repeated. */
  readonly place?: Place | undefined
}

function placeOfCell(set: Setter, { place, style }: Cells, isLink: boolean): Place | undefined {
  if (place === undefined) return undefined
  const cell = step(set, style.tag, style.tag === 'TH' ? 'Column' : undefined)
  return [...place, cell, ...(isLink ? [step(set, 'Link')] : [])]
}

function heightOf(set: Setter, { cells, style, widths }: Cells): number {
  const counts = cells.map(({ text }, at) => linesOf(set, text, { style, width: (widths[at] ?? 0) - 2 * PAD }).length)
  return Math.max(1, ...counts) * style.line + 2 * PAD
}

function putRow(set: Setter, page: ReportPage, row: Cells & { height: number }): void {
  const { cells, style, widths, height } = row
  let x = 0
  cells.forEach(({ text, href = '' }, at) => {
    const width = widths[at] ?? 0
    const box = { x, y: set.y, width, height }
    page.rules.push(box)
    const isLink = /^https?:/.test(href)
    const place = placeOfCell(set, row, isLink)
    if (isLink && place) page.links.push({ ...box, href, text, place })
    const broken = linesOf(set, text, { style, width: width - 2 * PAD })
    // An empty cell is one, too: rows without it would be read under the wrong heads.
    const lines = broken.length === 0 ? [''] : broken
    const top = set.y + (height - lines.length * style.line) / 2
    lines.forEach((line, no) => {
      const left = row.kinds[at] === 'number' ? x + width - PAD - widthIn(set, line, style) : x + PAD
      page.marks.push({
        text: line,
        x: left,
        y: top + (no + BASE) * style.line,
        size: style.size,
        face: style.face,
        place,
      })
    })
    x += width
  })
  set.y += height
}

function putTable(set: Setter, table: SheetTable): void {
  const widths = columnShares(table).map((share) => share * AREA.width)
  const kinds = columnKinds(table)
  const head: Cells = { cells: table.head.map((text) => ({ text })), style: HEAD, widths, kinds }
  const headHeight = heightOf(set, head)
  pageFor(set, CAPTION.line + headHeight + KEPT)
  set.y += 6
  const within = [step(set, 'Table')]
  putCentred(set, table.title, { style: CAPTION, within })
  putRow(set, pageFor(set, headHeight), { ...head, place: [...within, step(set, 'TR')], height: headHeight })
  for (const cells of table.rows) {
    const row = { cells, style: CELL, widths, kinds, place: [...within, step(set, 'TR')] }
    const height = heightOf(set, row)
    const before = set.pages.length
    const page = pageFor(set, height)
    if (set.pages.length > before) putRow(set, page, { ...head, height: headHeight })
    putRow(set, page, { ...row, height })
  }
  set.y += 10
}

function putBlock(set: Setter, block: SheetBlock): void {
  if (block.kind === 'table') putTable(set, block)
  else if (block.kind === 'paragraph') put(set, block.runs.map(({ text }) => text).join(''), TEXT)
  else if (block.kind === 'note') put(set, block.text, NOTE)
  else {
    pageFor(set, SUBHEADING.line + KEPT)
    put(set, block.text, SUBHEADING)
  }
}

/** The title is one heading, in lines that break no word. */
function putTitle(set: Setter, title: string): void {
  const place = [step(set, TITLE.tag)]
  const most = AREA.width * 0.94
  const broken = titleLines(title, (text) => widthIn(set, text, TITLE) <= most)
  for (const part of broken) putCentred(set, part, { style: TITLE, at: place })
}

/** 署名 and 成文日期, together at the right. */
function putSignature(set: Setter, issuer: string, day: string): void {
  set.y += TEXT.line
  const page = pageFor(set, 2 * TEXT.line)
  const [name, date] = [widthIn(set, issuer, TEXT), widthIn(set, day, TEXT)]
  const { afterName, afterDay } = signatureSpace(name, date, TEXT.size)
  for (const [text, x] of [
    [issuer, AREA.width - afterName - name],
    [day, AREA.width - afterDay - date],
  ] as const) {
    const place = [step(set, 'P')]
    page.marks.push({ text, x, y: set.y + TEXT.line * BASE, size: TEXT.size, face: TEXT.face, place })
    set.y += TEXT.line
  }
}

/** Whom to ask: under a line, smaller than the text. */
function putContact(set: Setter, closing: readonly string[]): void {
  set.y += TEXT.line
  const page = pageFor(set, closing.length * CONTACT.line + PAD)
  page.rules.push({ x: 0, y: set.y, width: AREA.width, height: 0 })
  set.y += PAD
  for (const line of closing) put(set, line, CONTACT)
}

/** A report with the day on which it was signed (成文日期), as it is printed. */
export interface SignedSheet {
  readonly sheet: ReportSheet
  readonly signedOn: string
}

/** Sets a report: no heading stands alone at the foot of a page, the head of a table is repeated where it goes on. */
export function layOutReport({ sheet, signedOn }: SignedSheet, measure: Measure): ReportPage[] {
  const { title, issuer, lines, sections, closing } = sheet
  const set: Setter = { measure, pages: [], y: 0, no: 0 }
  putTitle(set, title)
  set.y += TEXT.line
  for (const line of lines) put(set, line, TEXT)
  for (const section of sections) {
    pageFor(set, HEADING.line + KEPT).sections.push({ title: section.title })
    put(set, section.title, HEADING)
    for (const block of section.blocks) putBlock(set, block)
  }
  putSignature(set, issuer, signedOn)
  putContact(set, closing)
  return set.pages
}
