import { AppError } from '../../kernel/app-error.ts'
import { inspectPicture } from './inspect-picture.ts'
import { inspectStory, hiddenStylesOf, type Story } from './inspect-story.ts'
import { inspectSheets } from './inspect-workbook.ts'
import {
  inspectAnyXml,
  inspectLooseMarkup,
  inspectProperties,
  inspectRelations,
  inspectSheetComments,
} from './inspect-xml.ts'
import type { Findings } from './inspection.ts'
import { decodeText } from './text-encoding.ts'

/** How a file inside a file is inspected; the caller knows all kinds. */
export type InspectInner = (file: { name: string; bytes: Buffer }, findings: Findings) => Promise<void>

interface Part {
  readonly path: string
  readonly bytes: Buffer
}

interface Package {
  readonly parts: ReadonlyMap<string, Buffer>
  readonly findings: Findings
  readonly hiddenStyles: ReadonlySet<string>
  readonly inspectInner: InspectInner
}

type PartReader = (part: Part, file: Package) => Promise<void> | void

const VALUES = new Set(
  'v val name caption descr title text tooltip prompt connection command sourceFile formula displayName userId author href location'.split(
    ' ',
  ),
)
// Settings of how things look: no person writes words there.
const SILENT =
  /^\[Content_Types\]\.xml$|^_xmlsignatures\/|\/(?:theme|calcChain|fontTable|webSettings|tableStyles|presProps|viewProps|styles|stylesWithEffects|volatileDependencies|metadata|commentsExtended|commentsIds|commentsExtensible)\d*\.xml$|\/theme\/|\/printerSettings|\/charts\/(?:style|colors)\d*\.xml$|\/fonts\/|\.odttf$|\.fntdata$|^mimetype$|\/Signs\/.*\.(?:dat|esl)$/i
