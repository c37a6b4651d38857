import { posix } from 'node:path'
import { AppError } from '../../kernel/app-error.ts'
import { inspectProperties } from './inspect-xml.ts'
import { Findings } from './inspection.ts'
import { stripPicture } from './strip-picture.ts'
import { readXml } from './xml-reading.ts'
import { unzip } from './zip.ts'
import { zipPacked } from './zip-writing.ts'

interface Work {
  readonly parts: Map<string, Buffer>
  readonly removed: Set<string>
}

const NOBODY = '作者'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const FORMATS = 'http://schemas.openxmlformats.org'
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['docProps/core.xml', `<cp:coreProperties xmlns:cp="${FORMATS}/package/2006/metadata/core-properties"/>`],
  ['docProps/app.xml', `<Properties xmlns="${FORMATS}/officeDocument/2006/extended-properties"/>`],
  ['docProps/custom.xml', `<Properties xmlns="${FORMATS}/officeDocument/2006/custom-properties"/>`],
])
const PROPERTIES_WORDS = '文档属性（作者、单位、最后修改人、时间等）'
/** Parts that say something of their makers and nothing to their readers. */
const REMOVED_PARTS: readonly (readonly [path: RegExp, words: string])[] = [
  [/^docProps\/thumbnail\./i, '预览图'],
  [/\/printerSettings\/|\/printerSettings\d*\.bin$/i, '打印机设置'],
  [/^word\/people\.xml$/, '审阅人名单'],
  [/^xl\/(?:revisions\/|userNames)/, '共享工作簿的修订记录'],
]

interface Edit {
  readonly part: RegExp
  readonly words: string
  readonly change: (xml: string) => string
}

/** Changes tags only, never the words between them. */
function inTags(pattern: RegExp, replacement: string): (xml: string) => string {
  return (xml) => xml.replaceAll(/<[^<>]*>/g, (tag) => tag.replaceAll(pattern, replacement))
}

const AUTHORS = '批注和修订的作者姓名'
const EDITS: readonly Edit[] = [
  {
    part: /^word\/.*\.xml$/,
    words: '编辑标识（rsid）',
    change: inTags(/\s(?:w|w14|wp14|w16\w*):rsid\w*="[^"]*"/g, ''),
  },
  {
    part: /^word\/settings\.xml$/,
    words: '编辑标识（rsid）',
    change: (xml) => xml.replaceAll(/<w:rsids>[\s\S]*?<\/w:rsids>|<w15:docId\b[^>]*\/>|<w14:docId\b[^>]*\/>/g, ''),
  },
  {
    part: /^word\/settings\.xml$/,
    words: '模板的位置',
    change: (xml) => xml.replaceAll(/<w:attachedTemplate\b[^>]*\/>/g, ''),
  },
  {
    part: /^word\/_rels\/settings\.xml\.rels$/,
    words: '模板的位置',
    change: (xml) => xml.replaceAll(/<Relationship\b[^>]*\/attachedTemplate"[^>]*\/>/g, ''),
  },
  {
    part: /^word\/.*\.xml$/,
    words: AUTHORS,
    change: (xml) => inTags(/\sw:initials="[^"]*"/g, '')(inTags(/(\sw:author=)"[^"]*"/g, `$1"${NOBODY}"`)(xml)),
  },
  {
    part: /^xl\/comments\d*\.xml$|^xl\/comments\//,
    words: AUTHORS,
    change: (xml) => xml.replaceAll(/<author>[^<]*<\/author>/g, `<author>${NOBODY}</author>`),
  },
  {
    part: /^xl\/persons\/|^ppt\/(?:commentAuthors|authors)\.xml$/,
    words: AUTHORS,
    change: inTags(/(\s(?:displayName|userId|name|initials)=)"[^"]*"/g, `$1"${NOBODY}"`),
  },
  {
    part: /^xl\/workbook\.xml$/,
    words: '文件的位置',
    change: (xml) =>
      xml.replaceAll(
        /<mc:AlternateContent\b[^>]*>(?:(?!<\/mc:AlternateContent>)[\s\S])*<x15ac:absPath\b[\s\S]*?<\/mc:AlternateContent>/g,
        '',
      ),
  },
  { part: /^xl\/workbook\.xml$/, words: '使用者姓名', change: inTags(/\suserName="[^"]*"/g, '') },
  { part: /^xl\/pivotCache\/.*\.xml$/, words: '使用者姓名', change: inTags(/\srefreshedBy="[^"]*"/g, '') },
]

function isUtf8(bytes: Buffer): boolean {
  return bytes[0] === 0x3c || (bytes[0] === 0xef && bytes[1] === 0xbb)
}

function isWellFormed(bytes: Buffer): boolean {
  try {
    readXml(bytes, {})
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function editPart(path: string, { parts, removed }: Work): void {
  const before = parts.get(path)
  if (!before || !isUtf8(before)) return
  let xml = before.toString('utf8')
  const said: string[] = []
  for (const { words, change } of EDITS.filter(({ part }) => part.test(path))) {
    const changed = change(xml)
    if (changed !== xml) said.push(words)
    xml = changed
  }
  const after = Buffer.from(xml)
  if (said.length === 0 || !isWellFormed(after)) return
  parts.set(path, after)
  for (const words of said) removed.add(words)
}

function stripProperties({ parts, removed }: Work): void {
  for (const [path, empty] of PROPERTIES) {
    const before = parts.get(path)
    if (!before) continue
    if (saysSomething(before)) removed.add(PROPERTIES_WORDS)
    parts.set(path, Buffer.from(XML + empty))
  }
}

function saysSomething(properties: Buffer): boolean {
  const findings = new Findings()
  try {
    inspectProperties(properties, findings)
  } catch (error) {
    if (error instanceof AppError) return true
    throw error
  }
  return findings.result().passages.length > 0
}

/** The part that a relation in this file names. */
function resolved(relationsPath: string, target: string): string {
  const owner = posix.join(posix.dirname(relationsPath), '..')
  return target.startsWith('/') ? target.slice(1) : posix.join(owner, target)
}

/** The id that a relation gives is also named where the part is used; only `pageSetup` may lose it and stay valid. */
function forgetRelations(gone: ReadonlySet<string>, parts: Map<string, Buffer>): void {
  for (const [path, bytes] of [...parts].filter(([name]) => name.endsWith('.rels'))) {
    const ids: string[] = []
    const xml = bytes.toString('utf8').replaceAll(/<Relationship\b[^>]*\/>/g, (relation) => {
      const target = /\bTarget="([^"]*)"/.exec(relation)?.[1] ?? ''
      if (!gone.has(resolved(path, target))) return relation
      ids.push(/\bId="([^"]*)"/.exec(relation)?.[1] ?? '')
      return ''
    })
    if (ids.length === 0) continue
    parts.set(path, Buffer.from(xml))
    forgetUses(posix.join(posix.dirname(path), '..', posix.basename(path, '.rels')), ids, parts)
  }
}

function forgetUses(owner: string, ids: readonly string[], parts: Map<string, Buffer>): void {
  const bytes = parts.get(owner)
  if (!bytes) return
  const xml = bytes
    .toString('utf8')
    .replaceAll(/<pageSetup\b[^>]*>/g, (tag) =>
      tag.replace(/\s[\w]+:id="([^"]*)"/, (whole, id: string) => (ids.includes(id) ? '' : whole)),
    )
  parts.set(owner, Buffer.from(xml))
}

