import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

/** What became of a PDF; `refusal` says in Chinese why it was left as it was. */
export interface StrippedPdf {
  readonly bytes: Buffer
  readonly removed: readonly string[]
  readonly refusal: string | undefined
}

const PROPERTIES = '文档属性（作者、制作程序、时间等）'
const TOLD: readonly (readonly [key: string, words: string])[] = [
  ['Metadata', PROPERTIES],
  ['PieceInfo', PROPERTIES],
  ['LastModified', PROPERTIES],
  ['Thumb', '预览图'],
  ['JS', '脚本'],
  ['AA', '脚本'],
]
const PROGRAMS = new Set(['/JavaScript', '/Launch', '/ImportData'])
const NOTES_BY_NOBODY = new Set(['/Widget', '/Link', '/Popup'])
const DEEPEST = 200

function nameIn(dict: PDFDict, key: string): string {
  return dict.get(PDFName.of(key))?.toString() ?? ''
}

function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict
  return object instanceof PDFDict ? object : undefined
}

function childrenOf(object: PDFObject): PDFObject[] {
  if (object instanceof PDFArray) return object.asArray()
  return dictOf(object)?.values() ?? []
}

function cleanDict(dict: PDFDict, removed: Set<string>): void {
  for (const [key, words] of TOLD) {
    if (dict.delete(PDFName.of(key))) removed.add(words)
  }
  if (PROGRAMS.has(nameIn(dict, 'S'))) {
    for (const key of dict.keys()) dict.delete(key)
    removed.add('脚本')
  }
  const isNote = nameIn(dict, 'Rect') !== '' && !NOTES_BY_NOBODY.has(nameIn(dict, 'Subtype'))
  if (isNote && dict.delete(PDFName.of('T'))) removed.add('批注的作者姓名')
}

/** Cleans an object with what lies directly in it; what it refers to has its own turn. */
function clean(object: PDFObject, removed: Set<string>, depth = 0): void {
  const dict = dictOf(object)
  if (dict) cleanDict(dict, removed)
  if (depth < DEEPEST) for (const child of childrenOf(object)) clean(child, removed, depth + 1)
}

/** What the page tree and the other roots lead to; older states of the file and forgotten objects are not among it. */
function reachable(context: PDFContext): ReadonlySet<PDFRef> {
  const { Root, Info, Encrypt } = context.trailerInfo
  const found = new Set<PDFRef>()
  const open: PDFObject[] = [Root, Info, Encrypt].filter((object) => object !== undefined)
  for (let object = open.pop(); object; object = open.pop()) {
    if (!(object instanceof PDFRef)) open.push(...childrenOf(object))
    else if (!found.has(object)) {
      found.add(object)
      const target = context.lookup(object)
      if (target) open.push(target)
    }
  }
  return found
}

/** Readers show a title in place of the file's name, and screen readers say it: that one property stays. */
function stripInfo(context: PDFContext, removed: Set<string>): void {
  const info = context.trailerInfo.Info ? context.lookup(context.trailerInfo.Info) : undefined
  if (!(info instanceof PDFDict)) return
  for (const key of info.keys()) {
    if (key !== PDFName.of('Title') && info.delete(key)) removed.add(PROPERTIES)
  }
}

function stripScripts(document: PDFDocument, removed: Set<string>): void {
  const names = document.catalog.lookup(PDFName.of('Names'))
  if (names instanceof PDFDict && names.delete(PDFName.of('JavaScript'))) removed.add('脚本')
}

function isSigned(context: PDFContext): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => {
    const dict = dictOf(object)
    return (
      dict !== undefined &&
      (nameIn(dict, 'ByteRange') !== '' || ['/Sig', '/DocTimeStamp'].includes(nameIn(dict, 'Type')))
    )
  })
}

/** What a program wrote and later left behind; the streams that a file is packed in are no content. */
function forgottenObjects(context: PDFContext): [PDFRef, PDFObject][] {
  const kept = reachable(context)
  return context.enumerateIndirectObjects().filter(([ref]) => !kept.has(ref))
}

function isContent([, object]: readonly [PDFRef, PDFObject]): boolean {
  const dict = dictOf(object)
  return dict !== undefined && !['/ObjStm', '/XRef'].includes(nameIn(dict, 'Type'))
}

async function load(bytes: Buffer): Promise<PDFDocument | string> {
  const isEncrypted = bytes.includes('/Encrypt')
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    return document.isEncrypted ? '文件设有权限密码，没有清除文档属性。' : document
  } catch {
    return isEncrypted ? '文件设有权限密码，没有清除文档属性。' : '文件的结构不规范，没有清除文档属性。'
  }
}

/**
 * A PDF without its properties, previews, scripts, and the earlier states that it still carries. A signed one stays untouched,
 * for every change would break the signature; so does one under a password for changes, or of an irregular structure.
 */
export async function stripPdf(bytes: Buffer): Promise<StrippedPdf> {
  const document = await load(bytes)
  if (typeof document === 'string') return { bytes, removed: [], refusal: document }
  const { context } = document
  if (isSigned(context)) {
    return { bytes, removed: [], refusal: '文件带有电子签名，为免签名失效，没有清除文档属性。' }
  }
  const removed = new Set<string>()
  if (forgottenObjects(context).some(isContent)) removed.add('已不显示的旧内容')
  stripScripts(document, removed)
  stripInfo(context, removed)
  for (const [, object] of context.enumerateIndirectObjects()) clean(object, removed)
  for (const [ref] of forgottenObjects(context)) context.delete(ref)
  const saved = await document.save({ updateFieldAppearances: false, addDefaultPage: false })
  return {
    bytes: Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength),
    removed: [...removed],
    refusal: undefined,
  }
}
