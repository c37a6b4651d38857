import { listNumeral } from './list-numerals.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly suffix: string
  readonly isLegal: boolean
}

interface NumberedList {
  readonly abstractId: string
  readonly starts: ReadonlyMap<number, number>
}

interface ListPlace {
  readonly list: string
  readonly level: number
}

interface Definitions {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>
  readonly lists: ReadonlyMap<string, NumberedList>
  readonly styles: ReadonlyMap<
    string,
    { readonly list: string | undefined; readonly level: number; readonly parent: string }
  >
}

/** A paragraph of the source; `at` is where a label would be written, just behind its properties. */
interface SourceParagraph {
  readonly properties: string
  readonly start: number
  readonly at: number
}

interface Label {
  readonly list: string
  readonly words: string
  readonly count: number
  /** Plain `1.` at the first level: HTML can say that by itself. */
  readonly isPlain: boolean
}

const MOST_LEVELS = 9

function attribute(xml: string, element: string): string | undefined {
  return new RegExp(`<w:${element}\\b[^>]*?\\bw:val="([^"]*)"`).exec(xml)?.[1]
}

function sections(xml: string, element: string, id: string): [string, string][] {
  const pattern = new RegExp(`<w:${element}\\b[^>]*?\\bw:${id}="([^"]*)"[^>]*>([\\s\\S]*?)</w:${element}>`, 'g')
  return [...xml.matchAll(pattern)].map(([, key = '', content = '']) => [key, content])
}

function readLevel(xml: string): Level {
  return {
    start: Number(attribute(xml, 'start') ?? 1),
    format: attribute(xml, 'numFmt') ?? 'decimal',
    text: attribute(xml, 'lvlText') ?? '',
    suffix: attribute(xml, 'suff') ?? 'tab',
    isLegal: /<w:isLgl\b/.test(xml),
  }
}

function readList(xml: string): NumberedList {
  const starts = sections(xml, 'lvlOverride', 'ilvl').flatMap(([level, override]): [number, number][] => {
    const start = attribute(override, 'startOverride')
    return start === undefined ? [] : [[Number(level), Number(start)]]
  })
  return { abstractId: attribute(xml, 'abstractNumId') ?? '', starts: new Map(starts) }
}

function readDefinitions(numbering: string, styles: string): Definitions {
  return {
    levels: new Map(
      sections(numbering, 'abstractNum', 'abstractNumId').map(([id, xml]) => [
        id,
        new Map(sections(xml, 'lvl', 'ilvl').map(([level, content]) => [Number(level), readLevel(content)])),
      ]),
    ),
    lists: new Map(sections(numbering, 'num', 'numId').map(([id, xml]) => [id, readList(xml)])),
    styles: new Map(
      sections(styles, 'style', 'styleId').map(([id, xml]) => [
        id,
        {
          list: attribute(xml, 'numId'),
          level: Number(attribute(xml, 'ilvl') ?? 0),
          parent: attribute(xml, 'basedOn') ?? '',
        },
      ]),
    ),
  }
}

/** The list and level of a paragraph, said by itself or by its style or what that is based on. */
function placeOf(properties: string, { styles }: Definitions): ListPlace | undefined {
  const own = attribute(properties, 'numId')
  if (own !== undefined) return { list: own, level: Number(attribute(properties, 'ilvl') ?? 0) }
  let style = styles.get(attribute(properties, 'pStyle') ?? '')
  for (let depth = 0; style && depth < 20; depth++) {
    if (style.list !== undefined) return { list: style.list, level: style.level }
    style = styles.get(style.parent)
  }
  return undefined
}

function wordsOf(level: Level, levels: ReadonlyMap<number, Level>, counts: readonly (number | undefined)[]): string {
  return level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const source = levels.get(at)
    const value = counts[at] ?? source?.start ?? 1
    return listNumeral(value, level.isLegal ? 'decimal' : (source?.format ?? 'decimal'))
  })
}

/** Counts as Word does: a list goes on where it was left, and a new number begins the levels below it anew. */
class Counters {
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()
  private readonly definitions: Definitions

