const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : text
}

function withLinks(text: string): string {
  return escapeHtml(text).replaceAll(/\[([^\]]+)\]\(((?:\/|mailto:)[^)\s]*)\)/g, '<a href="$2">$1</a>')
}

function cells(line: string): string[] {
  return line
    .replace(/^\|:?|\|$/g, '')
    .split('|')
    .map((cell) => withLinks(cell.trim()))
}

/** A table of names and values: the first cell of each row is its head. */
function pairs(lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const [name = '', ...values] = cells(line)
    return `<tr><th scope="row">${name}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`
  })
  return `<table><tbody>${rows.join('')}</tbody></table>`
}

function table(lines: readonly string[]): string {
  if (lines[0]?.startsWith('|:')) return pairs(lines)
  const caption = lines[0]?.startsWith('|=') ? lines[0].slice(2).trim() : ''
  const [head = '', ...rows] = caption === '' ? lines : lines.slice(1)
  const header = cells(head).map((cell) => `<th scope="col">${cell}</th>`)
  const body = rows.map(
    (row) =>
      `<tr>${cells(row)
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr>`,
  )
  const title = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`
  return `<table>${title}<thead><tr>${header.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${withLinks(line.slice(2))}</li>`).join('')}</ul>`
}

function single([line = '']: readonly string[]): string {
  if (line.startsWith('### ')) return `<h3>${withLinks(line.slice(4))}</h3>`
  if (line.startsWith('## ')) return `<h2>${withLinks(line.slice(3))}</h2>`
  if (line.startsWith('>> ')) return `<p style="text-align:right">${withLinks(line.slice(3))}</p>`
  if (line.startsWith('~ ')) return `<p><em>${withLinks(line.slice(2))}</em></p>`
  return `<p>${withLinks(line)}</p>`
}

const RENDERERS = { table, list, single }

function kindOf(line: string): keyof typeof RENDERERS {
  if (line.startsWith('|')) return 'table'
  return line.startsWith('- ') ? 'list' : 'single'
}

/** The lines that are one block: neighbouring lines of one table or list, or a single line. */
function blockAt(lines: readonly string[], start: number): readonly string[] {
  const kind = kindOf(lines[start] ?? '')
  if (kind === 'single') return lines.slice(start, start + 1)
  const length = lines.slice(start).findIndex((line) => kindOf(line) !== kind)
  return lines.slice(start, length === -1 ? undefined : start + length)
}

/**
 * The small markup that the texts of the sample are written in, as HTML of the allow-list. A line is a block: `## ` and
 * `### ` headings, `- ` lists, `| a | b |` tables with a head row (`|= title` before it), `|: name | value |` tables of pairs,
 * `>> ` set right, `~ ` in italics,
 * `[word](/path)` a link, everything else a paragraph.
 */
export function toHtml(text: string): string {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const blocks: string[] = []
  for (let at = 0; at < lines.length; ) {
    const group = blockAt(lines, at)
    blocks.push(RENDERERS[kindOf(group[0] ?? '')](group))
    at += group.length
  }
  return blocks.join('')
}