function removeParts({ parts, removed }: Work): void {
  const gone = new Set<string>()
  for (const path of [...parts.keys()]) {
    const words = REMOVED_PARTS.find(([pattern]) => pattern.test(path))?.[1]
    if (words === undefined) continue
    parts.delete(path)
    gone.add(path)
    removed.add(words)
  }
  if (gone.size === 0) return
  forgetRelations(gone, parts)
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? ''
  const kept = types.replaceAll(/<Override\b[^>]*\bPartName="\/([^"]*)"[^>]*\/>/g, (whole, path: string) =>
    gone.has(path) ? '' : whole,
  )
  parts.set('[Content_Types].xml', Buffer.from(kept))
}

function stripPictures({ parts, removed }: Work): void {
  for (const [path, bytes] of parts) {
    if (!/\/media\//.test(path)) continue
    const stripped = stripPicture(bytes)
    if (stripped !== bytes) removed.add('图片信息（拍摄地点、设备、作者等）')
    parts.set(path, stripped)
  }
}

const DEEPEST = 3

async function stripInner({ parts, removed }: Work, depth: number): Promise<void> {
  for (const [path, bytes] of parts) {
    if (depth >= DEEPEST || !/\/embeddings\/.*\.(?:docx|xlsx|pptx)$/i.test(path)) continue
    const inner = await stripOffice(bytes, depth + 1)
    parts.set(path, inner.bytes)
    for (const words of inner.removed) removed.add(words)
  }
}

/** True when somebody signed the file: every change would break that. */
export function isSignedOffice(parts: ReadonlyMap<string, Buffer>): boolean {
  return [...parts.keys()].some((path) => path.startsWith('_xmlsignatures/'))
}

/**
 * A .docx, .xlsx or .pptx without properties, names of authors and reviewers, preview, printers and paths; its pictures and the
 * office files inside it likewise. Comments and tracked changes stay, by nobody. Throws the codes of `unzip`.
 */
export async function stripOffice(
  bytes: Buffer,
  depth = 0,
): Promise<{ bytes: Buffer; removed: readonly string[]; isSigned: boolean }> {
  const work: Work = { parts: new Map(await unzip(bytes)), removed: new Set() }
  if (isSignedOffice(work.parts)) return { bytes, removed: [], isSigned: true }
  stripProperties(work)
  removeParts(work)
  for (const path of work.parts.keys()) editPart(path, work)
  stripPictures(work)
  await stripInner(work, depth)
  return { bytes: zipPacked(work.parts), removed: [...work.removed], isSigned: false }
}
