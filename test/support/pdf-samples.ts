import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import {
  type PDFContext,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** Words at a place of a page, in points from the top left. */
export interface SampleText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  /** 3 for words that a scanner lays invisibly over its picture. */
  readonly mode?: 0 | 3
  /** The words belong to a layer that is switched off. */
  readonly isOff?: boolean
}

/** What a sample page shows and hides. */
export interface SamplePage {
  readonly texts?: readonly SampleText[]
  /** A note on the page that nobody sees until it is opened. */
  readonly note?: string
  /** Words typed onto the page with an annotation, or filled into a form. */
  readonly typed?: SampleText
  readonly link?: string
  readonly picture?: Buffer
  readonly rotation?: 0 | 90 | 180 | 270
}

/** What a sample file has beside its pages. */
export interface SampleExtras {
  readonly title?: string
  readonly attachment?: { readonly name: string; readonly content: string }
  readonly bookmark?: string
  readonly pageLabel?: string
  readonly xmp?: string
}

const { resolve } = createRequire(import.meta.url)
const FONT = readFileSync(join(dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Regular.otf'))
const PACKED = deflateSync(FONT)
const [WIDTH, HEIGHT] = [400, 300]

function table(tag: string): Buffer {
  for (let at = 12; at < 12 + 16 * FONT.readUInt16BE(4); at += 16) {
    if (FONT.toString('latin1', at, at + 4) !== tag) continue
    return FONT.subarray(FONT.readUInt32BE(at + 8), FONT.readUInt32BE(at + 8) + FONT.readUInt32BE(at + 12))
  }
  throw new Error(`no table ${tag}`)
}

/** The glyph of a character: a code of the font's own, as in every font of which a part is embedded. */
function glyphOf(character: string): number {
  const cmap = table('cmap')
  for (let at = 4; at < 4 + 8 * cmap.readUInt16BE(2); at += 8) {
    const from = cmap.readUInt32BE(at + 4)
    if (cmap.readUInt16BE(from) !== 12) continue
    const code = character.codePointAt(0) ?? 0
    for (let group = from + 16; group < from + 16 + 12 * cmap.readUInt32BE(from + 12); group += 12) {
      const [first, last] = [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)]
      if (code >= first && code <= last) return cmap.readUInt32BE(group + 8) + code - first
    }
  }
  return 0
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

function coded(text: string): string {
  return Array.from(text, (character) => hex(glyphOf(character))).join('')
}

function toUnicode(characters: ReadonlySet<string>): string {
  const mapped = Array.from(characters, (character) => {
    const unicode = Buffer.from(character, 'utf16le').swap16().toString('hex')
    return `1 beginbfchar <${hex(glyphOf(character))}> <${unicode}> endbfchar`
  })
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sample def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...mapped,
    'endcmap end end',
  ].join('\n')
}

function addFont(context: PDFContext, characters: ReadonlySet<string>): PDFRef {
  const file = context.register(
    context.stream(PACKED, { Subtype: 'OpenType', Filter: 'FlateDecode', Length1: FONT.byteLength }),
  )
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'ABCDEF+Sample',
      Flags: 4,
      FontBBox: [-100, -300, 1100, 1100],
      ItalicAngle: 0,
      Ascent: 1160,
      Descent: -320,
      CapHeight: 733,
      StemV: 80,
      FontFile3: file,
    }),
  )
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType0',
    BaseFont: 'ABCDEF+Sample',
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'ABCDEF+Sample',
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(toUnicode(characters))),
    }),
  )
}

function shown({ text, x, y, size = 12, mode = 0, isOff = false }: SampleText, height = HEIGHT): string {
  const words = `BT ${mode} Tr /F ${size} Tf 1 0 0 1 ${x} ${height - y} Tm <${coded(text)}> Tj ET`
  return isOff ? `/OC /Off BDC ${words} EMC` : words
}

/** Makes a PDF with everything in it that programs, scanners and officers put there. */
export class SamplePdf {
  private readonly document: PDFDocument
  private readonly font: PDFRef
  private readonly layer: PDFRef

  private constructor(document: PDFDocument, characters: ReadonlySet<string>) {
    this.document = document
    this.font = addFont(document.context, characters)
    const { context } = document
    this.layer = context.register(context.obj({ Type: 'OCG', Name: PDFHexString.fromText('图层') }))
    const layers = context.obj({ OCGs: [this.layer], D: { OFF: [this.layer], Order: [this.layer] } })
    document.catalog.set(PDFName.of('OCProperties'), layers)
  }

