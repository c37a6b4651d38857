import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { attachmentLines, GRID, HEAD_RED, type LetterSheet, mm, PAGE_MM } from './letter-sheet.ts'

const TWIPS = 20
const HALF_POINTS = 2
const BODY_SIZE = 16
const TITLE_SIZE = 22
const PAGE_NUMBER_SIZE = 14
const MARK_SIZE = 36
/** Width of the type area and of one character in it, in points. */
export const WIDTH = mm(PAGE_MM.width - PAGE_MM.left - PAGE_MM.right)
export const CELL = WIDTH / GRID.characters
const PITCH = mm(PAGE_MM.height - PAGE_MM.top - PAGE_MM.bottom) / GRID.lines
const TITLE_PITCH = 33
const FIRST_RARE = 0x1_00_00
const DATE_INDENT = 4
// A last paragraph of up to three lines goes with the signature, so that no page holds nothing else.
const KEPT_LENGTH = 84

/** Faces that every Chinese office has; they are named and not embedded. */
const FACES = {
  mark: '方正小标宋简体',
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  number: '宋体',
} as const
const GRID_FACES: ReadonlySet<keyof typeof FACES> = new Set(['body', 'heading', 'subheading'] as const)
// What the faces above lack; Word would find it by itself, other programs need to be told.
const RARE = 'SimSun-ExtB'

/** How a text is set. */
export interface Type {
  readonly face: keyof typeof FACES
  readonly size: number
  readonly color?: string
}

/** 三号仿宋. */
export const BODY: Type = { face: 'body', size: BODY_SIZE }

/** Points as twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * TWIPS)
}

/** Parts a text where characters outside the basic plane begin and end. */
function partsOf(text: string): { text: string; isRare: boolean }[] {
  const parts: { text: string; isRare: boolean }[] = []
  for (const character of Array.from(text)) {
    const isRare = (character.codePointAt(0) ?? 0) >= FIRST_RARE
    const last = parts.at(-1)
    if (last?.isRare === isRare) last.text += character
    else parts.push({ text: character, isRare })
  }
  return parts
}

/** A text in a face; characters that the face lacks in one that has them. */
export function runs(text: string, { face, size, color }: Type): TextRun[] {
  return partsOf(text).map((part) => {
    const east = part.isRare ? RARE : FACES[face]
    return new TextRun({
      text: part.text,
      font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: east },
      size: size * HALF_POINTS,
      // 每行28字: the cell is a little narrower than the character.
      ...(GRID_FACES.has(face) && size === BODY_SIZE ? { characterSpacing: twips(CELL - BODY_SIZE) } : {}),
      ...(color === undefined ? {} : { color }),
    })
  })
}

/** A paragraph with exact distances between its lines. */
export function line(text: string, type: Type, options: IParagraphOptions = {}): Paragraph {
  const pitch = twips(type.size > BODY_SIZE ? TITLE_PITCH : PITCH)
  return new Paragraph({
    spacing: { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    alignment: AlignmentType.BOTH,
    ...options,
    children: runs(text, type),
  })
}

function blank(): Paragraph {
  return line('', BODY)
}

function head({ issuer, number, title }: LetterSheet): Paragraph[] {
  const size = Math.floor(Math.min(MARK_SIZE, (WIDTH / Array.from(issuer).length) * 0.96))
  const color = HEAD_RED.slice(1)
  const rule = { style: BorderStyle.THICK_THIN_SMALL_GAP, color, size: 24, space: 6 }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: twips(size * 1.25), lineRule: LineRuleType.EXACT },
      border: { bottom: rule },
      children: runs(issuer, { face: 'mark', size, color }),
    }),
    line(number, BODY, { alignment: AlignmentType.RIGHT, spacing: { line: twips(PITCH), before: twips(8) } }),
    blank(),
    line(title, { face: 'title', size: TITLE_SIZE }, { alignment: AlignmentType.CENTER }),
    blank(),
  ]
}