const SETTINGS_OF_SHAPES = /<x:ClientData\b[\s\S]*?<\/x:ClientData>/g
const STORY_PLACES: readonly (readonly [path: RegExp, place: string])[] = [
  [/\/header\d*\.xml$/, '页眉'],
  [/\/footer\d*\.xml$/, '页脚'],
  [/\/comments\d*\.xml$/, '批注'],
  [/\/footnotes\.xml$/, '脚注'],
  [/\/endnotes\.xml$/, '尾注'],
  [/\/notesSlides\//, '备注'],
  [/\/slide(?:Master|Layout)s\//, '母版'],
  [/\/glossary\//, '自动图文集'],
  [/\/drawings\//, '图形中的文字'],
  [/\/charts\//, '图表'],
  [/\/diagrams\//, '图示'],
]

function placeOfStory(path: string): string {
  if (path === 'word/document.xml') return '正文'
  const [, slide] = /\/slides\/slide(\d+)\.xml$/.exec(path) ?? []
  if (slide !== undefined) return `第 ${slide} 页幻灯片`
  return STORY_PLACES.find(([pattern]) => pattern.test(path))?.[1] ?? '文档的其他部分'
}

const readStory: PartReader = ({ path, bytes }, { findings, hiddenStyles }) => {
  const isHiddenSlide =
    /\/slides\//.test(path) && /<p:sld\b[^>]*\bshow="(?:0|false)"/.test(bytes.toString('utf8', 0, 4096))
  const isAside = /comments|\/notesSlides\/|slideMasters|slideLayouts|\/glossary\//.test(path)
  const place = placeOfStory(path) + (isHiddenSlide ? '（隐藏）' : '')
  const story: Story = { place, isHidden: isHiddenSlide || isAside, hiddenStyles }
  inspectStory(bytes, story, findings)
}

function anyXml(place: string, attributes: 'all' | ReadonlySet<string> = VALUES): PartReader {
  return ({ bytes }, { findings }) => {
    inspectAnyXml(bytes, { place, isHidden: true, attributes }, findings)
  }
}

/** A page of OFD, counted from 0 in its path (GB/T 33190). */
const readOfdPage: PartReader = ({ path, bytes }, { findings }) => {
  const number = Number(/Page_(\d+)\/[^/]*$/i.exec(path)?.[1] ?? 0) + 1
  inspectAnyXml(bytes, { place: `第 ${number} 页`, isHidden: false, attributes: new Set() }, findings)
}

const readLoose: PartReader = ({ bytes }, { findings }) => {
  const markup = (decodeText(bytes) ?? bytes.toString('latin1')).replaceAll(SETTINGS_OF_SHAPES, '')
  inspectLooseMarkup(markup, '嵌入的网页或图形', findings)
}

const readPicture: PartReader = async ({ path, bytes }, { findings }) => {
  await inspectPicture(bytes, { place: `图片‘${path.split('/').at(-1) ?? ''}’`, findings })
}

const readInner: PartReader = async ({ path, bytes }, { findings, inspectInner }) => {
  const name = path.split('/').at(-1) ?? path
  const inner = findings.inner(name, bytes.byteLength)
  if (inner) await inspectInner({ name, bytes }, inner)
}

const READERS: readonly (readonly [path: RegExp, reader: PartReader])[] = [
  [SILENT, () => undefined],
  [
    /\.rels$/,
    ({ bytes }, { findings }) => {
      inspectRelations(bytes, findings)
    },
  ],
  [/\/Pages\/.*Content\.xml$/i, readOfdPage],
  [
    /^docProps\/.*\.xml$/,
    ({ bytes }, { findings }) => {
      inspectProperties(bytes, findings)
    },
  ],
  [/\.(?:png|jpe?g|gif|webp|tiff?|bmp|emf|wmf|svg|ico|jp2|wdp)$/i, readPicture],
  [/\/embeddings\//, readInner],
  [/\.vml$/i, readLoose],
  [/\.(?:html?|mht|mhtml|rtf|txt)$/i, readLoose],
  [/^customXml\//, anyXml('自定义数据', 'all')],
  [
    /^xl\/comments|^xl\/threadedComments\//,
    ({ bytes }, { findings }) => {
      inspectSheetComments(bytes, findings)
    },
  ],
  [/^xl\/persons\//, anyXml('批注的作者')],
  [/^xl\/pivotCache\//, anyXml('数据透视表的缓存')],
  [/^xl\/externalLinks\//, anyXml('外部链接的缓存')],
  [/^xl\/connections\.xml$|^xl\/queryTables\//, anyXml('数据连接', 'all')],
  [/^xl\/drawings\/|\/charts\/|\/diagrams\//, readStory],
  [/^xl\/.*\.xml$/, anyXml('工作簿的其他部分')],
  [/^ppt\/(?:comment|presentation|tags)/, anyXml('批注或标记')],
  [/^(?:word|ppt)\/.*\.xml$/, readStory],
  [/\.xml$/, anyXml('文件的其他部分')],
]

const readUnknown: PartReader = ({ path, bytes }, { findings }) => {
  if (bytes.byteLength > 0) findings.addUnread(`嵌入的内容‘${path.split('/').at(-1) ?? path}’无法检查。`)
}

/** A part that cannot be read does not keep the others from being read; it is named as unread. */
async function readPart(part: Part, file: Package): Promise<void> {
  const reader = READERS.find(([pattern]) => pattern.test(part.path))?.[1] ?? readUnknown
  try {
    await reader(part, file)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    file.findings.addUnread(`文件中的‘${part.path.slice(0, 100)}’无法读取。`)
  }
}

function hiddenStyles(parts: ReadonlyMap<string, Buffer>): ReadonlySet<string> {
  const styles = parts.get('word/styles.xml')
  return styles ? hiddenStylesOf(styles) : new Set()
}

/** Finds the words of an unpacked .docx, .xlsx or .pptx: every part of it, known or not. Throws `upload.broken`. */
export async function inspectPackage(
  parts: ReadonlyMap<string, Buffer>,
  findings: Findings,
  inspectInner: InspectInner,
): Promise<void> {
  const read = parts.has('xl/workbook.xml') ? inspectSheets(parts, findings) : new Set<string>()
  const file = { parts, findings, hiddenStyles: hiddenStyles(parts), inspectInner }
  for (const [path, bytes] of parts) if (!read.has(path)) await readPart({ path, bytes }, file)
}
