import type { ErrorCode } from '../../kernel/error-codes.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'

/** Waits for the inspection, passed it, or did not. */
export type MailFileState = 'quarantined' | 'released' | 'refused'

/** What is known of a file that came by mail, without its name. */
export interface KnownFile {
  readonly position: number
  readonly size: number
  readonly state: string
  readonly refusedFor: string
  readonly unread: readonly string[]
}

/** A file that came by mail, with what the inspection says of it in words. */
export interface MailFile {
  readonly position: number
  readonly name: string
  readonly size: number
  readonly state: MailFileState
  readonly note: string
}

const REFUSALS: Readonly<Record<string, string>> = {
  'upload.active-content': '含有宏或可执行内容，不能打开',
  'upload.type-refused': '不是可以接收的文件类型，不能打开',
  'upload.name-mismatch': '内容与扩展名不一致，不能打开',
  'upload.encrypted': '设有密码，无法检查，不能打开',
  'upload.empty': '文件是空的',
  'upload.zip-bomb': '解压后过大或结构异常，不能打开',
}

function refusalWords(code: string): string {
  return REFUSALS[code] ?? (code in ERROR_TABLE ? ERROR_TABLE[code as ErrorCode][1] : '文件已损坏或无法读取')
}

function noteOn({ state, refusedFor, unread }: KnownFile): string {
  if (state === 'refused') return refusalWords(refusedFor)
  return state === 'quarantined' ? '还没有检查完，请稍候刷新' : unread.join('；')
}

/** A file of a letter as its contract has it. */
export function fileView(file: KnownFile, names: readonly string[]): MailFile {
  const { position, size } = file
  return { position, size, name: names[position] ?? '', state: file.state as MailFileState, note: noteOn(file) }
}
