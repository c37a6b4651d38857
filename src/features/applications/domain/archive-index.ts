/** A file of the package, as index and manifest name it. */
export interface ArchivedFile {
  readonly path: string
  /** What it is, in Chinese, for people. */
  readonly title: string
  readonly size: number
  readonly sha256: string
  /** Never for the applicant or anybody outside: originals, proofs of identity, what staff gathered. */
  readonly isRestricted: boolean
}

/** What the index of a package tells of its case. */
export interface ArchiveFacts {
  readonly number: string
  readonly subject: string
  readonly madeAt: string
  readonly madeBy: string
  /** Names and values for the head of the index. */
  readonly rows: readonly (readonly [name: string, value: string])[]
  /** When what names persons was erased, as a sentence; null while it is there. */
  readonly erased: string | null
  readonly explanation: readonly string[]
  readonly events: readonly {
    readonly day: string
    readonly name: string
    readonly actor: string
    readonly reason: string
  }[]
  readonly messages: readonly { readonly at: string; readonly author: string; readonly text: string }[]
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${line(heads, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`
}

function list(lines: readonly string[], none: string): string {
  if (lines.length === 0) return `<p>${none}</p>`
  return `<ol>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ol>`
}

const STYLE =
  'body{font:16px/1.7 "Noto Serif SC",SimSun,serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}pre{white-space:pre-wrap}'

/** 归档包目录: one page that opens in any browser, without anything from elsewhere. */
export function indexPage(facts: ArchiveFacts, files: readonly ArchivedFile[]): string {
  const rows = files.map(({ path, title, size, sha256, isRestricted }) => [
    path,
    `${title}${isRestricted ? '【不得提供给申请人或者对外公开】' : ''}`,
    String(size),
    sha256,
  ])
  const messages = facts.messages.map(({ at, author, text }) => `${at} ${author}：${text}`)
  const events = facts.events.map(({ day, name, actor, reason }) => [day, name, actor, reason])
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(facts.number)} 归档包目录</title><style>${STYLE}</style></head><body>
<h1>信息公开申请归档包 ${escaped(facts.number)}</h1>
${facts.erased === null ? '' : `<p><strong>${escaped(facts.erased)}</strong></p>`}
${table(['项目', '内容'], [['申请的信息', facts.subject], ...facts.rows])}
<h2>期限的计算</h2>${list(facts.explanation, '没有起算期限。')}
<h2>办理过程</h2>${table(['日期', '事项', '经办', '理由'], events)}
<h2>留言和备注</h2>${list(messages, '没有留言和备注。')}
<h2>文件</h2>${table(['路径', '内容', '字节', 'SHA-256'], rows)}
<h2>核对方法</h2><p>解压后在文件夹内运行 <code>sha256sum -c SHA256SUMS.sha256</code> 和 <code>sha256sum -c SHA256SUMS</code>，各行都应显示“OK”或者“成功”。SHA256SUMS 自身的指纹同时记在系统的台账中。</p>
<p>${escaped(facts.madeAt)} 由${escaped(facts.madeBy)}导出。本归档包含有申请人的个人信息，请按规定保管。</p>
</body></html>
`
}
