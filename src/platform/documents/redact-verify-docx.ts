import { AppError } from '../../kernel/app-error.ts'
import { Findings } from './inspection.ts'
import { inspectPackage } from './inspect-package.ts'
import { countingField } from './redact-docx-fields.ts'
import { TermSearch } from './redact-verify-terms.ts'
import { verifyMetadata } from './redact-verify-image.ts'
import { type Element, elementsIn, isElement, parseXml } from './redact-xml.ts'
import type { Redaction, RedactionFinding } from './redaction.ts'
import { unzip } from './zip.ts'

const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|header\d+|footer\d+|footnotes|endnotes|styles|numbering|settings)\.xml|word\/_rels\/(?:document|header\d+|footer\d+|footnotes|endnotes|numbering)\.xml\.rels|word\/media\/image\d+\.(?:png|jpeg))$/
/** Changes, comments, bookmarks, controls, links, objects and foreign data, of which none may be left. */
const FORBIDDEN =
  /^(?:\?:.*|v:.*|a:(?:hlink\w*|extLst|t)|w:(?:ins|del|move\w*|delText|comment\w*|bookmark\w*|sdt\w*|customXml\w*|smartTag\w*|hyperlink|altChunk|object|pict|vanish|specVanish|webHidden|\w+Change|docVars|attachedTemplate|ffData))$/
/** The two kinds of entries of an archive: their first bytes, their length, and where they count their extras. */
const LOCAL = { mark: 0x04034b50, head: 30, extras: [28] }
const CENTRAL = { mark: 0x02014b50, head: 46, extras: [30, 32] }
const END = 0x06054b50
const END_BYTES = 22

function structureFault(place: string, what: RedactionFinding['what'] = 'structure'): RedactionFinding {
  return { place, what, redaction: undefined }
}

/** Where the run of entries ends that begins here; nothing when one has an extra field or a comment. */
function endOfEntries(bytes: Buffer, from: number, { mark, head, extras }: typeof LOCAL): number | undefined {
  let at = from
  while (at + head <= bytes.length && bytes.readUInt32LE(at) === mark) {
    if (extras.some((place) => bytes.readUInt16LE(at + place) !== 0)) return undefined
    const packed = mark === LOCAL.mark ? bytes.readUInt32LE(at + 18) : 0
    at += head + bytes.readUInt16LE(at + (mark === LOCAL.mark ? 26 : 28)) + packed
  }
  return at
}

/** True when nothing lies before, between or behind the entries, and no entry says more than its name. */
function isPlainArchive(bytes: Buffer): boolean {
  const directory = endOfEntries(bytes, 0, LOCAL)
  const end = directory === undefined ? undefined : endOfEntries(bytes, directory, CENTRAL)
  if (end === undefined || end + END_BYTES !== bytes.length) return false
  return bytes.readUInt32LE(end) === END && bytes.readUInt16LE(end + 20) === 0
}

/** The words of a part without its text boxes, and those of each text box: in each the terms may run on over cells and paragraphs. */
function flowsOf(root: Element): string[] {
  const boxes: string[] = []
  const walk = (node: Element): string =>
    node.children
      .map((child) => {
        if (!isElement(child)) return child.text
        if (child.name !== 'w:txbxContent') return child.name === 'w:noBreakHyphen' ? '-' : walk(child)
        boxes.push(walk(child))
        return ''
      })
      .join('')
  return [walk(root), ...boxes]
}

function verifyPart(path: string, bytes: Buffer, search: TermSearch): RedactionFinding[] {
  const root = parseXml(bytes)
  const elements = [...elementsIn(root)]
  const codes = elements.filter(({ name }) => name === 'w:instrText').flatMap(({ children }) => children)
  const isCounting = codes.every((code) => !isElement(code) && countingField(code.text) !== undefined)
  const isPlain = path.startsWith('word/_rels') || path.startsWith('_rels') || path.startsWith('[')
  const values = elements.flatMap(({ attributes }) => [...attributes.values()])
  return [
    ...(isPlain ? [] : elements.filter(({ name }) => FORBIDDEN.test(name)).map(() => structureFault(path))),
    ...(isCounting ? [] : [structureFault(path)]),
    ...(isPlain && bytes.includes('TargetMode') ? [structureFault(path)] : []),
    ...flowsOf(root).flatMap((text) => search.inText(text, path)),
    ...values.flatMap((value) => search.inValues(value, path)),
    ...search.inValues(bytes.toString('utf8'), path),
  ]
}

/** What the house's own inspection of uploads finds: hidden words, properties, and the words place by place. */
async function verifyInspection(parts: ReadonlyMap<string, Buffer>, search: TermSearch): Promise<RedactionFinding[]> {
  const findings = new Findings()
  await inspectPackage(parts, findings, ({ name }, inner) => {
    inner.add('嵌入的文件', name, true)
    return Promise.resolve()
  })
  const { passages, unread } = findings.result()
  return [
    // Codes that count pages and the words of a numbering do not show by themselves; both have been looked at part by part.
    ...passages
      .filter(({ isHidden, place }) => isHidden && !/的(?:域代码|编号)$/.test(place))
      .map(({ place }) => structureFault(place, 'metadata')),
    ...unread.map((words) => structureFault(words)),
    ...passages.flatMap(({ place, text }) => search.inText(text, place)),
  ]
}

/**
 * The release gate for a Word file: only parts of known names and elements of known kinds, nothing hidden in them, in the archive
 * or in its pictures, and none of the terms, however it is spread over runs, cells and paragraphs. Throws `redaction.broken` and
 * the codes of `unzip`.
 */
export async function verifyDocx(bytes: Buffer, redactions: readonly Redaction[]): Promise<RedactionFinding[]> {
  const search = new TermSearch(redactions)
  const parts = await unzip(bytes)
  if (!parts.has('word/document.xml')) throw new AppError('redaction.broken', { reason: 'no document part' })
  const findings = isPlainArchive(bytes) ? [] : [structureFault('压缩包')]
  for (const [path, content] of parts) {
    if (!PARTS.test(path)) findings.push(structureFault(path, 'attachment'))
    else if (path.startsWith('word/media/')) findings.push(...(await verifyMetadata(content, path)))
    else findings.push(...verifyPart(path, content, search))
  }
  return [...findings, ...(await verifyInspection(parts, search))]
}
