import type { Align, Block, Cell, Figure, List, Paragraph, Run, Table } from './article-model.ts'

/** Text made safe for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function style(align: Align | undefined): string {
  return align === undefined ? '' : ` style="text-align:${align}"`
}

function anchor(href: string): string {
  const rel = /^https?:/i.test(href) ? ' rel="noopener"' : ''
  return `a href="${escapeHtml(href)}"${rel}`
}

/** The tags around a run, from the outside in. */
function tagsOf(run: Exclude<Run, { kind: 'break' }>): string[] {
  const { href, marks } = run.format
  return [...(href === undefined ? [] : [anchor(href)]), ...marks]
}

function close(tags: readonly string[]): string {
  return tags
    .toReversed()
    .map((tag) => `</${tag.split(' ')[0] ?? tag}>`)
    .join('')
}

function content(run: Exclude<Run, { kind: 'break' }>): string {
  if (run.kind === 'text') return escapeText(run.text)
  return `<img src="${escapeHtml(run.src)}" alt="${escapeHtml(run.alt)}" />`
}

function inline(runs: readonly Run[]): string {
  const parts: string[] = []
  let open: readonly string[] = []
  for (const run of runs) {
    if (run.kind === 'break') {
      parts.push('<br />')
      continue
    }
    const wanted = tagsOf(run)
    const differs = wanted.findIndex((tag, at) => tag !== open[at])
    const shared = differs === -1 ? wanted.length : differs
    parts.push(close(open.slice(shared)), ...wanted.slice(shared).map((tag) => `<${tag}>`), content(run))
    open = wanted
  }
  return parts.join('') + close(open)
}

function paragraphHtml({ level, align, runs }: Paragraph): string {
  const tag = level === 0 ? 'p' : `h${level}`
  return `<${tag}${style(align)}>${inline(runs)}</${tag}>`
}

/** A cell or entry with one plain paragraph shows its words without a <p>, as people write them by hand. */
function innerHtml(blocks: readonly Block[], mayFollow: (block: Block) => boolean): string {
  const [first, ...others] = blocks
  const isPlain = first?.kind === 'paragraph' && first.align === undefined && others.every(mayFollow)
  return isPlain ? inline(first.runs) + blocksToHtml(others) : blocksToHtml(blocks)
}

function listHtml({ isOrdered, start, items }: List): string {
  const tag = isOrdered ? 'ol' : 'ul'
  const from = isOrdered && start !== 1 ? ` start="${start}"` : ''
  const entries = items.map((blocks) => `<li>${innerHtml(blocks, ({ kind }) => kind === 'list')}</li>`)
  return `<${tag}${from}>${entries.join('')}</${tag}>`
}

function cellHtml({ isHeader, scope, colspan, rowspan, align, blocks }: Cell): string {
  const tag = isHeader ? 'th' : 'td'
  const attributes = [
    isHeader ? ` scope="${scope}"` : '',
    colspan > 1 ? ` colspan="${colspan}"` : '',
    rowspan > 1 ? ` rowspan="${rowspan}"` : '',
    style(align),
  ]
  return `<${tag}${attributes.join('')}>${innerHtml(blocks, () => false)}</${tag}>`
}

function rowsHtml(section: 'thead' | 'tbody', rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return ''
  return `<${section}>${rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('')}</${section}>`
}

function tableHtml({ caption, head, body }: Table): string {
  const title = caption.length > 0 ? `<caption>${inline(caption)}</caption>` : ''
  return `<table>${title}${rowsHtml('thead', head)}${rowsHtml('tbody', body)}</table>`
}

function figureHtml({ pictures, caption }: Figure): string {
  const below = caption.length > 0 ? `<figcaption>${inline(caption)}</figcaption>` : ''
  return `<figure>${inline(pictures)}${below}</figure>`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block)
    case 'list':
      return listHtml(block)
    case 'table':
      return tableHtml(block)
    case 'figure':
      return figureHtml(block)
    case 'quote':
      return `<blockquote>${blocksToHtml(block.blocks)}</blockquote>`
    case 'rule':
      return '<hr />'
  }
}

/** The one way in which an article is written down; the same article always gives the same bytes. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('')
}
