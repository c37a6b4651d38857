import { inflateRawSync, inflateSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'

/** Bytes as text in the encodings that programs use. */
function readings(bytes: Buffer): string[] {
  return ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'latin1'].map((name) => new TextDecoder(name).decode(bytes))
}

function inflated(bytes: Buffer, unpack: (packed: Buffer) => Buffer): Buffer {
  try {
    return unpack(bytes)
  } catch {
    return bytes
  }
}

/** Every stream between its two words, unpacked where it is packed, without a parser of PDFs. */
function streamsOf(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    found.push(inflated(bytes.subarray(at + 7, bytes.indexOf('endstream', at)), inflateSync))
  }
  return found
}

/** The characters that hexadecimal strings of two or more bytes stand for. */
function hexWords(text: string): string {
  return Array.from(text.matchAll(/<([0-9a-f]{4,})>/gi), ([, hex = '']) =>
    new TextDecoder('utf-16be').decode(Buffer.from(hex, 'hex')),
  ).join('\n')
}

function squeezed(texts: readonly string[]): string {
  return texts.map((text) => text.normalize('NFKC').replaceAll(/[\s\p{Cc}]/gu, '')).join('\u0001')
}

/** Everything that can be read in a PDF by whatever means, without blanks. */
export async function readableInPdf(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const { text } = await extractText(pdf, { mergePages: true })
  const { info, metadata } = await pdf.getMetadata()
  await pdf.loadingTask.destroy()
  const streams = streamsOf(bytes)
  return squeezed([
    text,
    JSON.stringify(info),
    JSON.stringify(metadata),
    hexWords(bytes.toString('latin1')),
    ...readings(bytes),
    ...streams.filter((stream) => stream.byteLength < 2_000_000).flatMap(readings),
    ...streams.map((stream) => hexWords(stream.subarray(0, 2_000_000).toString('latin1'))),
  ])
}

/** The entries of an archive by their local headers, whatever its directory says. */
function* entriesOf(bytes: Buffer): Generator<readonly [name: string, content: Buffer]> {
  const mark = Buffer.from('504b0304', 'hex')
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 18))
    const name = bytes.toString('utf8', at + 30, at + 30 + bytes.readUInt16LE(at + 26))
    yield [name, bytes.readUInt16LE(at + 8) === 8 ? inflated(packed, inflateRawSync) : packed]
  }
}

/** Everything that can be read in a Word file: its markup as it is, and again without tags, so that words across runs are whole. */
export function readableInDocx(bytes: Buffer): string {
  const parts = [...entriesOf(bytes)]
  const words = parts.map(([, content]) => content.toString('utf8').replaceAll(/<[^>]*>/g, ''))
  const markup = parts.flatMap(([name, content]) => [name, ...readings(content)])
  return squeezed([...words, ...markup, ...readings(bytes)])
}

/** Which of these forms of words can be read; a list, because the texts themselves are too long for a message. */
export function foundIn(readable: string, forms: readonly string[]): string[] {
  return forms.filter((form) => readable.includes(form.normalize('NFKC').replaceAll(/\s/g, '')))
}
