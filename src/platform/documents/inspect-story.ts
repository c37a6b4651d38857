import type { Findings } from './inspection.ts'
import { type HeadingCell, TableHeadings } from './table-headings.ts'
import { attributeOf, readXml, type XmlElement, type XmlListener } from './xml-reading.ts'

/** A part of a document or of slides that is made of paragraphs. */
export interface Story {
  readonly place: string
  readonly isHidden: boolean
  /** Names of styles whose words do not show. */
  readonly hiddenStyles: ReadonlySet<string>
}

type Layer = 'shown' | 'hidden' | 'deleted' | 'code'

interface Paragraph {
  readonly words: Record<Layer, string>
  isHidden: boolean
}

interface Table {
  readonly number: number
  readonly headings: TableHeadings
  row: number
  column: number
  span: number
  before: HeadingCell[]
  cell: string[] | undefined
}

const LAYERS: readonly (readonly [layer: Layer, words: string])[] = [
  ['hidden', '的隐藏文字'],
  ['deleted', '的修订：已删除的文字'],
  ['code', '的域代码'],
]
const OFF = new Set(['0', 'false', 'off'])
const BREAKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ tab: '\t', br: '\n', cr: '\n', ptab: '\t', noBreakHyphen: '-' }),
)
const DELETED = new Set(['del', 'moveFrom'])
const LAYER_OF: ReadonlyMap<string, Layer> = new Map([
  ['t', 'shown'],
  ['delText', 'deleted'],
  ['instrText', 'code'],
  ['delInstrText', 'code'],
])
// Measures that stand as text, not as attributes.
const MEASURES = /^(?:posOffset|align|pctWidth|pctHeight|pctPos[HV]Offset|sizeRel[HV]|binData|creationId|modId)$/
type WordyAttribute = readonly [attribute: string, place: string]
/** Words that stand in attributes: which attribute of which element, and what a person calls it. */
const ATTRIBUTES: ReadonlyMap<string, readonly WordyAttribute[]> = new Map(
  Object.entries<readonly WordyAttribute[]>({
    docPr: ['descr', 'title'].map((name) => [name, '图片说明'] as const),
    cNvPr: ['descr', 'title'].map((name) => [name, '图片说明'] as const),
    imagedata: [['title', '图片说明']],
    shape: [['alt', '图片说明']],
    textpath: [['string', '艺术字']],
    fldSimple: [['instr', '域代码']],
    listItem: ['displayText', 'value'].map((name) => [name, '下拉列表'] as const),
    alias: [['val', '控件标题']],
    tag: [['val', '控件标记']],
    docVar: [['val', '文档变量']],
    default: [['val', '表单域']],
    statusText: [['val', '表单域']],
    helpText: [['val', '表单域']],
    attr: [['val', '智能标记']],
    hyperlink: [['tooltip', '超链接']],
    hlinkClick: [['tooltip', '超链接']],
    lvlText: [['val', '编号']],
  }),
)

function switchedOn(element: XmlElement): boolean {
  return !OFF.has(attributeOf(element, 'val') ?? 'true')
}

function newTable(number: number): Table {
  return { number, headings: new TableHeadings(), row: 0, column: 0, span: 1, before: [], cell: undefined }
}

class StoryListener implements XmlListener {
  private readonly findings: Findings
  private readonly story: Story
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  private tableCount = 0
  private paragraphCount = 0
  private isHiddenRun = false
  private owner = ''
  private readonly closing: Readonly<Record<string, () => void>> = {
    p: () => {
      this.endParagraph()
    },
    tc: () => {
      this.endCell()
    },
    tr: () => {
      this.endRow()
    },
    tbl: () => void this.tables.pop(),
  }
  private readonly opening: Readonly<Record<string, (element: XmlElement, path: readonly string[]) => void>> = {
    p: () => void this.paragraphs.push({ words: { shown: '', hidden: '', deleted: '', code: '' }, isHidden: false }),
    r: () => void (this.isHiddenRun = false),
    vanish: (element, path) => {
      this.vanish(element, path)
    },
    specVanish: (element, path) => {
      this.vanish(element, path)
    },
    rStyle: (element) => void (this.isHiddenRun ||= this.isHiddenStyle(element)),
    pStyle: (element) => {
      const paragraph = this.paragraphs.at(-1)
      if (paragraph) paragraph.isHidden = this.isHiddenStyle(element)
    },
    tbl: () => void this.tables.push(newTable(++this.tableCount)),
    tr: () => {
      this.startRow()
    },
    tc: (element) => {
      this.startCell(Number(attributeOf(element, 'gridSpan') ?? 1))
    },
    gridSpan: (element) => {
      this.widen(Number(attributeOf(element, 'val') ?? 1))
    },
    comment: (element) => void (this.owner = `批注（作者 ${attributeOf(element, 'author') ?? '不详'}）`),
    footnote: (element) => void (this.owner = `脚注 ${attributeOf(element, 'id') ?? ''}`),
    endnote: (element) => void (this.owner = `尾注 ${attributeOf(element, 'id') ?? ''}`),
  }

