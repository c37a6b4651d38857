import { isStoredPicture, safeHref } from './article-links.ts'
import { type Block, type Format, type Paragraph, type Place, type Run } from './article-model.ts'
import { tidyRuns, withoutNeedlessBold } from './article-runs.ts'
import { alignOf, isHidden, marksWithin } from './article-styles.ts'
import { buildTable } from './article-tables.ts'
import { type MarkupElement, type MarkupNode } from './markup-tree.ts'

/** Collects blocks; words that stand free gather in `runs` until a block begins or ends. */
interface Sink {
  readonly blocks: Block[]
  runs: Run[]
}

const TOP: Place = { marks: [], level: 0, isInner: false, isInTable: false, isPreformatted: false }
const BLOCKS = new Set(
  'p div center section article header footer main aside nav address pre dl dt dd caption figcaption form fieldset legend h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)

function formatAt({ marks, href }: Place): Format {
  // A link is underlined already.
  return href === undefined ? { marks } : { marks: marks.filter((mark) => mark !== 'u'), href }
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
  const alt = tidyRuns([{ kind: 'text', text: attributes['alt'] ?? '', format: { marks: [] } }])
    .flat()
    .map((run) => (run.kind === 'text' ? run.text : ' '))
    .join('')
  sink.runs.push({
    kind: 'picture',
    src,
    alt,
    format: { marks: [], ...(place.href === undefined ? {} : { href: place.href }) },
  })
}

function paragraph(runs: readonly Run[], { level, align }: Place): Paragraph {
  const hasWords = runs.some((run) => run.kind === 'text')
  const isHeading = level > 0 && hasWords
  return {
    kind: 'paragraph',
    level: isHeading ? level : 0,
    runs: isHeading ? withoutNeedlessBold(runs) : runs,
    ...(align === undefined ? {} : { align }),
  }
}

function flush(sink: Sink, place: Place): void {
  for (const runs of tidyRuns(sink.runs)) sink.blocks.push(paragraph(runs, place))
  sink.runs = []
}

function headingLevel(tag: string): number {
  return Number(/^h([1-6])$/.exec(tag)?.[1] ?? 0)
}

function placeWithin(element: MarkupElement, place: Place): Place {
  const { tag } = element
  const heading = headingLevel(tag)
  const align = alignOf(element) ?? place.align
  const href = tag === 'a' ? safeHref(element.attributes['href'] ?? '') : place.href
  const isBoldBlock = tag === 'dt' || (heading > 0 && place.isInner)
  const marks = marksWithin(isBoldBlock ? { ...element, tag: 'strong' } : element, place.marks)
  const { align: _align, href: _href, ...rest } = place
  return {
    ...rest,
    marks,
    level: place.isInner ? 0 : heading || place.level,
    isPreformatted: place.isPreformatted || tag === 'pre',
    ...(align === undefined ? {} : { align }),
    ...(href === undefined ? {} : { href }),
  }
}

/** The blocks inside an element that holds blocks of its own: a cell, a list entry, a quotation. */
function innerBlocks(nodes: readonly MarkupNode[], place: Place): Block[] {
  const { align: _align, ...rest } = place
  return blocksAt(nodes, { ...rest, level: 0, isInner: true })
}

/** The runs of a caption: one line, whatever stands in it. */
function captionRuns(element: MarkupElement): readonly Run[] {
  const lines = blocksAt(element.children, { ...TOP, isInner: true, isInTable: true })
  const runs = lines.flatMap((block, at): Run[] => {
    if (block.kind !== 'paragraph') return []
    return [...(at > 0 ? [{ kind: 'break' as const }] : []), ...block.runs]
  })
  return tidyRuns(runs).flat()
}

function buildList(element: MarkupElement, place: Place): Block[] {
  const items: Block[][] = []
  for (const node of element.children) {
    const isNested = typeof node !== 'string' && (node.tag === 'ul' || node.tag === 'ol')
    const blocks = innerBlocks(typeof node !== 'string' && node.tag === 'li' ? node.children : [node], place)
    if (isNested && items.length > 0) items.at(-1)?.push(...blocks)
    else if (blocks.length > 0) items.push(blocks)
  }
  const start = Number(/^\d{1,4}$/.exec(element.attributes['start'] ?? '')?.[0] ?? 1)
  return items.length > 0 ? [{ kind: 'list', isOrdered: element.tag === 'ol', start, items }] : []
}

function buildFigure(element: MarkupElement, place: Place): Block[] {
  const isCaption = (node: MarkupNode): boolean => typeof node !== 'string' && node.tag === 'figcaption'
  const blocks = blocksAt(
    element.children.filter((node) => !isCaption(node)),
    place,
  )
  const caption = element.children.flatMap((node) =>
    typeof node !== 'string' && isCaption(node) ? captionRuns(node) : [],
  )
  const [only, ...others] = blocks
  if (only?.kind === 'table' && others.length === 0 && only.caption.length === 0) return [{ ...only, caption }]
  const pictures = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
  const isPictures =
    pictures.length > 0 &&
    blocks.every((block) => block.kind === 'paragraph') &&
    pictures.every((run) => run.kind !== 'text')
  if (isPictures) return [{ kind: 'figure', pictures: pictures.filter((run) => run.kind === 'picture'), caption }]
  return [...blocks, ...(caption.length > 0 ? [paragraph(caption, { ...place, level: 0 })] : [])]
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