  constructor(definitions: Definitions) {
    this.definitions = definitions
  }

  label(properties: string): Label | undefined {
    const place = placeOf(properties, this.definitions)
    const list = place && this.definitions.lists.get(place.list)
    const levels = list && this.definitions.levels.get(list.abstractId)
    return levels ? this.count(place, list, levels) : undefined
  }

  private count(place: ListPlace, list: NumberedList, levels: ReadonlyMap<number, Level>): Label | undefined {
    const level = levels.get(place.level)
    if (!level || level.format === 'bullet') return undefined
    const counts = this.advance(place, list, level)
    const words = wordsOf(level, levels, counts)
    const isPlain = place.level === 0 && level.format === 'decimal' && level.text === '%1.'
    return { list: place.list, words: words + gapAfter(words, level.suffix), count: counts[place.level] ?? 1, isPlain }
  }

  private advance({ list: id, level: at }: ListPlace, list: NumberedList, level: Level) {
    const counts = this.counts.get(list.abstractId) ?? []
    this.counts.set(list.abstractId, counts)
    const override = this.begun.has(`${id} ${at}`) ? undefined : list.starts.get(at)
    this.begun.add(`${id} ${at}`)
    const last = counts[at]
    counts[at] = override ?? (last === undefined ? level.start : last + 1)
    counts.fill(undefined, at + 1, MOST_LEVELS)
    return counts
  }
}

/** 第一条　…, 一、…, 1. …: what stands between a label and its words in print. */
function gapAfter(label: string, suffix: string): string {
  if (/[章节条款编部分]$/.test(label)) return '　'
  return label === '' || suffix === 'nothing' || /[、）】．。：\s]$/.test(label) ? '' : ' '
}

function paragraphsOf(xml: string): SourceParagraph[] {
  const found: SourceParagraph[] = []
  for (const match of xml.matchAll(/<w:(?:p|tbl)(?:\s[^>]*)?\/?>|<w:pPr>[\s\S]*?<\/w:pPr>/g)) {
    const end = match.index + match[0].length
    const paragraph = { properties: '', start: match.index, at: end }
    if (!match[0].startsWith('<w:pPr>')) found.push(paragraph)
    else found[Math.max(found.length - 1, 0)] = { ...paragraph, properties: match[0] }
  }
  return found
}

/** Which labels HTML would count by itself: a run of plain ones that begins at 1 and is not interrupted. */
function countedByHtml(labels: readonly (Label | undefined)[]): ReadonlySet<number> {
  const kept = new Set<number>()
  labels.forEach((label, at) => {
    if (!label?.isPlain) return
    const before = labels[at - 1]
    const goesOn = kept.has(at - 1) && before?.list === label.list && label.count === before.count + 1
    if (goesOn || label.count === 1) kept.add(at)
  })
  return kept
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const NOT_IN_A_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

function written(properties: string, { words }: Label): string {
  const plain = properties
    .replace(/<w:numPr>[\s\S]*?<\/w:numPr>|<w:numPr\/>/, '')
    .replace('</w:pPr>', `${NOT_IN_A_LIST}</w:pPr>`)
  return `${plain}<w:r><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`
}

/**
 * Writes the numbers that Word only shows into the text. «第三条» of a regulation is counted by Word and stands nowhere in the
 * file: reading the words alone would lose it, and with it every reference to it. Bullets, and plain lists that HTML counts
 * the same way, stay lists.
 */
export function writeNumbersOut(parts: { document: string; numbering: string; styles: string }): string {
  const document = parts.document.replaceAll(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, '')
  const counters = new Counters(readDefinitions(parts.numbering, parts.styles))
  const paragraphs = paragraphsOf(document)
  const labels = paragraphs.map(({ properties }) => (properties === '' ? undefined : counters.label(properties)))
  const kept = countedByHtml(labels)
  let result = ''
  let from = 0
  paragraphs.forEach(({ properties, start, at }, index) => {
    const label = labels[index]
    if (!label || kept.has(index)) return
    result += document.slice(from, start) + written(properties, label)
    from = at
  })
  return result + document.slice(from)
}
