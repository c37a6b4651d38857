import { type Booklet, type BookletChapter, type BookletEntry, entriesOf } from './booklet.ts'

const STYLE = `body{margin:0 auto;max-width:50em;padding:1.5em;font:16px/1.7 "PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:#1d2a2c}
h1,h2{font-family:"Noto Serif SC","Songti SC",SimSun,serif}h2{margin-top:3em;border-bottom:3px solid #0b5d66}h4{margin-bottom:.3em}
a{color:#0b5d66}ul{list-style:none;padding-left:1em}nav>ul{padding:0}table{width:100%;border-collapse:collapse;margin-bottom:1.5em}
th,td{border-bottom:1px solid #d5dddd;padding:.35em .6em;text-align:left;vertical-align:top;white-space:pre-line}
th{width:7em;font-weight:400;color:#45585b;background:#f3f6f6}.index span{display:inline-block;margin-right:1.2em}
@media print{h2{break-before:page}table{break-inside:avoid}nav a{color:inherit;text-decoration:none}}`

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function entryHtml({ number, title, rows }: BookletEntry): string {
  const cells = rows.map(([label, text]) => `<tr><th scope="row">${safe(label)}</th><td>${safe(text)}</td></tr>`)
  return `<h4 id="${safe(number)}">${safe(title)}</h4><table><tbody>${cells.join('')}</tbody></table>`
}

function chapterHtml({ title, note, parts }: BookletChapter, at: number): string {
  const body = parts.map((part) => `<h3>${safe(part.title)}</h3>${part.entries.map(entryHtml).join('\n')}`)
  return `<section><h2 id="c${String(at)}">${safe(title)}</h2><p>${safe(note)}</p>${body.join('\n')}</section>`
}

function linkTo({ number, title }: BookletEntry): string {
  return `<a href="#${safe(number)}">${safe(title)}</a>`
}

function contents({ chapters }: Booklet): string {
  const items = chapters.map(({ title, parts }, at) => {
    const entries = parts.flatMap((part) => part.entries.map((entry) => `<li>${linkTo(entry)}</li>`))
    return `<li><a href="#c${String(at)}"><b>${safe(title)}</b></a><ul>${entries.join('')}</ul></li>`
  })
  return `<nav aria-label="目录"><h2>目录</h2><ul>${items.join('')}</ul></nav>`
}

function index(booklet: Booklet): string {
  const byNumber = new Map(entriesOf(booklet).map(({ entry }) => [entry.number, entry]))
  const letters = booklet.index.map(({ letter, numbers }) => {
    const links = numbers
      .flatMap((number) => byNumber.get(number) ?? [])
      .map((entry) => `<span>${linkTo(entry)}</span>`)
    return `<h3>${safe(letter)}</h3><p class="index">${links.join('')}</p>`
  })
  return `<section><h2>音序索引</h2>${letters.join('')}</section>`
}

/** The booklet as one page that needs no other file, no network and no script. */
export function bookletHtml(booklet: Booklet): Buffer {
  const { title, issuer, lines, chapters } = booklet
  const head = lines.map((line) => `<p>${safe(line)}</p>`).join('')
  const body = `<h1>${safe(title)}</h1><p>${safe(issuer)}</p>${head}${contents(booklet)}${chapters.map(chapterHtml).join('\n')}${index(booklet)}`
  return Buffer.from(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`,
  )
}
