import { AppError } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readPdfText } from '../../platform/documents/pdf.ts'
import { checkAnswer, type CheckedFile, tidyName } from '../../platform/documents/take-file.ts'
import { sha256 } from '../../platform/ids.ts'
import { insertPaper, openPaper } from '../casework/index.ts'
import { seeOrder } from './on-order.ts'
import { LARGEST_FILE_MB, MOST_FILES } from './orders.contract.ts'

/** A file that a unit sends in with its report or objection. */
export interface Attached {
  readonly name: string
  readonly bytes: Buffer
}

const WHY: Partial<Readonly<Record<ErrorCode, string>>> = {
  'upload.too-large': `超过 ${String(LARGEST_FILE_MB)} MB，请压缩或者分成几个文件`,
  'upload.too-many': `一次最多附 ${String(MOST_FILES)} 个文件`,
  'upload.type-refused': '不接受这种类型，可以附 Word、Excel、PDF、图片和文本文件',
  'upload.name-mismatch': '内容与扩展名不一致，请用原来的程序另存',
  'upload.empty': '是空的',
  'upload.broken': '已损坏或者无法读取，请用原来的程序打开并另存',
  'upload.zip-bomb': '解压后过大或者结构异常',
  'upload.active-content': '含有宏或者其他可执行内容，请另存为不含宏的格式',
  'upload.encrypted': '设有密码，无法检查，请去掉密码',
}

/** Why a file cannot be attached, in a line of its own; undefined for what is no fault of a file. */
export function fileFault(error: unknown, name: unknown): string | undefined {
  const why = error instanceof AppError ? WHY[error.code] : undefined
  if (why === undefined) return undefined
  return typeof name === 'string' ? `${tidyName(name)}：${why}` : `${why}。`
}

async function checked(file: Attached): Promise<CheckedFile | string> {
  try {
    if (file.bytes.byteLength === 0) throw new AppError('upload.empty')
    const taken = await checkAnswer(file)
    // A PDF that is locked or cut off would come to light only when somebody wants to read it.
    if (taken.mediaType === 'application/pdf') await readPdfText(taken.bytes)
    return taken
  } catch (error) {
    const fault = fileFault(error, file.name)
    if (fault === undefined) throw error
    return fault
  }
}

/** The files, each looked into and without what a word processor or a camera wrote beside it. Throws `order.file-refused`, which names all that cannot be taken. */
export async function checkFiles(files: readonly Attached[]): Promise<CheckedFile[]> {
  const taken: CheckedFile[] = []
  const faults: string[] = []
  // One after the other: each is unpacked to be looked into.
  for (const file of files) {
    const result = await checked(file)
    if (typeof result === 'string') faults.push(result)
    else taken.push(result)
  }
  if (faults.length > 0) throw new AppError('order.file-refused', { faults })
  return taken
}

/**
 * Keeps files with an order, sealed as papers of its case. Answers their ids, and for the ledger the hash and size of each: a name
 * may say whom it is about, and stays sealed.
 */
export async function keepFiles(
  tx: Tx,
  { ctx, key }: { ctx: Context; key: Buffer },
  { caseId, files }: { caseId: string; files: readonly CheckedFile[] },
) {
  const kept: { paperId: string; sha256: string; size: number }[] = []
  for (const file of files) {
    const paper = { caseId, role: 'evidence', audience: 'units', ...file } as const
    const paperId = await insertPaper(tx, { key, files: ctx.files }, paper)
    kept.push({ paperId, sha256: sha256(file.bytes), size: file.bytes.byteLength })
  }
  return { paperIds: kept.map(({ paperId }) => paperId), ...(kept.length > 0 ? { data: { files: kept } } : {}) }
}

/** A file of an order, for whoever sees the order. Throws `case.not-found`, `case.paper-not-found`. */
export async function readFile(ctx: Context, key: Buffer, { id, paperId }: { id: string; paperId: string }) {
  await seeOrder(ctx, id)
  return openPaper(ctx.db, { key, files: ctx.files }, { caseId: id, paperId })
}
