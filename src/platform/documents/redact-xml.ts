import { SaxesParser } from 'saxes'
import { AppError } from '../../kernel/app-error.ts'

/** An element of a document's markup under the usual prefix of its name space (`w:p`), with its attributes likewise. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Node[]
}

/** A piece of text; what redactions take out is taken out of `text`. */
export interface TextNode {
  text: string
}

/** An element or a piece of text. */
export type Node = Element | TextNode

/** The name spaces that we know, each under its usual prefix; what belongs to another is unknown to us and has none. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
])
const WRITTEN = [...PREFIXES].filter(([space]) => !space.includes('purl.oclc.org') && !space.endsWith(':vml'))
const DECLARATIONS = WRITTEN.map(([space, prefix]) => ` xmlns:${prefix}="${space}"`).join('')
const DEEPEST = 500
const UTF16 = new Set(['fffe', 'feff', '3c00', '003c'])

/** True for an element. */
export function isElement(node: Node): node is Element {
  return 'name' in node
}

function nameOf({ uri, local }: { uri: string; local: string }): string {
  const prefix = PREFIXES.get(uri)
  return prefix === undefined ? `?:${local}` : `${prefix}:${local}`
}

function refuse(reason: string): never {
  throw new AppError('redaction.broken', { reason: reason.slice(0, 200) })
}

interface OpenElement {
  readonly name: string
  readonly attributes: Map<string, string>
  readonly children: Node[]
}

function decoded(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2)
  const isLittle = mark === 'fffe' || mark === '3c00'
  return new TextDecoder(UTF16.has(mark) ? (isLittle ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}

/** The tree of a part. Attributes of no name space have no prefix. Throws `redaction.broken`. */
export function parseXml(bytes: Buffer): Element {
  const root: OpenElement = { name: '', attributes: new Map(), children: [] }
  const stack = [root]
  const parser = new SaxesParser<{ xmlns: true; position: false }>({ xmlns: true, position: false })
  parser.on('doctype', () => refuse('document type in XML'))
  parser.on('opentag', (tag) => {
    if (stack.length > DEEPEST) refuse('XML nested too deeply')
    const attributes = Object.values(tag.attributes).filter(
      ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
    )
    const own = attributes.map((each) => [each.uri === '' ? each.local : nameOf(each), each.value] as const)
    const element: OpenElement = { name: nameOf(tag), attributes: new Map(own), children: [] }
    stack.at(-1)?.children.push(element)
    stack.push(element)
  })
  const text = (words: string): void => {
    stack.at(-1)?.children.push({ text: words })
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => void stack.pop())
  try {
    parser.write(decoded(bytes)).close()
  } catch (error) {
    if (error instanceof AppError) throw error
    refuse((error as Error).message)
  }
  return root.children.find(isElement) ?? refuse('no element')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function written(node: Node): string {
  if (!isElement(node)) return escaped(node.text)
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
  const inner = node.children.map(written).join('')
  return inner === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inner}</${node.name}>`
}

/** The part as a file. */
export function writeXml(root: Element): Buffer {
  const body = written(root).replace(/^<[^\s/>]+/, (start) => start + DECLARATIONS)
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`)
}

/** A new element. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Node[] = [],
): Element {
  return { name, attributes: new Map(Object.entries(attributes)), children }
}

/** Every element in document order, the given one first. */
export function* elementsIn(root: Element): Generator<Element> {
  yield root
  for (const child of root.children) if (isElement(child)) yield* elementsIn(child)
}

/** The first child of this name. */
export function childOf(parent: Element, name: string): Element | undefined {
  return parent.children.filter(isElement).find((child) => child.name === name)
}

/** The text in an element. */
export function textIn(node: Node): string {
  return isElement(node) ? node.children.map(textIn).join('') : node.text
}