function attachments({ attachments: names }: LetterSheet): Paragraph[] {
  if (names.length === 0) return []
  const indent = { left: twips(CELL * 5.8), hanging: twips(CELL * 3.8) }
  const later = { left: twips(CELL * 5.8), hanging: twips(CELL * 0.8) }
  return [
    blank(),
    ...attachmentLines(names).map((text, index) =>
      line(text.replace(/^　+/, ''), BODY, { indent: index === 0 ? indent : later }),
    ),
  ]
}

// Digits and Latin letters take half a cell in the named faces.
function cellsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2_00 ? 0.5 : 1), 0)
}

function closing({ signedBy, dateText, note }: LetterSheet): Paragraph[] {
  const fromRight = DATE_INDENT + cellsOf(dateText) / 2
  const signature = Math.max(0, fromRight - cellsOf(signedBy) / 2)
  const right = (cells: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: twips(cells * CELL) },
    keepLines: true,
  })
  return [
    line('', BODY, { keepNext: true }),
    line('', BODY, { keepNext: true }),
    line(signedBy, BODY, { ...right(signature), keepNext: true }),
    line(dateText, BODY, right(DATE_INDENT)),
    ...(note === '' ? [] : [line(`（${note}）`, BODY, { indent: { firstLine: twips(CELL * 2) } })]),
  ]
}

function body({ addressee, paragraphs }: LetterSheet): Paragraph[] {
  const indent = { firstLine: twips(CELL * 2) }
  return [
    ...(addressee === '' ? [] : [line(`${addressee}：`, BODY)]),
    ...paragraphs.map(({ text, isHeading }, index) =>
      line(text, isHeading ? { face: 'heading', size: BODY_SIZE } : BODY, {
        indent,
        keepNext: isHeading || (index === paragraphs.length - 1 && text.length < KEPT_LENGTH),
      }),
    ),
  ]
}

function slipPage({ slip }: LetterSheet): Paragraph[] {
  if (!slip) return []
  return [
    line(
      slip.title,
      { face: 'title', size: TITLE_SIZE },
      { alignment: AlignmentType.CENTER, pageBreakBefore: true, spacing: { line: twips(TITLE_PITCH), after: 300 } },
    ),
    ...slip.lines.map((text) => line(text, BODY)),
  ]
}

/** The number of the page: 单页码居右空一字，双页码居左空一字. */
export function footer(side: 'left' | 'right'): Footer {
  const isLeft = side === 'left'
  return new Footer({
    children: [
      new Paragraph({
        alignment: isLeft ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: twips(PAGE_NUMBER_SIZE) },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ascii: FACES.number, hAnsi: FACES.number, eastAsia: FACES.number },
            size: PAGE_NUMBER_SIZE * HALF_POINTS,
          }),
        ],
      }),
    ],
  })
}

/** The page of GB/T 9704. */
export function page(): NonNullable<ISectionOptions['properties']> {
  const { width, height, top, bottom, left, right } = PAGE_MM
  return {
    page: {
      size: { width: twips(mm(width)), height: twips(mm(height)) },
      margin: {
        top: twips(mm(top)),
        bottom: twips(mm(bottom)),
        left: twips(mm(left)),
        right: twips(mm(right)),
        header: twips(mm(15)),
        footer: twips(mm(bottom - 7 - 7)),
      },
    },
  }
}

/** The same letter as a Word document that the office can open, print and file: named faces, exact lines, real page numbers. */
export async function letterDocx(sheet: LetterSheet): Promise<Buffer> {
  const document = new Document({
    title: sheet.title,
    creator: sheet.issuer,
    lastModifiedBy: sheet.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: page(),
        footers: { default: footer('right'), even: footer('left') },
        children: [...head(sheet), ...body(sheet), ...attachments(sheet), ...closing(sheet), ...slipPage(sheet)],
      },
    ],
  })
  return Packer.toBuffer(document)
}
