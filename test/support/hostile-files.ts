import { PDFDocument } from '@cantoo/pdf-lib'
import { readFileSync } from 'node:fs'
import { pngChunk } from '../../src/platform/documents/picture-segments.ts'
import { unzip } from '../../src/platform/documents/zip.ts'
import { zip, zipPacked } from '../../src/platform/documents/zip-writing.ts'

/** A file that should not come in, and the codes that may be the answer to it. */
export interface HostileFile {
  readonly what: string
  readonly name: string
  readonly bytes: Buffer
  readonly codes: readonly string[]
}

const MANY = 5001
const BOMB_BYTES = 20 * 1024 * 1024
const DEEP = 100_000
const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex')

/** A file of test/fixtures. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
}

async function docxWith(parts: Record<string, Buffer | string>): Promise<Buffer> {
  const added = Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)] as const)
  return zip(new Map([...(await unzip(fixture('banfa.docx'))), ...added]))
}

/** An archive whose directory promises fewer bytes than the entry unpacks to. */
function lyingArchive(): Buffer {
  const bytes = zipPacked(new Map([['word/document.xml', Buffer.alloc(4096, 'a')]]))
  bytes.writeUInt32LE(10, bytes.indexOf('504b0102', 0, 'hex') + 24)
  return bytes
}

/** A picture of 60,000 by 60,000 pixels that is a few bytes long. */
function pixelBomb(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  header.writeUInt8(8, 8)
  header.writeUInt8(2, 9)
  const pixels = pngChunk('IDAT', Buffer.from('789c030000000001', 'hex'))
  return Buffer.concat([PNG_START, pngChunk('IHDR', header), pixels, pngChunk('IEND', Buffer.alloc(0))])
}

async function encryptedPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.load(fixture('banfa.pdf'))
  pdf.encrypt({ userPassword: 'example', ownerPassword: 'example' })
  return Buffer.from(await pdf.save())
}

/** A page tree that is its own child. */
function endlessPdf(): Buffer {
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
      '2 0 obj <</Type/Pages/Kids[2 0 R]/Count 9>> endobj',
      'trailer <</Root 1 0 R/Size 3>>',
      '%%EOF',
    ].join('\n'),
  )
}

const archives = async (): Promise<HostileFile[]> => [
  {
    what: 'an archive that swells a thousandfold',
    name: '一.docx',
    bytes: zipPacked(new Map([['word/document.xml', Buffer.alloc(BOMB_BYTES)]])),
    codes: ['upload.zip-bomb'],
  },
  {
    what: 'an archive of too many entries',
    name: '二.docx',
    bytes: zip(new Map(Array.from({ length: MANY }, (_, at) => [`word/${at}.xml`, Buffer.from('<a/>')]))),
    codes: ['upload.zip-bomb'],
  },
  { what: 'an archive that lies about a size', name: '三.docx', bytes: lyingArchive(), codes: ['upload.zip-bomb'] },
  {
    what: 'an archive that climbs out of its folder',
    name: '四.docx',
    bytes: await docxWith({ '../../../etc/passwd': 'x' }),
    codes: ['upload.broken'],
  },
  {
    what: 'two entries of one name',
    name: '五.docx',
    bytes: await docxWith({ 'WORD/document.xml': '<a/>' }),
    codes: ['upload.zip-bomb'],
  },
  {
    what: 'XML nested a hundred thousand deep',
    name: '六.docx',
    bytes: await docxWith({ 'word/document.xml': '<a>'.repeat(DEEP) + '</a>'.repeat(DEEP) }),
    codes: ['upload.broken'],
  },
]

const programs = async (): Promise<HostileFile[]> => [
  {
    what: 'a document with macros under an honest name',
    name: '七.docx',
    bytes: await docxWith({ 'word/vbaProject.bin': 'x' }),
    codes: ['upload.active-content'],
  },
  {
    what: 'a document that fetches its template from elsewhere',
    name: '八.docx',
    bytes: await docxWith({
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/attachedTemplate" Target="https://elsewhere.example/a.dotm" TargetMode="External"/></Relationships>',
    }),
    codes: ['upload.active-content'],
  },
  {
    what: 'a control that runs',
    name: '九.docx',
    bytes: await docxWith({ 'word/activeX/activeX1.xml': '<a/>' }),
    codes: ['upload.active-content'],
  },
]

const disguises: readonly HostileFile[] = [
  {
    what: 'a program named .pdf',
    name: '十.pdf',
    bytes: Buffer.from(`MZ${'a'.repeat(60)}`),
    codes: ['upload.active-content'],
  },
  {
    what: 'a program behind two endings',
    name: '附件.pdf.exe',
    bytes: fixture('banfa.pdf'),
    codes: ['upload.type-refused'],
  },
  {
    what: 'a page named .pdf',
    name: '页.pdf',
    bytes: Buffer.from('<html><script>1</script>'),
    codes: ['upload.name-mismatch'],
  },
  {
    what: 'a drawing with a script',
    name: '图.svg',
    bytes: Buffer.from('<svg onload="x()"/>'),
    codes: ['upload.type-refused'],
  },
  {
    what: 'a name whose ending is turned round',
    name: '附件\u202efdp.exe',
    bytes: Buffer.from(`MZ${'a'.repeat(60)}`),
    codes: ['upload.type-refused'],
  },
]

const broken = async (): Promise<HostileFile[]> => [
  { what: 'a picture of 3.6 thousand million pixels', name: '大.png', bytes: pixelBomb(), codes: ['upload.broken'] },
  {
    what: 'a picture cut off',
    name: '半.png',
    bytes: pixelBomb().subarray(0, 40),
    codes: ['upload.broken', 'upload.name-mismatch'],
  },
  { what: 'a PDF cut off', name: '半.pdf', bytes: fixture('banfa.pdf').subarray(0, 600), codes: ['upload.broken'] },
  { what: 'a PDF under a password', name: '密.pdf', bytes: await encryptedPdf(), codes: ['upload.encrypted'] },
  { what: 'a PDF whose pages never end', name: '环.pdf', bytes: endlessPdf(), codes: ['upload.broken'] },
  { what: 'nothing', name: '空.txt', bytes: Buffer.alloc(0), codes: ['upload.empty'] },
]

/** Files that break readers, hide programs, or are none. */
export async function hostileFiles(): Promise<HostileFile[]> {
  return [...(await archives()), ...(await programs()), ...disguises, ...(await broken())]
}
