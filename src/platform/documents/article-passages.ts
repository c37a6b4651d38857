import type { Block, Cell, Run, Table } from './article-model.ts'
import { blocksToText } from './article-text.ts'
import { articleOf } from './sanitize.ts'

/** A piece of an article and where a reader finds it; `heading` is that of its column, `block` counts from 0 at the top level. */
export interface ArticlePassage {
  readonly place: string
  readonly text: string
  readonly heading: string
  readonly block: number
}

type Found = Omit<ArticlePassage, 'block'>

/** How many of each have come by, so that places can be counted as a reader counts them. */
interface Count {
  paragraphs: number
  tables: number
  pictures: number
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'break' ? '\n' : '')).join('')
}

function picturesOf(runs: readonly Run[], count: Count): Found[] {
  return runs.flatMap((run) => {
    if (run.kind !== 'picture') return []
    count.pictures += 1
    return [{ place: `正文第 ${String(count.pictures)} 张图片的替代文字`, text: run.alt, heading: '' }]
  })
}

function linksOf(runs: readonly Run[], place: string): Found[] {
  const addresses = runs.flatMap((run) =>
    run.kind === 'text' && run.format.href !== undefined ? [run.format.href] : [],
  )
  return [...new Set(addresses)].map((text) => ({ place: `${place}的链接地址`, text, heading: '' }))
}

function paragraph(runs: readonly Run[], count: Count): Found[] {
  const text = wordsOf(runs)
  count.paragraphs += text.trim() === '' ? 0 : 1
  const place = `正文第 ${String(count.paragraphs)} 段`
  return [{ place, text, heading: '' }, ...linksOf(runs, place), ...picturesOf(runs, count)]
}

function runsWithin(blocks: readonly Block[]): Run[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [...block.runs]
    return block.kind === 'list' ? block.items.flatMap(runsWithin) : []
  })
}

/** The headings of a table by column; a cell over several columns heads them all. */
function headingsOf({ head, body }: Table): string[] {
  const row = head.at(-1) ?? body[0] ?? []
  return row.flatMap((cell) => Array.from({ length: cell.colspan }, () => blocksToText(cell.blocks)))
}

function cellPassages(cell: Cell, { place, heading }: { place: string; heading: string }, count: Count): Found[] {
  const runs = runsWithin(cell.blocks)
  return [{ place, text: blocksToText(cell.blocks), heading }, ...linksOf(runs, place), ...picturesOf(runs, count)]
}

/** The label of a form stands in the cell before its field; long words and numbers there are no label. */
function labelBefore(cells: readonly Cell[], at: number): string {
  const text = blocksToText(cells[at - 1]?.blocks ?? []).trim()
  return text.length <= 12 && !/\d/.test(text) ? text : ''
}

/** A form with a box for each digit, read as one number. */
function boxed(cells: readonly Cell[], place: string): Found[] {
  const boxes = cells.map(({ blocks }) => blocksToText(blocks).trim())
  const isSpelled = boxes.filter((text) => /^[\dXx]$/u.test(text.normalize('NFKC'))).length >= 11
  return isSpelled ? [{ place, text: boxes.join(' '), heading: '' }] : []
}

function rowPassages(cells: readonly Cell[], where: { place: string; headings: string[] }, count: Count): Found[] {
  let column = 0
  const found = cells.flatMap((cell, at) => {
    const above = where.headings[column] ?? ''
    const label = labelBefore(cells, at)
    column += cell.colspan
    const shown = above === '' ? label : above
    const place = `${where.place}第 ${String(at + 1)} 格${shown === '' ? '' : `（${shown}）`}`
    return cellPassages(cell, { place, heading: `${label} ${above}`.trim() }, count)
  })
  return [...found, ...boxed(cells, where.place)]
}

function tablePassages(table: Table, count: Count): Found[] {
  count.tables += 1
  const name = `正文第 ${String(count.tables)} 个表格`
  const headings = headingsOf(table)
  const rows = [...table.head, ...table.body]
  return [
    { place: `${name}的标题`, text: wordsOf(table.caption), heading: '' },
    ...rows.flatMap((cells, at) => {
      const isHeading = cells === (table.head.at(-1) ?? table.body[0])
      return rowPassages(cells, { place: `${name}第 ${String(at + 1)} 行`, headings: isHeading ? [] : headings }, count)
    }),
  ]
}

function passagesOf(block: Block, count: Count): Found[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.runs, count)
    case 'list':
      return block.items.flatMap((blocks) => blocks.flatMap((inner) => passagesOf(inner, count)))
    case 'table':
      return tablePassages(block, count)
    case 'figure':
      return [...picturesOf(block.pictures, count), ...paragraph(block.caption, count)]
    case 'quote':
      return block.blocks.flatMap((inner) => passagesOf(inner, count))
    case 'rule':
      return []
  }
}

/** Everything that an article says, piece by piece with its place: paragraphs, cells with their headings, links, words for pictures. */
export function articlePassages(html: string): ArticlePassage[] {
  const count: Count = { paragraphs: 0, tables: 0, pictures: 0 }
  return articleOf(html).flatMap((block, at) =>
    passagesOf(block, count)
      .filter(({ text }) => text.trim() !== '')
      .map((passage) => ({ ...passage, block: at })),
  )
}
