import { PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { AppError } from '../../kernel/app-error.ts'
import type { PagePicture } from './redact-encoding.ts'
import { glyphlessFont } from './redact-glyphless.ts'
import type { Box } from './redaction.ts'

/** Words that stand in one line, each character with its place. */
export interface LayerRun {
  readonly characters: readonly { readonly text: string; readonly box: Box }[]
}

/** A page made anew: its picture, and the words that remain. Sizes in points. */
export interface NewPage {
  readonly width: number
  readonly height: number
  readonly picture: PagePicture
  readonly runs: readonly LayerRun[]
}

const FONT = 'Textlayer'
const ABOVE_AND_BELOW = 1.12
const BELOW = 0.22
const MOST_MAPPED_AT_ONCE = 100
const MOST_CODES = 65_000
const WIDTH_STEP = 20
const WIDEST = 1500

function number(value: number): string {
  return value.toFixed(3)
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

interface Known {
  readonly text: string
  readonly width: number
  readonly code: number
}

/** Numbers for the characters that occur, in the order in which they occur first; one for each width in thousandths. */
class Characters {
  private readonly known = new Map<string, Known>()

  codeOf(text: string, width: number): number {
    const key = `${width} ${text}`
    const known = this.known.get(key)
    if (known) return known.code
    if (this.known.size >= MOST_CODES) throw new AppError('redaction.too-large', { characters: this.known.size })
    this.known.set(key, { text, width, code: this.known.size + 1 })
    return this.known.size
  }

  get all(): readonly Known[] {
    return [...this.known.values()]
  }
}

function toUnicode(characters: Characters): string {
  const lines = characters.all.map(({ text, code }) => `<${hex(code)}> <${utf16(text)}>`)
  const groups = Array.from({ length: Math.ceil(lines.length / MOST_MAPPED_AT_ONCE) }, (_, at) =>
    lines.slice(at * MOST_MAPPED_AT_ONCE, (at + 1) * MOST_MAPPED_AT_ONCE),
  )
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

/** How far the pen goes on, in thousandths of the size; readers take a gap for a blank. */
function widthOf(box: Box, next: Box | undefined, size: number): number {
  const advance = ((next ? next.x - box.x : box.w) / size) * 1000
  const width = advance > 0 && advance <= WIDEST ? advance : (box.w / size) * 1000
  return Math.max(WIDTH_STEP, Math.round(width / WIDTH_STEP) * WIDTH_STEP)
}

function runOf({ characters }: LayerRun, height: number, known: Characters): string {
  const first = characters[0]
  if (!first) return ''
  const size = Math.max(first.box.h / ABOVE_AND_BELOW, 0.5)
  const base = height - (first.box.y + first.box.h) + size * BELOW
  let pen = first.box.x
  const pieces = characters.map(({ text, box }, at) => {
    const move = ((pen - box.x) / size) * 1000
    const width = widthOf(box, characters[at + 1]?.box, size)
    pen = box.x + (size * width) / 1000
    return `${number(move)} <${hex(known.codeOf(text, width))}>`
  })
  return `/F ${number(size)} Tf 1 0 0 1 ${number(first.box.x)} ${number(base)} Tm [${pieces.join(' ')}] TJ`
}

function contentOf({ width, height, runs }: NewPage, known: Characters): string {
  const picture = `q ${number(width)} 0 0 ${number(height)} 0 0 cm /P Do Q`
  if (runs.length === 0) return picture
  return [picture, 'BT 3 Tr', ...runs.map((run) => runOf(run, height, known)), 'ET'].join('\n')
}

function addPicture({ context }: PDFDocument, { filter, width, height, colours, bytes }: PagePicture): PDFRef {
  const unpacking = { Predictor: 15, Colors: colours, BitsPerComponent: 8, Columns: width }
  const picture = context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colours === 1 ? 'DeviceGray' : 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: filter,
    ...(filter === 'FlateDecode' ? { DecodeParms: unpacking } : {}),
  })
  return context.register(picture)
}

/** Fills in the font that all pages share, when it is known which characters occur. */
function addFont({ context }: PDFDocument, reference: PDFRef, known: Characters): void {
  const file = glyphlessFont()
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: FONT,
    Flags: 4,
    FontBBox: [0, -200, 1000, 800],
    ItalicAngle: 0,
    Ascent: 800,
    Descent: -200,
    CapHeight: 800,
    StemV: 80,
    FontFile2: context.register(context.flateStream(file, { Length1: file.byteLength })),
  })
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: FONT,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: context.register(descriptor),
    DW: 1000,
    W: [1, known.all.map(({ width }) => width)],
    CIDToGIDMap: context.register(context.flateStream(new Uint8Array((known.all.length + 1) * 2))),
  })
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: FONT,
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(descendant)],
    ToUnicode: context.register(context.flateStream(toUnicode(known))),
  })
  context.assign(reference, font)
}

/** Makes a PDF of pages page by page; nothing of another file gets into it. */
export class PdfWriter {
  private readonly document: PDFDocument
  private readonly characters = new Characters()
  private readonly font: PDFRef
  /** Bytes of the pictures so far. */
  size = 0

  private constructor(document: PDFDocument) {
    this.document = document
    this.font = document.context.nextRef()
    document.catalog.set(PDFName.of('Lang'), PDFHexString.fromText('zh-CN'))
  }

  static async start(): Promise<PdfWriter> {
    return new PdfWriter(await PDFDocument.create({ updateMetadata: false }))
  }

  add(newPage: NewPage): void {
    const page = this.document.addPage([newPage.width, newPage.height])
    page.node.setXObject(PDFName.of('P'), addPicture(this.document, newPage.picture))
    if (newPage.runs.length > 0) page.node.setFontDictionary(PDFName.of('F'), this.font)
    const content = this.document.context.flateStream(contentOf(newPage, this.characters))
    page.node.addContentStream(this.document.context.register(content))
    page.node.delete(PDFName.of('Annots'))
    this.size += newPage.picture.bytes.byteLength
  }

  async finish(): Promise<Buffer> {
    if (this.characters.all.length > 0) addFont(this.document, this.font, this.characters)
    const saved = await this.document.save({
      useObjectStreams: false,
      addDefaultPage: false,
      updateFieldAppearances: false,
    })
    return Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength)
  }
}
