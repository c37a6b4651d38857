const HEAD_END = /\r?\n\r?\n/
// A part's own header with the name of its file; old programs write it in GBK without saying so.
const PART_HEADERS = /^content-(?:type|disposition):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim
const TYPE_HEADER = /^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

// latin1 stands for the bytes themselves, so that a pattern can look at them.
function inUtf8(header: string): string {
  const bytes = Buffer.from(header, 'latin1')
  if (isUtf8(bytes)) return header
  return Buffer.from(new TextDecoder('gb18030').decode(bytes), 'utf8').toString('latin1')
}

/** The head says which letters the text is in, where it does not and they are not UTF-8. */
function withCharset(head: string, body: string): string {
  const type = TYPE_HEADER.exec(head)?.[0]
  if (type !== undefined && (/charset/i.test(type) || !/:\s*text\//i.test(type))) return head
  if (isUtf8(Buffer.from(body, 'latin1'))) return head
  if (type === undefined) return `${head}\r\nContent-Type: text/plain; charset=gb18030`
  return head.replace(TYPE_HEADER, `${type}; charset=gb18030`)
}

/**
 * The letter with what Chinese mail programs leave unsaid: raw headers in GBK become UTF-8, and a text without a charset that is
 * no UTF-8 is GB18030, of which GBK and GB2312 are parts.
 */
export function completed(raw: Buffer): Buffer {
  const text = raw.toString('latin1')
  const end = HEAD_END.exec(text)
  const at = end === null ? text.length : end.index
  const body = text.slice(at)
  const head = withCharset(inUtf8(text.slice(0, at)), body)
  return Buffer.from(head + body.replaceAll(PART_HEADERS, inUtf8), 'latin1')
}
