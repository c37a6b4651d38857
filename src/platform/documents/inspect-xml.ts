import type { Findings } from './inspection.ts'
import { type XmlElement, attributeOf, readXml } from './xml-reading.ts'

const DOCUMENT_PROPERTIES: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后修改人',
  title: '标题',
  subject: '主题',
  description: '备注',
  keywords: '关键词',
  category: '类别',
  Company: '单位',
  Manager: '经理',
  Template: '模板',
  HyperlinkBase: '链接基础',
  contentStatus: '状态',
}
// Counts and settings, in which nobody writes words.
const COUNTS =
  /^(?:i4|vt|Pages|Words|Characters|CharactersWithSpaces|Lines|Paragraphs|TotalTime|AppVersion|DocSecurity|revision)$/

/** Finds the document's properties, standard ones and the school's own. Throws `upload.broken`. */
export function inspectProperties(bytes: Buffer, findings: Findings): void {
  let own: string | undefined
  readXml(bytes, {
    open: (element) => {
      if (element.name === 'property') own = attributeOf(element, 'name')
    },
    text: (text, path) => {
      const name = path.at(-1) ?? ''
      const known = Object.hasOwn(DOCUMENT_PROPERTIES, name) ? DOCUMENT_PROPERTIES[name] : undefined
      if (!COUNTS.test(name)) findings.add(`文档属性‘${known ?? own ?? name}’`, text, true)
    },
  })
}

/** Finds the addresses outside the file that it links to. Throws `upload.broken`. */
export function inspectRelations(bytes: Buffer, findings: Findings): void {
  readXml(bytes, {
    open: (element) => {
      if (attributeOf(element, 'TargetMode') === 'External') {
        findings.add('超链接的地址', decodedAddress(attributeOf(element, 'Target') ?? ''), true)
      }
    },
  })
}

/** An address may write what it says with percent signs. */
function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Which words of any XML count: all its texts, and of the attributes those that are named. */
export interface AnyXml {
  readonly place: string
  readonly isHidden: boolean
  readonly attributes: 'all' | ReadonlySet<string>
}

function valuesOf({ attributes }: XmlElement, wanted: AnyXml['attributes']): string[] {
  return Object.entries(attributes)
    .filter(
      ([name]) => !name.startsWith('xmlns') && (wanted === 'all' || wanted.has(name.slice(name.indexOf(':') + 1))),
    )
    .map(([, value]) => value)
}

/** Finds the words of a part that has no form of its own for us. Throws `upload.broken`. */
export function inspectAnyXml(bytes: Buffer, { place, isHidden, attributes }: AnyXml, findings: Findings): void {
  readXml(bytes, {
    open: (element) => {
      for (const value of valuesOf(element, attributes)) findings.add(place, value, true)
    },
    text: (text) => {
      findings.add(place, text, isHidden)
    },
  })
}

/** Finds the words of markup that is not well formed (VML, HTML, RTF-like): what stands between the tags. */
export function inspectLooseMarkup(markup: string, place: string, findings: Findings): void {
  for (const words of markup.split(/<[^>]*>/)) findings.add(place, decodedText(words), true)
}

function decodedText(text: string): string {
  return text
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Finds the comments on cells, each with its cell, and who wrote them. Throws `upload.broken`. */
export function inspectSheetComments(bytes: Buffer, findings: Findings): void {
  let cell = ''
  let words = ''
  readXml(bytes, {
    open: (element) => {
      if (!['comment', 'threadedComment'].includes(element.name)) return
      cell = attributeOf(element, 'ref') ?? ''
      words = ''
    },
    text: (text, path) => {
      const name = path.at(-1)
      if (name === 'author') findings.add('批注的作者', text, true)
      else if (name === 't' || name === 'text') words += text
    },
    close: (name) => {
      if (name === 'comment' || name === 'threadedComment') findings.add(`单元格 ${cell} 的批注`, words, true)
    },
  })
}
