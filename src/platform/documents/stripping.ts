import { parsePdf } from './pdf-reading.ts'
import { stripOffice } from './strip-office.ts'
import { stripPdf } from './strip-pdf.ts'
import { stripPicture } from './strip-picture.ts'

/** A file without what it told about its makers. */
export interface Stripped<Bytes extends Uint8Array> {
  readonly bytes: Bytes
  /** In Chinese what was taken out; nothing when the file told nothing. */
  readonly removed: readonly string[]
  /** In Chinese what had to stay, and why: a signature would break. */
  readonly kept: readonly string[]
}

type Stripper = (bytes: Buffer) => Promise<Stripped<Buffer>>

const office: Stripper = async (bytes) => {
  const { bytes: stripped, removed, isSigned } = await stripOffice(bytes)
  return { bytes: stripped, removed, kept: isSigned ? ['文件带有电子签名，为免签名失效，没有清除文档属性。'] : [] }
}

async function readsTheSame(before: Buffer, after: Buffer): Promise<boolean> {
  const [one, other] = [await parsePdf(before), await parsePdf(after)]
  return one.text === other.text && one.pageCount === other.pageCount
}

/** A PDF that would read differently afterwards is left as it was: a reader's page is worth more than a clean property. */
const pdf: Stripper = async (bytes) => {
  const { bytes: stripped, removed, refusal } = await stripPdf(bytes)
  if (refusal !== undefined) return { bytes, removed: [], kept: [refusal] }
  if (await readsTheSame(bytes, stripped)) return { bytes: stripped, removed, kept: [] }
  return { bytes, removed: [], kept: ['文件的结构不规范，没有清除文档属性。'] }
}

const picture: Stripper = (bytes) => {
  const stripped = stripPicture(bytes)
  const removed = stripped === bytes ? [] : ['图片信息（拍摄地点、设备、作者等）']
  return Promise.resolve({ bytes: stripped, removed, kept: [] })
}

const OLD = ['旧版 Office 格式的文档属性没有清除，请另存为 .docx、.xlsx、.pptx 后上传。']
const old: Stripper = (bytes) => Promise.resolve({ bytes, removed: [], kept: OLD })

const OFD = ['OFD 文件的文档属性没有清除，请在制作时去掉。']
const ofd: Stripper = (bytes) => Promise.resolve({ bytes, removed: [], kept: OFD })

const STRIPPERS: Readonly<Record<string, Stripper>> = {
  docx: office,
  xlsx: office,
  pptx: office,
  pdf,
  doc: old,
  xls: old,
  ppt: old,
  ofd,
  png: picture,
  jpeg: picture,
}

/** Strips a file right here. Callers outside this folder use `stripMetadata`, which does it in a thread of its own. */
export async function strip(bytes: Buffer, kind: string): Promise<Stripped<Buffer>> {
  const stripper = Object.hasOwn(STRIPPERS, kind) ? STRIPPERS[kind] : undefined
  return stripper ? stripper(bytes) : { bytes, removed: [], kept: [] }
}
