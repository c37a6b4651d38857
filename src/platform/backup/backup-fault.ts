/** A backup or restore that cannot go on, in words for the operator. */
export class BackupFault extends Error {}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出磁盘配额',
  EFBIG: '文件超出允许的大小',
  EACCES: '没有写入权限',
  EROFS: '文件系统是只读的',
  EIO: '磁盘读写出错',
}

/** The fault in words where it is one of the disk; `kept` says what has not been touched. */
export function inWords(error: unknown, what: string, kept: string): Error {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (error instanceof BackupFault) return error
  const known = WORDS[code]
  return new BackupFault(`${what}没有完成：${known ?? message}。${kept}`, { cause: error })
}
