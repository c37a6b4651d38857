import { compoundStreams } from './compound-file.ts'
import type { Findings } from './inspection.ts'

// [MS-DOC] 2.5: where the head of a Word file says which of two tables holds, and where in it, the list of pieces.
const FLAGS = 0x0a
const SECOND_TABLE = 0x0200
const PIECES_AT = 0x01a2
const PIECES_SIZE = 0x01a6
const FORMATS = 1
const PIECES = 2
const COMPRESSED = 0x40000000

interface Piece {
  readonly length: number
  readonly place: number
}

/** Skips formats up to the list of pieces: their bounds in characters, then eight bytes for each. */
function piecesOf(list: Buffer): Piece[] {
  let at = 0
  while (list[at] === FORMATS && at + 3 <= list.length) at += 3 + list.readUInt16LE(at + 1)
  if (list[at] !== PIECES || at + 5 > list.length) return []
  const content = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1))
  const count = Math.max(0, Math.floor((content.length - 4) / 12))
  return Array.from({ length: count }, (_, index) => ({
    length: content.readUInt32LE(index * 4 + 4) - content.readUInt32LE(index * 4),
    place: content.readUInt32LE((count + 1) * 4 + index * 8 + 2),
  }))
}

const WESTERN = new TextDecoder('windows-1252')

function pieceText(document: Buffer, { length, place }: Piece): string {
  if (length <= 0) return ''
  if ((place & COMPRESSED) === 0) return document.subarray(place, place + length * 2).toString('utf16le')
  const start = (place & ~COMPRESSED) / 2
  return WESTERN.decode(document.subarray(start, start + length))
}

/** All text of the file: body, notes, headers, comments, text boxes, and what a tracked change has deleted. */
function textOf(bytes: Buffer): string {
  const streams = new Map(compoundStreams(bytes).map(({ name, content }) => [name, content]))
  const document = streams.get('WordDocument') ?? Buffer.alloc(0)
  if (document.length < PIECES_SIZE + 4) return ''
  const table = streams.get((document.readUInt16LE(FLAGS) & SECOND_TABLE) === 0 ? '0Table' : '1Table')
  const at = document.readUInt32LE(PIECES_AT)
  const list = table?.subarray(at, at + document.readUInt32LE(PIECES_SIZE)) ?? Buffer.alloc(0)
  return piecesOf(list)
    .map((piece) => pieceText(document, piece))
    .join('')
}

/** Finds the words of a file of Word 97 to 2003, or of WPS in the same form. Says what it cannot know. Never throws. */
export function inspectOldWord(bytes: Buffer, findings: Findings): void {
  const text = textOf(bytes)
  text.split(/[\r\u0007\u000b\u000c]/).forEach((line, at) => {
    findings.add(`正文第 ${at + 1} 段`, line.replaceAll(/[\u0000-\u001f]+/g, ' '))
  })
  findings.addUnread(
    text.trim() === ''
      ? '旧版 Word 文件的内容无法读取，请另存为 .docx 后上传。'
      : '旧版 Word 文件只检查了文字，图片、嵌入对象和文档属性没有检查；建议另存为 .docx 后上传。',
  )
}
