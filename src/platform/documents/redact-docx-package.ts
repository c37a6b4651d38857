import { type Element, element, writeXml } from './redact-xml.ts'
import { zipPacked } from './zip-writing.ts'

/** The kinds of parts of which a new Word file is made, beside its pictures. */
export type PartKind = 'document' | 'header' | 'footer' | 'footnotes' | 'endnotes' | 'styles' | 'numbering'

const FORMATS = 'http://schemas.openxmlformats.org'
const RELATIONS = `${FORMATS}/package/2006/relationships`
const RELATION = `${FORMATS}/officeDocument/2006/relationships`
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const REPEATED = new Set<PartKind>(['header', 'footer'])
const WORD_2013 = '15'

function contentType(kind: string): string {
  const word = kind === 'document' ? 'document.main' : kind
  return `application/vnd.openxmlformats-officedocument.wordprocessingml.${word}+xml`
}

/** The package of a Word file with names of our own; nothing gets into it but what is put. */
export class DocxPackage {
  private readonly contents = new Map<string, Buffer>()
  private readonly kinds = new Map<string, string>()
  private readonly names = new Map<string, string>()
  private readonly relations = new Map<string, string[]>()

  /** The new name of an old part, when it has one. */
  nameOf(path: string): string | undefined {
    return this.names.get(path)
  }

  /** Gives an old part its new name. */
  reserve(kind: PartKind, path: string): string {
    const same = [...this.kinds.values()].filter((each) => each === kind).length
    const name = `word/${kind}${REPEATED.has(kind) ? same + 1 : ''}.xml`
    this.names.set(path, name)
    this.kinds.set(name, kind)
    return name
  }

  /** Puts a part of markup in. */
  put(name: string, root: Element): void {
    this.contents.set(name, writeXml(root))
  }

  /** Puts a picture in. */
  putPicture(name: string, bytes: Buffer): void {
    this.contents.set(name, bytes)
  }

  /** The relation from one part to another; nothing when there is no other. */
  relate(from: string, to: string | undefined): string | undefined {
    if (to === undefined) return undefined
    const targets = this.relations.get(from) ?? []
    if (!targets.includes(to)) targets.push(to)
    this.relations.set(from, targets)
    return `r${targets.indexOf(to) + 1}`
  }

  /** The file. */
  finish({ isEvenAndOdd }: { isEvenAndOdd: boolean }): Buffer {
    this.kinds.set('word/settings.xml', 'settings')
    this.contents.set('word/settings.xml', settings(isEvenAndOdd))
    this.relate('word/document.xml', 'word/settings.xml')
    const start = relationsPart([[`${RELATION}/officeDocument`, 'word/document.xml']])
    return zipPacked(
      new Map([
        ['[Content_Types].xml', this.contentTypes()],
        ['_rels/.rels', start],
        ...this.contents,
        ...[...this.relations].map(([from, targets]) => this.relationsOf(from, targets)),
      ]),
    )
  }

  private relationsOf(from: string, targets: readonly string[]): readonly [string, Buffer] {
    const related = targets.map(
      (to) => [`${RELATION}/${this.kinds.get(to) ?? 'image'}`, to.slice('word/'.length)] as const,
    )
    return [`word/_rels/${from.slice('word/'.length)}.rels`, relationsPart(related)]
  }

  private contentTypes(): Buffer {
    const defaults = ['rels', 'xml', 'png', 'jpeg'].map((extension) => {
      const type = { rels: 'application/vnd.openxmlformats-package.relationships+xml', xml: 'application/xml' }[
        extension
      ]
      return `<Default Extension="${extension}" ContentType="${type ?? `image/${extension}`}"/>`
    })
    const overrides = [...this.kinds].map(
      ([name, kind]) => `<Override PartName="/${name}" ContentType="${contentType(kind)}"/>`,
    )
    const all = [...defaults, ...overrides].join('')
    return Buffer.from(`${XML}<Types xmlns="${FORMATS}/package/2006/content-types">${all}</Types>`)
  }
}

function relationsPart(related: readonly (readonly [type: string, target: string])[]): Buffer {
  const all = related.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${type}" Target="${target}"/>`)
  return Buffer.from(`${XML}<Relationships xmlns="${RELATIONS}">${all.join('')}</Relationships>`)
}

function settings(isEvenAndOdd: boolean): Buffer {
  const mode = element('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': WORD_2013,
  })
  const parts = [
    ...(isEvenAndOdd ? [element('w:evenAndOddHeaders', {})] : []),
    element('w:characterSpacingControl', { 'w:val': 'compressPunctuation' }),
    element('w:compat', {}, [mode]),
  ]
  return writeXml(element('w:settings', {}, parts))
}
