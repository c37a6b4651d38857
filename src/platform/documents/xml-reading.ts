import { SaxesParser } from 'saxes'
import { AppError } from '../../kernel/app-error.ts'

/** An element as it opens; names are without their prefix, attributes with it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Who is told what stands in a text; `path` holds the names of the open elements, the innermost last. */
export interface XmlListener {
  readonly open?: (element: XmlElement, path: readonly string[]) => void
  readonly text?: (text: string, path: readonly string[]) => void
  readonly close?: (name: string, path: readonly string[]) => void
}

const DEEPEST = 1000
const CHUNK = 1 << 16
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['3c00', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['003c', 'utf-16be'],
])

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The attribute of this name, whatever its prefix; without one goes first. */
export function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const key = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${name}`))
  return key === undefined ? undefined : attributes[key]
}

/** Office programs also read UTF-16, marked or told by its first sign. */
function encodingOf(bytes: Buffer): string {
  return ENCODINGS.get(bytes.toString('hex', 0, 2)) ?? 'utf-8'
}

function refuse(reason: string): never {
  throw new AppError('upload.broken', { reason })
}

function listening(listener: XmlListener): SaxesParser<{ position: false; xmlns: false }> {
  const path: string[] = []
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  // Entities are what a document type is good for: bombs, and files of the server. No office program writes one.
  parser.on('doctype', () => refuse('document type in XML'))
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length >= DEEPEST) refuse('XML nested too deeply')
    listener.open?.({ name: localName(name), attributes }, path)
    path.push(localName(name))
  })
  const text = (words: string): void => {
    listener.text?.(words, path)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    const name = path.pop()
    if (name !== undefined) listener.close?.(name, path)
  })
  return parser
}

/** Reads XML piece by piece. Throws `upload.broken` for what is not well formed, nested too deeply, or has a document type. */
export function readXml(bytes: Buffer, listener: XmlListener): void {
  const parser = listening(listener)
  const decoder = new TextDecoder(encodingOf(bytes))
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (error instanceof AppError) throw error
    refuse((error as Error).message.slice(0, 200))
  }
}