  /** A file of these pages. */
  static async of(pages: readonly SamplePage[], extras: SampleExtras = {}): Promise<Buffer> {
    const texts = pages.flatMap(({ texts: own = [], typed }) => [...own, ...(typed ? [typed] : [])])
    const sample = new SamplePdf(await PDFDocument.create(), new Set(texts.flatMap(({ text }) => Array.from(text))))
    for (const page of pages) await sample.addPage(page)
    await sample.addExtras(extras)
    return Buffer.from(await sample.document.save())
  }

  private async addPage({ texts = [], note, typed, link, picture, rotation = 0 }: SamplePage): Promise<void> {
    const { context } = this.document
    const page = this.document.addPage([WIDTH, HEIGHT])
    page.node.setFontDictionary(PDFName.of('F'), this.font)
    page.node.Resources()?.set(PDFName.of('Properties'), context.obj({ Off: this.layer }))
    page.node.set(PDFName.of('Rotate'), context.obj(rotation))
    if (picture) page.drawImage(await this.document.embedPng(picture), { x: 0, y: 0, width: WIDTH, height: HEIGHT })
    page.node.addContentStream(context.register(context.flateStream(texts.map((text) => shown(text)).join('\n'))))
    if (note !== undefined) this.annotate(page, { Subtype: 'Text', Contents: PDFHexString.fromText(note) })
    if (link !== undefined) {
      const action = context.obj({ S: 'URI', URI: PDFString.of(encodeURI(link)) })
      this.annotate(page, { Subtype: 'Link', A: action })
    }
    if (typed) this.type(page, typed)
  }

  private annotate(
    page: PDFPage,
    entries: Readonly<Record<string, PDFObject | string | { readonly N: PDFRef } | number[]>>,
  ): void {
    const { context } = this.document
    const rectangle = [20, 20, 60, 40]
    page.node.addAnnot(context.register(context.obj({ Type: 'Annot', Rect: rectangle, F: 4, ...entries })))
  }

  private type(page: PDFPage, typed: SampleText): void {
    const { context } = this.document
    const size = typed.size ?? 12
    const [width, height] = [typed.text.length * size + 4, size * 1.5]
    const look = context.flateStream(shown({ ...typed, x: 2, y: size }, height), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: { Font: { F: this.font } },
    })
    const bottom = HEIGHT - typed.y - height + size
    this.annotate(page, {
      Subtype: 'FreeText',
      Rect: [typed.x, bottom, typed.x + width, bottom + height],
      Contents: PDFHexString.fromText(typed.text),
      AP: { N: context.register(look) },
    })
  }

  private async addExtras({ title, attachment, bookmark, pageLabel, xmp }: SampleExtras): Promise<void> {
    const { catalog, context } = this.document
    if (title !== undefined) this.document.setTitle(title)
    if (attachment) await this.document.attach(Buffer.from(attachment.content), attachment.name)
    if (xmp !== undefined) {
      const metadata = context.stream(Buffer.from(`<x>${xmp}</x>`), { Type: 'Metadata', Subtype: 'XML' })
      catalog.set(PDFName.of('Metadata'), context.register(metadata))
    }
    if (pageLabel !== undefined) {
      catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { P: PDFHexString.fromText(pageLabel) }] }))
    }
    if (bookmark !== undefined) {
      const root = context.nextRef()
      const entry = context.register(context.obj({ Title: PDFHexString.fromText(bookmark), Parent: root }))
      context.assign(root, context.obj({ Type: 'Outlines', First: entry, Last: entry, Count: 1 }))
      catalog.set(PDFName.of('Outlines'), root)
    }
  }
}

/** The file with a second state behind it, in which its first page is empty: the old words are still in the bytes. */
export async function withPageEmptied(bytes: Buffer): Promise<Buffer> {
  const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true })
  const { context } = document
  document.getPage(0).node.set(PDFName.of('Contents'), context.register(context.stream('')))
  return Buffer.from(await document.commit())
}

/** A picture of a page with marks on it, as a scanner makes it. */
export function scan(): Promise<Buffer> {
  const lines = Array.from(
    { length: 12 },
    (_, at) => `<path d="M20 ${40 + at * 20}h360" stroke="#333" stroke-dasharray="9 3" stroke-width="9"/>`,
  )
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#fdfcf5"/>${lines.join('')}</svg>`
  return sharp(Buffer.from(page)).png().toBuffer()
}
