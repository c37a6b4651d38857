import mammoth from 'mammoth'
import { AppError } from '../../kernel/app-error.ts'
import { htmlToText } from './sanitize.ts'
import { inspectZip } from './zip.ts'

/** A picture out of a document; `placeholder` stands in the HTML until the caller stored it. */
export interface DocxImage {
  readonly name: string
  readonly bytes: Buffer
  readonly placeholder: string
  readonly alt: string
}

/** What a Word document says. `warnings` are for the person who imports it. */
export interface DocxContent {
  readonly title: string
  readonly html: string
  readonly text: string
  readonly images: readonly DocxImage[]
  readonly warnings: readonly string[]
}

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4].flatMap((level) => [
    `p[style-name='heading ${String(level)}'] => h${String(level + 1)}:fresh`,
    `p[style-name='Heading ${String(level)}'] => h${String(level + 1)}:fresh`,
    `p[style-name='标题 ${String(level)}'] => h${String(level + 1)}:fresh`,
  ]),
  'u => u',
  'strike => s',
  'comment-reference => ',
]
const PICTURE_TYPES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}
const LONGEST_TITLE = 200

function takeTitle(html: string): { title: string; rest: string } {
  const match = /^\s*<h1 class="title">([\s\S]*?)<\/h1>/.exec(html)
  if (match) return { title: htmlToText(match[1] ?? '').slice(0, LONGEST_TITLE), rest: html.slice(match[0].length) }
  // Without a title style, a first line that is centred or a heading is what the author means as title.
  const first = /^\s*<(h2|p)>(?:<strong>)?([^<]{4,120})(?:<\/strong>)?<\/\1>/.exec(html)
  const text = htmlToText(first?.[2] ?? '')
  if (first && (first[1] === 'h2' || first[0].includes('<strong>')))
    return { title: text, rest: html.slice(first[0].length) }
  return { title: '', rest: html }
}

/** A table without a header row takes its first row for it, so that a screen reader can name the columns; cells lose the paragraph Word puts in each. */
function tidyTables(html: string): string {
  const plain = html.replaceAll(/<(t[dh])([^>]*)><p>((?:(?!<\/?p>)[\s\S])*)<\/p><\/\1>/g, '<$1$2>$3</$1>')
  return plain.replaceAll(
    /<table>(?:<tbody>)?(<tr>(?:(?!<\/tr>)[\s\S])*<\/tr>)((?:(?!<\/table>)[\s\S])*?)(?:<\/tbody>)?<\/table>/g,
    (whole, head: string, body: string) => {
      if (whole.includes('<th') || !body.includes('<tr>')) return whole
      const header = head.replaceAll(/<td([^>]*)>/g, '<th scope="col"$1>').replaceAll('</td>', '</th>')
      return `<table><thead>${header}</thead><tbody>${body}</tbody></table>`
    },
  )
}

function warningsOf(names: readonly string[], skipped: number): string[] {
  return [
    ...(names.includes('word/comments.xml') ? ['文档中的批注没有导入。'] : []),
    ...(names.some((name) => name.startsWith('word/embeddings/'))
      ? ['文档中嵌入的对象（如 Excel 工作表）没有导入，请作为附件上传。']
      : []),
    ...(names.some((name) => /word\/(footnotes|endnotes)\.xml/.test(name))
      ? ['脚注、尾注已移到正文末尾，请检查。']
      : []),
    ...(skipped > 0
      ? [`有 ${String(skipped)} 张图片的格式不能在网页显示，没有导入；请另存为 PNG 或 JPEG 后再插入。`]
      : []),
  ]
}

/** Reads a .docx into semantic HTML with tables and pictures; layout, comments and tracked deletions stay behind. Throws `upload.broken`. */
export async function readDocx(bytes: Buffer): Promise<DocxContent> {
  const names = await inspectZip(bytes)
  const images: DocxImage[] = []
  let skipped = 0
  const convertImage = mammoth.images.imgElement(async (image) => {
    const extension = PICTURE_TYPES[image.contentType]
    const alt = (image as unknown as { altText?: string }).altText ?? ''
    if (extension === undefined) {
      skipped += 1
      return { src: '', alt }
    }
    const number = images.length + 1
    const placeholder = `/media/placeholder${String(number).padStart(6, '0')}`
    images.push({
      name: `图片${String(number)}.${extension}`,
      bytes: Buffer.from(await image.readAsArrayBuffer()),
      placeholder,
      alt,
    })
    return { src: placeholder, alt }
  })
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { styleMap: STYLES, convertImage, ignoreEmptyParagraphs: true },
    )
    const { title, rest } = takeTitle(value)
    return { title, html: tidyTables(rest), text: htmlToText(value), images, warnings: warningsOf(names, skipped) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('upload.broken', { reason: (error as Error).message.slice(0, 200) })
  }
}
