import { isStoredPicture, safeHref } from './article-links.ts'
import { type Block, type Format, type Paragraph, PLAIN, type Place, type Run } from './article-model.ts'
import { tidyRuns, withoutNeedlessBold } from './article-runs.ts'
import { alignOf, isHidden, marksWithin } from './article-styles.ts'
import { buildTable } from './article-tables.ts'
import type { MarkupElement, MarkupNode } from './markup-tree.ts'

/** Collects blocks; words that stand free gather in `runs` until a block begins or ends. */
interface Sink {
  readonly blocks: Block[]
  runs: Run[]
}

const TOP: Place = {
  marks: [],
  href: undefined,
  align: undefined,
  level: 0,
  isInner: false,
  isInTable: false,
  isPreformatted: false,
}
const BLOCKS = new Set(
  'p div center section article header footer main aside nav address pre dl dt dd caption figcaption form fieldset legend h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)

function formatAt({ marks, href }: Place): Format {
  // A link is underlined already.
  return { marks: href === undefined ? marks : marks.filter((mark) => mark !== 'u'), href }
}

function addText(sink: Sink, text: string, place: Place): void {
  const format = formatAt(place)
  const lines = place.isPreformatted ? text.split('\n') : [text]
  lines.forEach((line, at) => {
    if (at > 0) sink.runs.push({ kind: 'break' })
    sink.runs.push({ kind: 'text', text: line, format })
  })
}

function addPicture(sink: Sink, { attributes }: MarkupElement, place: Place): void {
  const src = attributes['src'] ?? ''
  if (!isStoredPicture(src)) return
  const alt = tidyRuns([{ kind: 'text', text: attributes['alt'] ?? '', format: PLAIN }])
    .flat()
    .map((run) => (run.kind === 'text' ? run.text : ' '))
    .join('')
  sink.runs.push({ kind: 'picture', src, alt, format: { marks: [], href: place.href } })
}

function paragraph(runs: readonly Run[], { level, align }: Place): Paragraph {
  const hasWords = runs.some((run) => run.kind === 'text')
  const isHeading = level > 0 && hasWords
  return {
    kind: 'paragraph',
    level: isHeading ? level : 0,
    align,
    runs: isHeading ? withoutNeedlessBold(runs) : runs,
  }
}

function flush(sink: Sink, place: Place): void {
  for (const runs of tidyRuns(sink.runs)) sink.blocks.push(paragraph(runs, place))
  sink.runs = []
}

function headingLevel(tag: string): number {
  return Number(/^h([1-6])$/.exec(tag)?.[1] ?? 0)
}

/** A term, and a heading where none may stand, are bold words. */
function spokenAs(element: MarkupElement, { isInner }: Place): MarkupElement {
  const isBold = element.tag === 'dt' || (isInner && headingLevel(element.tag) > 0)
  return isBold ? { ...element, tag: 'strong' } : element
}

function placeWithin(element: MarkupElement, place: Place): Place {
  const { tag, attributes } = element
  return {
    ...place,
    marks: marksWithin(spokenAs(element, place), place.marks),
    align: alignOf(element) ?? place.align,
    href: tag === 'a' ? safeHref(attributes['href'] ?? '') : place.href,
    level: place.isInner ? 0 : headingLevel(tag) || place.level,
    isPreformatted: place.isPreformatted || tag === 'pre',
  }
}

/** The blocks inside an element that holds blocks of its own: a cell, a list entry, a quotation. */
function innerBlocks(nodes: readonly MarkupNode[], place: Place): Block[] {
  return blocksAt(nodes, { ...place, align: undefined, level: 0, isInner: true })
}

/** The runs of a caption: one line, whatever stands in it. */
function captionRuns(element: MarkupElement): Run[] {
  const lines = blocksAt(element.children, { ...TOP, isInner: true, isInTable: true })
  const runs = lines.flatMap((block, at): Run[] => {
    if (block.kind !== 'paragraph') return []
    return [...(at > 0 ? [{ kind: 'break' as const }] : []), ...block.runs]
  })
  return tidyRuns(runs).flat()
}

function hasTag(node: MarkupNode, ...tags: readonly string[]): node is MarkupElement {
  return typeof node !== 'string' && tags.includes(node.tag)
}

function itemsOf(list: MarkupElement, place: Place): Block[][] {
  const items: Block[][] = []
  for (const node of list.children) {
    const blocks = innerBlocks(hasTag(node, 'li') ? node.children : [node], place)
    // Some editors put a list that belongs to an entry behind it instead of inside.
    const owner = hasTag(node, 'ul', 'ol') ? items.at(-1) : undefined
    if (owner) owner.push(...blocks)
    else if (blocks.length > 0) items.push(blocks)
  }
  return items
}

function buildList(element: MarkupElement, place: Place): Block[] {
  const items = itemsOf(element, place)
  const start = Number(/^\d{1,4}$/.exec(element.attributes['start'] ?? '')?.[0] ?? 1)
  return items.length > 0 ? [{ kind: 'list', isOrdered: element.tag === 'ol', start, items }] : []
}

/** The runs of blocks that show pictures and say nothing; nothing for all others. */
function picturesOf(blocks: readonly Block[]): readonly Run[] {
  const runs = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
  const isSilent = blocks.every(({ kind }) => kind === 'paragraph') && runs.every(({ kind }) => kind !== 'text')
  return isSilent ? runs.filter(({ kind }) => kind === 'picture') : []
}

function buildFigure({ children }: MarkupElement, place: Place): Block[] {
  const isCaption = (node: MarkupNode): node is MarkupElement => hasTag(node, 'figcaption')
  const caption = children.filter(isCaption).flatMap(captionRuns)
  const blocks = blocksAt(
    children.filter((node) => !isCaption(node)),
    place,
  )
  const pictures = picturesOf(blocks)
  if (pictures.length > 0) return [{ kind: 'figure', pictures, caption }]
  const [only] = blocks
  if (only?.kind === 'table' && blocks.length === 1 && only.caption.length === 0) return [{ ...only, caption }]
  return caption.length > 0 ? [...blocks, paragraph(caption, { ...place, level: 0 })] : blocks
}

function buildQuote(element: MarkupElement, place: Place): Block[] {
  const blocks = innerBlocks(element.children, place)
  return blocks.length > 0 ? [{ kind: 'quote', blocks }] : []
}

const STRUCTURES: Readonly<Record<string, (element: MarkupElement, place: Place) => Block[]>> = {
  ul: buildList,
  ol: buildList,
  blockquote: buildQuote,
  figure: buildFigure,
  table: (element, place) => buildTable(element, place, { inner: innerBlocks, caption: captionRuns }),
  hr: () => [{ kind: 'rule' }],
}

function walkElement(sink: Sink, element: MarkupElement, place: Place): void {
  if (isHidden(element)) return
  const structure = Object.hasOwn(STRUCTURES, element.tag) ? STRUCTURES[element.tag] : undefined
  const within = placeWithin(element, place)
  if (structure) {
    flush(sink, place)
    for (const block of structure(element, within)) sink.blocks.push(block)
  } else if (BLOCKS.has(element.tag) || element.tag === 'li') {
    flush(sink, place)
    walk(sink, element.children, within)
    flush(sink, within)
  } else walkInline(sink, element, within)
}

function walkInline(sink: Sink, element: MarkupElement, within: Place): void {
  if (element.tag === 'br') sink.runs.push({ kind: 'break' })
  else if (element.tag === 'img') addPicture(sink, element, within)
  else walk(sink, element.children, within)
}

function walk(sink: Sink, nodes: readonly MarkupNode[], place: Place): void {
  for (const node of nodes) {
    if (typeof node === 'string') addText(sink, node, place)
    else walkElement(sink, node, place)
  }
}

function blocksAt(nodes: readonly MarkupNode[], place: Place): Block[] {
  const sink: Sink = { blocks: [], runs: [] }
  walk(sink, nodes, place)
  flush(sink, place)
  return sink.blocks
}

/** The article that a tree of markup amounts to. */
export function buildArticle(nodes: readonly MarkupNode[]): Block[] {
  return blocksAt(nodes, TOP)
}
