import mammoth from 'mammoth'
import { AppError } from '../../kernel/app-error.ts'
import { newId } from '../ids.ts'
import { writeNumbersOut } from './docx-numbering.ts'
import { cleanHtml, htmlToText } from './sanitize.ts'
import { unzip } from './zip.ts'

/** A picture out of a document; `placeholder` stands for its address in the HTML until the caller has stored it. */
export interface DocxImage {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly placeholder: string
  readonly alt: string
}

/** What a Word document says; `warnings` tell the person who imports it, in Chinese, what to look after. */
export interface DocxContent {
  /** The title when the document marks one, else an empty text. It is not repeated in the HTML. */
  readonly title: string
  readonly html: string
  readonly text: string
  readonly images: readonly DocxImage[]
  readonly warnings: readonly string[]
}

/** The parts of mammoth that its types leave out. */
interface MammothParagraph {
  readonly styleName: string | null
  readonly alignment?: string
  readonly numbering: object | null
}
const { transforms } = mammoth as unknown as {
  transforms: {
    paragraph: (change: (paragraph: MammothParagraph) => MammothParagraph) => (document: unknown) => unknown
  }
}

const ALIGNMENTS: Readonly<Record<string, string>> = { center: 'center', right: 'right', end: 'right' }
const PLAIN_STYLE =
  /^(?:normal|正文|body text.*|plain text|纯文本|list paragraph|列表段落|normal \(web\)|普通\(网站\))$/i
const STYLES = [
  ...['Title', 'title', '标题', '文档标题'].map((name) => `p[style-name='${name}'] => h1.title:fresh`),
  ...[1, 2, 3, 4, 5, 6].flatMap((level) =>
    ['heading', 'Heading', '标题'].map((name) => `p[style-name='${name} ${level}'] => h${level}:fresh`),
  ),
  ...['center', 'right'].map((align) => `p[style-name='align ${align}'] => p.${align}:fresh`),
  'u => u',
]
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}
const LONGEST_TITLE = 200
const LONGEST_NAME = 40

/** mammoth forgets alignment; a style of our own name carries it through. */
function markAlignment(paragraph: MammothParagraph): MammothParagraph {
  const align = Object.hasOwn(ALIGNMENTS, paragraph.alignment ?? '') ? ALIGNMENTS[paragraph.alignment ?? ''] : undefined
  const isPlain =
    paragraph.numbering === null && (paragraph.styleName === null || PLAIN_STYLE.test(paragraph.styleName))
  return align !== undefined && isPlain ? { ...paragraph, styleName: `align ${align}` } : paragraph
}

/** What mammoth reads from: exactly the entries that were checked, never the archive again. */
function asMammothFile(parts: ReadonlyMap<string, Buffer>): object {
  return {
    exists: (name: string) => parts.has(name),
    read: (name: string, encoding?: BufferEncoding) => {
      const content = parts.get(name)
      if (!content) return Promise.reject(new Error(`missing: ${name}`))
      return Promise.resolve(encoding === undefined ? content : content.toString(encoding))
    },
  }
}

/** LibreOffice and new Word offer a picture twice; the version with the alternative text is the first. */
function preferPictures(document: string): string {
  const choice = /<mc:AlternateContent>\s*<mc:Choice\b[^>]*>([\s\S]*?)<\/mc:Choice>[\s\S]*?<\/mc:AlternateContent>/g
  return document.replaceAll(choice, (whole, chosen: string) => (chosen.includes('<pic:pic') ? chosen : whole))
}

function prepared(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? ''
  const numbered = writeNumbersOut({
    document: preferPictures(text('word/document.xml')),
    numbering: text('word/numbering.xml'),
    styles: text('word/styles.xml'),
  })
  return new Map([...parts, ['word/document.xml', Buffer.from(numbered)]])
}

function collectImages(images: DocxImage[], skipped: string[]) {
  return mammoth.images.imgElement(async (image) => {
    const alt = ((image as unknown as { altText?: string | null }).altText ?? '').trim()
    const extension = Object.hasOwn(EXTENSIONS, image.contentType) ? EXTENSIONS[image.contentType] : undefined
    if (extension === undefined) {
      skipped.push(image.contentType)
      return { src: '' }
    }
    const bytes = await image.readAsBuffer()
    const placeholder = `/media/${newId()}`
    images.push({
      name: `图片${images.length + 1}.${extension}`,
      mediaType: image.contentType,
      bytes,
      placeholder,
      alt,
    })
    return { src: placeholder, alt }
  })
}

const FIRST_BLOCK = /^<(h1|p) ?(?:class="(title|center)")?>([\s\S]*?)<\/\1>/

function firstParts(match: RegExpExecArray) {
  return { whole: match[0], tag: match[1], style: match[2], content: match[3] ?? '' }
}

function isTitleLong(text: string): boolean {
  return text !== '' && text.length <= LONGEST_TITLE
}

