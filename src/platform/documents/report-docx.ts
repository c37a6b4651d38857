import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { dayOf, formatDayCn } from '../../kernel/day.ts'
import {
  type ColumnKind,
  columnKinds,
  type ReportSheet,
  type SheetBlock,
  type SheetRun,
  type SheetTable,
} from '../../kernel/report-sheet.ts'
import { BODY, CELL, footer, line, page, runs, twips, type Type, WIDTH } from './letter-docx.ts'
import type { PrintedReport } from './report-formats.ts'
import { signatureSpace, titleLines } from './report-closing.ts'
import { columnShares, widthOf } from './report-table.ts'

const TITLE: Type = { face: 'title', size: 22 }
const HEADING: Type = { face: 'heading', size: 16 }
const SUBHEADING: Type = { face: 'subheading', size: 16 }
const CAPTION: Type = { face: 'heading', size: 12 }
const SMALL: Type = { face: 'body', size: 12 }
const CELL_TEXT: Type = { face: 'number', size: 9 }
const CELL_HEAD: Type = { face: 'heading', size: 9 }
const MARGIN = { top: 40, bottom: 40, left: 60, right: 60 }

// The headings of Word are blue unless they are told not to be.
const BLACK = { run: { color: '000000' } }
const STYLES = {
  document: { run: { language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
  ...{ title: BLACK, heading1: BLACK, heading2: BLACK },
}

/** A stretch of text; a link where its address is a whole one. */
function children({ text, href = '' }: SheetRun, type: Type): ParagraphChild[] {
  const parts = runs(text, type)
  return /^https?:/.test(href) ? [new ExternalHyperlink({ link: href, children: parts })] : parts
}

const INDENT = { firstLine: twips(CELL * 2) }

function paragraph(given: readonly SheetRun[]): Paragraph {
  const like = { alignment: AlignmentType.BOTH, indent: INDENT, spacing: { line: twips(28.5), before: 0, after: 0 } }
  return new Paragraph({ ...like, children: given.flatMap((run) => children(run, BODY)) })
}

interface Column {
  readonly type: Type
  readonly share: number
  readonly kind: ColumnKind | undefined
}

function cell(run: SheetRun, { type, share, kind }: Column): TableCell {
  const alignment = kind === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new TableCell({
    width: { size: twips(WIDTH * share), type: WidthType.DXA },
    margins: MARGIN,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ alignment, children: children(run, type) })],
  })
}

function table(given: SheetTable): (Paragraph | Table)[] {
  const [shares, kinds] = [columnShares(given), columnKinds(given)]
  const row = (cells: readonly SheetRun[], type: Type, isHead = false): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((run, at) => cell(run, { type, share: shares[at] ?? 0, kind: kinds[at] })),
    })
  const head = row(
    given.head.map((text) => ({ text })),
    CELL_HEAD,
    true,
  )
  const caption: IParagraphOptions = {
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 200, after: 80 },
  }
  return [
    line(given.title, CAPTION, caption),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(WIDTH), type: WidthType.DXA },
      columnWidths: shares.map((share) => twips(WIDTH * share)),
      rows: [head, ...given.rows.map((cells) => row(cells, CELL_TEXT))],
    }),
    line('', SMALL),
  ]
}

function block(given: SheetBlock): (Paragraph | Table)[] {
  if (given.kind === 'table') return table(given)
  if (given.kind === 'paragraph') return [paragraph(given.runs)]
  if (given.kind === 'note') return [line(given.text, SMALL, { indent: INDENT })]
  return [line(given.text, SUBHEADING, { indent: INDENT, heading: HeadingLevel.HEADING_2, keepNext: true })]
}

function title(text: string): Paragraph {
  const broken = titleLines(text, (part) => widthOf(part) * TITLE.size <= WIDTH)
  return new Paragraph({
    ...{ alignment: AlignmentType.CENTER, heading: HeadingLevel.TITLE },
    children: broken.flatMap((part, at) => [...(at === 0 ? [] : [new TextRun({ break: 1 })]), ...runs(part, TITLE)]),
  })
}

/** 署名 and 成文日期 at the right. */
function signature(issuer: string, day: string): Paragraph[] {
  const { afterName, afterDay } = signatureSpace(widthOf(issuer) * CELL, widthOf(day) * CELL, CELL)
  const at = (right: number, keepNext: boolean): IParagraphOptions => ({
    ...{ alignment: AlignmentType.RIGHT, indent: { right: twips(right) }, keepNext },
  })
  return [line('', BODY), line(issuer, BODY, at(afterName, true)), line(day, BODY, at(afterDay, false))]
}

/** Whom to ask: under a line, smaller than the text. */
function contact(closing: readonly string[]): Paragraph[] {
  const border = { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: '666666' } }
  const said = closing.map((text, at) => line(text, SMALL, { keepLines: true, ...(at === 0 ? { border } : {}) }))
  return [line('', BODY), ...said]
}

function content({ title: name, issuer, lines, sections, closing }: ReportSheet, day: string): (Paragraph | Table)[] {
  return [
    title(name),
    line('', BODY),
    ...lines.map((text) => line(text, BODY, { indent: INDENT })),
    ...sections.flatMap((section) => [
      line(section.title, HEADING, { indent: INDENT, heading: HeadingLevel.HEADING_1, keepNext: true }),
      ...section.blocks.flatMap(block),
    ]),
    ...signature(issuer, day),
    ...contact(closing),
  ]
}

/** A report as a Word document in the layout of official documents: named faces, headings that Word lists, tables with repeated heads. */
export async function reportDocx({ sheet, madeAt }: PrintedReport): Promise<Buffer> {
  const document = new Document({
    title: sheet.title,
    creator: sheet.issuer,
    lastModifiedBy: sheet.issuer,
    description: `${sheet.issuer} ${new Date(madeAt).toISOString()}`,
    evenAndOddHeaderAndFooters: true,
    styles: { default: STYLES },
    sections: [
      {
        properties: page(),
        footers: { default: footer('right'), even: footer('left') },
        children: content(sheet, formatDayCn(dayOf(new Date(madeAt)))),
      },
    ],
  })
  return Packer.toBuffer(document)
}
