import { AppError } from '../../kernel/app-error.ts'
import { inspectPackage } from './inspect-package.ts'
import { inspectPicture } from './inspect-picture.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { type FileInspection, Findings } from './inspection.ts'
import { sniff } from './sniff.ts'
import { decodeText } from './text-encoding.ts'
import { inspectOldWord } from './word-97.ts'
import { unzip } from './zip.ts'

interface Inspected {
  readonly bytes: Buffer
  readonly findings: Findings
}

type Inspector = (file: Inspected) => Promise<void> | void

const LONGEST_LINE = 10_000
// So far do neighbouring pieces of a long line overlap that no number and no address is cut in two.
const OVERLAP = 200

function piecesOf(line: string): string[] {
  if (line.length <= LONGEST_LINE) return [line]
  const count = Math.ceil(line.length / LONGEST_LINE)
  return Array.from({ length: count }, (_, at) => line.slice(at * LONGEST_LINE, (at + 1) * LONGEST_LINE + OVERLAP))
}

function inspectText({ bytes, findings }: Inspected): void {
  const text = decodeText(bytes)
  if (text === undefined) findings.addUnread('文字的编码无法识别。')
  ;(text ?? '').split(/\r\n|\r|\n/).forEach((line, at) => {
    for (const piece of piecesOf(line)) findings.add(`第 ${at + 1} 行`, piece)
  })
}

const inspectOffice: Inspector = async ({ bytes, findings }) => {
  await inspectPackage(await unzip(bytes), findings, inspectInner)
}

const inspectImage: Inspector = ({ bytes, findings }) => inspectPicture(bytes, { place: '图片', findings })

/** Old Excel and PowerPoint files keep numbers and words in forms of their own. */
const inspectOld: Inspector = ({ findings }) => {
  findings.addUnread('旧版 Office 格式（.xls、.ppt、.et、.dps）的内容无法检查，请另存为 .xlsx、.pptx 后上传。')
}

const INSPECTORS: Readonly<Record<string, Inspector>> = {
  docx: inspectOffice,
  xlsx: inspectOffice,
  pptx: inspectOffice,
  ofd: inspectOffice,
  pdf: ({ bytes, findings }) => inspectPdf(bytes, findings, inspectInner),
  doc: ({ bytes, findings }) => {
    inspectOldWord(bytes, findings)
  },
  xls: inspectOld,
  ppt: inspectOld,
  txt: inspectText,
  csv: inspectText,
  png: inspectImage,
  jpeg: inspectImage,
  gif: inspectImage,
  webp: inspectImage,
}

async function inspectInner({ name, bytes }: { name: string; bytes: Buffer }, findings: Findings): Promise<void> {
  try {
    const { kind } = await sniff(bytes, name)
    await INSPECTORS[kind]?.({ bytes, findings })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    findings.addUnread('无法检查。')
  }
}

/** Inspects a file right here. Callers outside this folder use `inspectFile`, which does it in a thread of its own. */
export async function inspect(bytes: Buffer, kind: string): Promise<FileInspection> {
  const findings = new Findings()
  const inspector = Object.hasOwn(INSPECTORS, kind) ? INSPECTORS[kind] : undefined
  if (inspector) await inspector({ bytes, findings })
  else findings.addUnread('这种格式的内容无法检查，请人工核对。')
  return findings.result()
}