/** The title as marked by its style; else a single first heading; else a short centred first line. */
function takeTitle(html: string): { title: string; body: string } {
  const first = FIRST_BLOCK.exec(html)
  if (!first) return { title: '', body: html }
  const { whole, tag, style, content } = firstParts(first)
  const title = htmlToText(content).replaceAll('\n', '')
  const isCentredLine = style === 'center' && !/[。；：]|<img/.test(content)
  const isOnlyHeading = tag === 'h1' && html.split('<h1').length === 2
  const isMarked = style === 'title' || isCentredLine || isOnlyHeading
  return isMarked && isTitleLong(title) ? { title, body: html.slice(whole.length) } : { title: '', body: html }
}

const LEFT_BEHIND: readonly (readonly [sign: RegExp, warning: string])[] = [
  [/<w:(?:ins|del|moveFrom|moveTo)\b/, '文档中有修订记录：删除的文字没有导入，插入的文字已作为正文导入，请核对。'],
  [/<w:commentReference\b/, '文档中的批注没有导入。'],
  [/<m:oMath\b/, '文档中的公式没有导入，请改用图片或文字表示。'],
  [/<c:chart\b|<dgm:relIds\b/, '文档中的图表没有导入，请改用图片，并附上数据表格。'],
  [/<o:OLEObject\b/, '文档中嵌入的对象（如 Excel 工作表）没有导入，请作为附件上传。'],
  [/<w:(?:footnote|endnote)Reference\b/, '脚注、尾注已移到正文末尾，请核对。'],
]

const HEADLESS = /<table>(<caption>.*?<\/caption>)?<tbody><tr>(.*?)<\/tr>(?=<tr>)/gs

/** A first row of short words in every cell is meant as the head, even where Word was not told so. */
function meansHead(row: string): boolean {
  const cells = [...row.matchAll(/<td([^>]*)>(.*?)<\/td>/gs)]
  const isName = ([, attributes = '', words = '']: readonly string[]): boolean =>
    !attributes.includes('rowspan') && /\p{L}/u.test(words) && !words.includes('<p>') && words.length <= LONGEST_NAME
  return cells.length > 1 && cells.every(isName)
}

/** Screen readers say the head of a column with each cell: a table without one is a heap of words. */
function withHeads(html: string): { html: string; guessed: number; missing: number } {
  let guessed = 0
  let missing = 0
  const headed = html.replaceAll(HEADLESS, (whole, caption: string | undefined, row: string) => {
    if (!meansHead(row)) {
      missing += 1
      return whole
    }
    guessed += 1
    return `<table>${caption ?? ''}<tbody><tr>${row.replaceAll('<td', '<th').replaceAll('</td>', '</th>')}</tr>`
  })
  return { html: cleanHtml(headed), guessed, missing }
}

function warningsOf(document: string, found: { lost: number; guessed: number; missing: number }): string[] {
  const counted: readonly (readonly [count: number, warning: string])[] = [
    [found.lost, '张图片的格式不能在网页上显示，没有导入。请另存为 PNG 或 JPEG 后再插入。'],
    [found.guessed, '个表格没有标明标题行，已把第一行作为标题行，请核对。'],
    [found.missing, '个表格没有标题行，请在编辑时指定，方便读屏软件朗读。'],
  ]
  return [
    ...LEFT_BEHIND.filter(([sign]) => sign.test(document)).map(([, warning]) => warning),
    ...counted.filter(([count]) => count > 0).map(([count, warning]) => `有 ${count} ${warning}`),
  ]
}

/** Puts alignment into words that the cleaning understands, and drops the arrows that lead back from notes. */
function translated(html: string): string {
  return html
    .replaceAll(/<p class="(center|right)">/g, '<p style="text-align:$1">')
    .replaceAll(/ <a href="#(?:foot|end)note-ref-\d+">↑<\/a>/g, '')
}

async function convert(parts: ReadonlyMap<string, Buffer>): Promise<DocxContent> {
  const source = prepared(parts)
  const images: DocxImage[] = []
  const skipped: string[] = []
  const input = { file: asMammothFile(source) } as unknown as { buffer: Buffer }
  const { value, messages } = await mammoth.convertToHtml(input, {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    convertImage: collectImages(images, skipped),
    transformDocument: transforms.paragraph(markAlignment),
  })
  const { title, body } = takeTitle(value)
  const { html, guessed, missing } = withHeads(cleanHtml(translated(body)))
  const lost = skipped.length + messages.filter(({ type }) => type === 'error').length
  const document = parts.get('word/document.xml')?.toString('utf8') ?? ''
  return {
    title,
    html,
    text: [title, htmlToText(html)].filter(Boolean).join('\n'),
    images: images.filter(({ placeholder }) => html.includes(placeholder)),
    warnings: warningsOf(document, { lost, guessed, missing }),
  }
}

/** Reads a .docx right here. Callers outside this folder use `readDocx`, which does it in a thread of its own. */
export async function parseDocx(bytes: Buffer): Promise<DocxContent> {
  const parts = await unzip(bytes)
  if (!parts.has('word/document.xml')) throw new AppError('upload.broken', { reason: 'no word/document.xml' })
  return convert(parts)
}
