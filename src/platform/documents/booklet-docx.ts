import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx'
import { type Booklet, type BookletChapter, type BookletEntry, entriesOf } from './booklet.ts'

const HANG = 1600
const FACES = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' }
const HEADS = { ...FACES, eastAsia: '黑体' }

/** Bookmarks of Word: letters, digits and underlines. */
function markOf(number: string): string {
  return `e_${number.replaceAll('-', '_')}`
}

function row([label, text]: BookletEntry['rows'][number]): Paragraph {
  const [first = '', ...rest] = text.split('\n')
  const name: IRunOptions = { text: label, bold: true }
  return new Paragraph({
    indent: { left: HANG, hanging: HANG },
    tabStops: [{ type: 'left', position: HANG }],
    children: [
      new TextRun(name),
      new TextRun({ children: [new Tab(), first] }),
      ...rest.map((line) => new TextRun({ text: line, break: 1 })),
    ],
  })
}

function entry({ number, title, rows }: BookletEntry): Paragraph[] {
  const name = new Bookmark({ id: markOf(number), children: [new TextRun(`${title}（${number}）`)] })
  return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [name] }), ...rows.map(row)]
}

function chapter({ title, note, parts }: BookletChapter): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: title }),
    new Paragraph(note),
    ...parts.flatMap((part) => [
      new Paragraph({ style: 'PartTitle', keepNext: true, text: part.title }),
      ...part.entries.flatMap(entry),
    ]),
  ]
}

function index(booklet: Booklet): Paragraph[] {
  const byNumber = new Map(entriesOf(booklet).map((one) => [one.entry.number, one.entry]))
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: '音序索引' }),
    ...booklet.index.flatMap(({ letter, numbers }) => [
      new Paragraph({ style: 'PartTitle', keepNext: true, text: letter }),
      ...numbers.flatMap((number) => {
        const found = byNumber.get(number)
        if (!found) return []
        const link = new InternalHyperlink({
          anchor: markOf(number),
          children: [new TextRun(`${found.title}（${number}）`)],
        })
        return [new Paragraph({ children: [link] })]
      }),
    ]),
  ]
}

function cover({ title, issuer, lines }: Booklet): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER }
  return [
    new Paragraph({ ...centred, style: 'CoverTitle', spacing: { before: 4000, after: 600 }, text: title }),
    ...[issuer, ...lines].map((text) => new Paragraph({ ...centred, spacing: { after: 120 }, text })),
    new Paragraph({ style: 'PartTitle', pageBreakBefore: true, text: '目录' }),
  ]
}

const STYLES = {
  default: {
    document: { run: { font: FACES, size: 21 }, paragraph: { spacing: { line: 320 } } },
    heading1: { run: { font: HEADS, size: 32, bold: true }, paragraph: { spacing: { after: 160 } } },
    heading2: { run: { font: HEADS, size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
  },
  paragraphStyles: [
    { id: 'CoverTitle', name: 'Cover Title', run: { font: HEADS, size: 56, bold: true } },
    {
      id: 'PartTitle',
      name: 'Part Title',
      run: { font: HEADS, size: 26 },
      paragraph: { spacing: { before: 280, after: 80 } },
    },
  ],
}

function footer(): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] })
}

/** The booklet as a Word document: heading styles, a table of contents that Word keeps, an index of links. */
export async function bookletDocx(booklet: Booklet): Promise<Buffer> {
  const contents = new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' })
  const children = [...cover(booklet), contents, ...booklet.chapters.flatMap(chapter), ...index(booklet)]
  const document = new Document({
    title: booklet.title,
    creator: booklet.issuer,
    styles: STYLES,
    sections: [{ properties: { titlePage: true }, footers: { default: footer() }, children }],
  })
  return Packer.toBuffer(document)
}
