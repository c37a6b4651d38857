import { inspectSheet } from './inspect-sheet.ts'
import type { Findings } from './inspection.ts'
import { type CellFormats, cellFormatsOf } from './sheet-formats.ts'
import { attributeOf, readXml } from './xml-reading.ts'

interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly relation: string
}

/** The texts that the cells of all sheets share, in their order; readings aloud (拼音) are hidden words. Throws `upload.broken`. */
function sharedTexts(bytes: Buffer, findings: Findings): string[] {
  const texts: string[] = []
  readXml(bytes, {
    open: ({ name }, path) => {
      if (name === 'si' && path.length === 1) texts.push('')
    },
    text: (text, path) => {
      if (path.at(-1) !== 't') return
      if (path.at(-2) === 'rPh') findings.add('单元格的拼音', text, true)
      else texts.push((texts.pop() ?? '') + text)
    },
  })
  return texts
}

function sheetEntries(workbook: Buffer, findings: Findings): SheetEntry[] {
  const sheets: SheetEntry[] = []
  let definedName = ''
  readXml(workbook, {
    open: (element) => {
      const name = attributeOf(element, 'name') ?? ''
      if (element.name === 'definedName') definedName = name
      if (element.name !== 'sheet') return
      const isHidden = (attributeOf(element, 'state') ?? 'visible') !== 'visible'
      findings.add('工作表的名称', name, isHidden)
      sheets.push({ name, isHidden, relation: attributeOf(element, 'id') ?? '' })
    },
    text: (text, path) => {
      if (path.at(-1) !== 'definedName') return
      findings.add('名称的定义', definedName, true)
      findings.add(`名称‘${definedName}’的定义`, text, true)
    },
  })
  return sheets
}

function targetsOf(relations: Buffer): Map<string, string> {
  const targets = new Map<string, string>()
  readXml(relations, {
    open: (element) => {
      const target = attributeOf(element, 'Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      targets.set(attributeOf(element, 'Id') ?? '', path.replaceAll(/(?:^|\/)\.(?=\/)/g, ''))
    },
  })
  return targets
}

function formatsOf(parts: ReadonlyMap<string, Buffer>): CellFormats {
  const styles = parts.get('xl/styles.xml')
  return styles ? cellFormatsOf(styles) : []
}

/**
 * Finds the words of all sheets, listed in the workbook or not, hidden ones too, and of texts that no cell uses any more. Tells
 * the names of the parts that it has read. Throws `upload.broken`.
 */
export function inspectSheets(parts: ReadonlyMap<string, Buffer>, findings: Findings): ReadonlySet<string> {
  const none = Buffer.from('<none/>')
  const texts = sharedTexts(parts.get('xl/sharedStrings.xml') ?? none, findings)
  const entries = sheetEntries(parts.get('xl/workbook.xml') ?? none, findings)
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? none)
  const context = { texts, usedTexts: new Set<number>(), formats: formatsOf(parts) }
  const named = new Map(entries.map((entry) => [targets.get(entry.relation) ?? '', entry]))
  const read = new Set(['xl/sharedStrings.xml', 'xl/workbook.xml', 'xl/styles.xml'])
  const paths = [...named.keys(), ...[...parts.keys()].filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path))]
  for (const path of new Set(paths)) {
    const part = parts.get(path)
    if (!part) continue
    read.add(path)
    const { name, isHidden } = named.get(path) ?? { name: '（未列出）', isHidden: true }
    inspectSheet(part, { ...context, name, isHidden }, findings)
  }
  texts.forEach((text, index) => {
    if (!context.usedTexts.has(index)) findings.add('工作簿中已不再使用的文字', text, true)
  })
  return read
}