  constructor(findings: Findings, story: Story) {
    this.findings = findings
    this.story = story
  }

  open = (element: XmlElement, path: readonly string[]): void => {
    if (Object.hasOwn(this.opening, element.name)) this.opening[element.name]?.(element, path)
    if (path.at(-1) === 'r') this.write('shown', BREAKS.get(element.name) ?? '')
    for (const wordy of ATTRIBUTES.get(element.name) ?? []) this.addAttribute(element, wordy)
  }

  text = (text: string, path: readonly string[]): void => {
    const name = path.at(-1) ?? ''
    const layer = name === 't' && path.some((above) => DELETED.has(above)) ? 'deleted' : LAYER_OF.get(name)
    if (layer !== undefined) this.write(layer, text)
    else if (!MEASURES.test(name)) this.findings.add(`${this.place()}的其他数据`, text, true)
  }

  close = (name: string): void => {
    if (Object.hasOwn(this.closing, name)) this.closing[name]?.()
  }

  private addAttribute(element: XmlElement, [attribute, words]: WordyAttribute): void {
    const isHidden = words !== '艺术字' && words !== '编号'
    this.findings.add(`${this.place()}的${words}`, attributeOf(element, attribute) ?? '', isHidden)
  }

  private isHiddenStyle(element: XmlElement): boolean {
    return this.story.hiddenStyles.has(attributeOf(element, 'val') ?? '')
  }

  /** Only a run's own, present format counts, not that of the paragraph's mark nor one that a revision has changed. */
  private vanish(element: XmlElement, path: readonly string[]): void {
    if (path.at(-1) === 'rPr' && path.at(-2) === 'r') this.isHiddenRun = switchedOn(element)
  }

  private place(): string {
    const { place } = this.story
    if (this.owner !== '') return this.owner
    return place === '正文' ? `正文第 ${this.paragraphCount + 1} 段` : place
  }

  private write(layer: Layer, text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph) {
      this.findings.add(this.place(), text, this.story.isHidden)
      return
    }
    const isHidden = layer === 'shown' && (this.isHiddenRun || paragraph.isHidden)
    paragraph.words[isHidden ? 'hidden' : layer] += text
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const place = this.place()
    const table = this.tables.at(-1)
    for (const [layer, words] of LAYERS) this.findings.add(place + words, paragraph.words[layer], true)
    if (table?.cell) table.cell.push(paragraph.words.shown)
    else {
      this.findings.add(place, paragraph.words.shown, this.story.isHidden)
      this.paragraphCount += paragraph.words.shown.trim() === '' ? 0 : 1
    }
  }

  private startRow(): void {
    const table = this.tables.at(-1)
    if (!table) return
    table.row += 1
    table.column = 0
    table.before = []
  }

  private startCell(span: number): void {
    const table = this.tables.at(-1)
    if (!table) return
    table.column += 1
    table.span = 1
    table.cell = []
    this.widen(span)
  }

  private widen(span: number): void {
    const table = this.tables.at(-1)
    if (table && Number.isInteger(span) && span > 0 && span < 1000) table.span = span
  }

  private endCell(): void {
    const table = this.tables.at(-1)
    if (!table?.cell) return
    const { row, column, span, before, headings, number } = table
    const cell: HeadingCell = { row, column, span, text: table.cell.join('\n').trim() }
    const place = this.story.place === '正文' ? '' : this.place()
    const where = `${place}表格 ${number} 第 ${row} 行第 ${column} 列${headings.suffix(cell, before)}`
    this.findings.add(where, cell.text, this.story.isHidden)
    before.push(cell)
    table.cell = undefined
    table.column += span - 1
  }

  private endRow(): void {
    const table = this.tables.at(-1)
    table?.headings.take(
      table.row,
      table.before.filter(({ text }) => text !== ''),
    )
  }
}

/**
 * Finds every word in a part made of paragraphs: tables cell by cell, text boxes, hidden and deleted words, codes of fields,
 * words about pictures. Throws `upload.broken`.
 */
export function inspectStory(bytes: Buffer, story: Story, findings: Findings): void {
  readXml(bytes, new StoryListener(findings, story))
}

/** The styles whose words do not show. Throws `upload.broken`. */
export function hiddenStylesOf(styles: Buffer): ReadonlySet<string> {
  const hidden = new Set<string>()
  let style = ''
  readXml(styles, {
    open: (element, path) => {
      if (element.name === 'style') style = attributeOf(element, 'styleId') ?? ''
      const isOwn = element.name === 'vanish' && path.at(-1) === 'rPr' && path.at(-2) === 'style'
      if (isOwn && switchedOn(element)) hidden.add(style)
    },
  })
  return hidden
}
