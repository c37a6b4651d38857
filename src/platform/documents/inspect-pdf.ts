import { decodePDFRawStream, PDFArray, PDFDocument, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'
import { AppError } from '../../kernel/app-error.ts'
import { inspectLooseMarkup } from './inspect-xml.ts'
import type { InspectInner } from './inspect-package.ts'
import type { Findings } from './inspection.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Pdf['getPage']>>

const MOST_PAGES = 2000
const ERRORS_ONLY = 0
/** A page with fewer letters than a page number and a stamp have, and a picture, is a scan. */
const FEWEST_LETTERS = 20
const INFO: Readonly<Record<string, string>> = {
  Title: '标题',
  Author: '作者',
  Subject: '主题',
  Keywords: '关键词',
  Creator: '制作程序',
  Producer: '生成程序',
}
const DEEPEST_OUTLINE = 50

function text(value: unknown): string {
  if (typeof value === 'string') return value.normalize('NFKC')
  if (Array.isArray(value)) return value.map(text).filter(Boolean).join('，')
  if (typeof value !== 'object' || value === null) return ''
  const { str, exportValue } = value as Record<string, unknown>
  return text(str ?? exportValue ?? '')
}

async function pageWords(page: Page): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: false })
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .normalize('NFKC')
}

const ANNOTATION_FIELDS = [
  'contentsObj',
  'fieldValue',
  'defaultFieldValue',
  'options',
  'alternativeText',
  'richText',
  'unsafeUrl',
  'url',
]

async function inspectAnnotations(page: Page, findings: Findings, inspectInner: InspectInner): Promise<void> {
  const annotations = (await page.getAnnotations()) as Record<string, unknown>[]
  for (const annotation of annotations) {
    const author = text(annotation['titleObj'])
    const field = text(annotation['fieldName'])
    const what = field === '' ? `批注${author === '' ? '' : `（作者 ${author}）`}` : `表单域‘${field}’`
    const isHidden = annotation['hidden'] === true || annotation['noView'] === true
    for (const name of ANNOTATION_FIELDS)
      findings.add(`第 ${page.pageNumber} 页的${what}`, text(annotation[name]), isHidden)
    await inspectAttached(annotation['file'], findings, inspectInner)
  }
}

async function inspectAttached(file: unknown, findings: Findings, inspectInner: InspectInner): Promise<void> {
  if (typeof file !== 'object' || file === null) return
  const { filename, content } = file as { filename?: unknown; content?: unknown }
  const name = text(filename)
  findings.add('附带文件的名称', name, true)
  if (!(content instanceof Uint8Array)) return
  const inner = findings.inner(name, content.byteLength)
  if (inner) await inspectInner({ name, bytes: Buffer.from(content) }, inner)
}

interface OutlineEntry {
  readonly title: string
  readonly items: readonly OutlineEntry[]
}

function addOutline(entries: readonly OutlineEntry[] | null, findings: Findings, depth = 0): void {
  if (depth > DEEPEST_OUTLINE) return
  // A PDF without bookmarks gives null, whatever the types of the library say.
  for (const { title, items } of entries ?? []) {
    findings.add('书签', text(title), false)
    addOutline(items, findings, depth + 1)
  }
}

interface Metadata {
  readonly info: Readonly<Record<string, unknown>>
  readonly metadata: { readonly getRaw: () => unknown } | null
}

async function inspectProperties(pdf: Pdf, findings: Findings): Promise<void> {
  const { info, metadata } = (await pdf.getMetadata()) as unknown as Metadata
  const own = typeof info['Custom'] === 'object' ? (info['Custom'] as Record<string, unknown>) : {}
  for (const [name, words] of Object.entries(INFO)) findings.add(`文档属性‘${words}’`, text(info[name]), true)
  for (const [name, value] of Object.entries(own)) findings.add(`文档属性‘${name}’`, text(value), true)
  if (info['IsXFAPresent'] === true) findings.addUnread('动态表单（XFA）的内容没有检查。')
  inspectLooseMarkup(text(metadata?.getRaw()), '文档属性（XMP）', findings)
}

/** A page that paints a picture says so by `Do`, or by `BI` where the picture stands in the page itself. */
function hasPicture({ node }: PDFPage): boolean {
  const contents = node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, at) => contents.lookup(at)) : [contents]
  return streams.some((stream) => {
    if (!(stream instanceof PDFRawStream)) return false
    return /(?:^|\s)(?:Do|BI)\s/.test(Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
  })
}

function rangesOf(pages: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last?.to === page - 1) last.to = page
    else ranges.push({ from: page, to: page })
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join('、')
}

/** Which of these pages (from 1) hold a picture; all of them when that cannot be told. */
async function withPictures(bytes: Buffer, pages: readonly number[]): Promise<number[]> {
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false })
    const all = document.getPages()
    return pages.filter((page) => {
      const found = all[page - 1]
      return !found || hasPicture(found)
    })
  } catch {
    return [...pages]
  }
}

async function inspectPages(pdf: Pdf, findings: Findings, inspectInner: InspectInner): Promise<number[]> {
  const wordless: number[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    const page = await pdf.getPage(number)
    const words = await pageWords(page)
    for (const line of words.split('\n')) findings.add(`第 ${number} 页`, line)
    if ((words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_LETTERS) wordless.push(number)
    await inspectAnnotations(page, findings, inspectInner)
    page.cleanup()
  }
  if (pdf.numPages > MOST_PAGES) findings.addUnread(`共 ${pdf.numPages} 页，只检查了前 ${MOST_PAGES} 页。`)
  return wordless
}

async function inspectOpen(pdf: Pdf, findings: Findings, inspectInner: InspectInner): Promise<number[]> {
  const wordless = await inspectPages(pdf, findings, inspectInner)
  await inspectProperties(pdf, findings)
  addOutline(await pdf.getOutline(), findings)
  const attachments = (await pdf.getAttachments()) as Record<string, unknown> | null
  for (const file of Object.values(attachments ?? {})) await inspectAttached(file, findings, inspectInner)
  return wordless
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { name, message } = error as Error
  const code = name === 'PasswordException' ? 'upload.encrypted' : 'upload.broken'
  return new AppError(code, { reason: message.slice(0, 200) })
}

/**
 * Finds the words of a PDF: pages with all their text, seen or covered, notes, form fields, bookmarks, properties, attached
 * files; names the pages that are mere pictures. Throws `upload.encrypted` or `upload.broken`.
 */
export async function inspectPdf(bytes: Buffer, findings: Findings, inspectInner: InspectInner): Promise<void> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: ERRORS_ONLY, stopAtErrors: false })
    try {
      const wordless = await inspectOpen(pdf, findings, inspectInner)
      const scans = wordless.length === 0 ? [] : await withPictures(bytes, wordless)
      if (scans.length > 0) findings.addUnread(`第 ${rangesOf(scans)} 页是扫描图片，没有可检查的文字。`)
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    throw refusalOf(error)
  }
}
