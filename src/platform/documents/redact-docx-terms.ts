import { barWords } from './redact-layer.ts'
import { findTerm, fold } from './redact-matching.ts'
import { type Element, isElement, type TextNode } from './redact-xml.ts'
import type { Redaction, Removal } from './redaction.ts'

/** One character of a part, where it stands in its piece of text. */
interface Letter {
  readonly text: string
  readonly node: TextNode | undefined
  readonly at: number
  readonly paragraph: number
}

/** What a redaction of terms needs to know of all of them. */
export interface Terms {
  readonly redactions: readonly Redaction[]
  /** The harmless label of each redaction. */
  readonly labels: readonly string[]
}

const BAR = '▇▇'
const HYPHEN = 'w:noBreakHyphen'

function flowName(part: string, isBox: boolean): string {
  return isBox ? `${part}中的文本框` : part
}

/** The words of a part in reading order; a text box is read by itself, so that it does not part the words around it. */
class Reader {
  readonly flows: { readonly isBox: boolean; readonly letters: Letter[] }[] = []
  private paragraph = 0

  read(root: Element, isBox = false): void {
    const letters: Letter[] = []
    this.flows.push({ isBox, letters })
    this.walk(root, letters)
  }

  private walk(node: Element, letters: Letter[]): void {
    if (node.name === 'w:p') this.paragraph += 1
    if (node.name === HYPHEN) letters.push({ text: '-', node: undefined, at: 0, paragraph: this.paragraph })
    for (const child of node.children) {
      if (!isElement(child)) this.add(child, node.name, letters)
      else if (child.name === 'w:txbxContent') this.read(child, true)
      else this.walk(child, letters)
    }
  }

  private add(node: TextNode, owner: string, letters: Letter[]): void {
    if (owner !== 'w:t' && owner !== 'm:t') return
    Array.from(node.text).forEach((text, at) => {
      letters.push({ text, node, at, paragraph: this.paragraph })
    })
  }
}

/** What becomes of the letters of each piece: gone, or a bar with its ground in the place of the first of them. */
class Eraser {
  private readonly pieces = new Map<TextNode, string[]>()

  erase(letters: readonly Letter[], bar: string): void {
    letters.forEach(({ node, at }, place) => {
      const piece = node && this.pieceOf(node)
      if (piece) piece[at] = place === 0 ? bar : piece[at]?.startsWith(BAR) === true ? (piece[at] ?? '') : ''
    })
  }

  finish(): void {
    for (const [node, piece] of this.pieces) node.text = piece.join('')
  }

  private pieceOf(node: TextNode): string[] {
    const known = this.pieces.get(node) ?? Array.from(node.text)
    this.pieces.set(node, known)
    return known
  }
}

function barOf(label: string): string {
  return label === '' ? BAR : `${BAR}${barWords(label)}`
}

/** Takes the terms out of a part, across runs, cells and paragraphs, and says where it did. */
export function eraseTerms(root: Element, part: string, { redactions, labels }: Terms): Removal[] {
  const reader = new Reader()
  reader.read(root)
  const eraser = new Eraser()
  const removed: Removal[] = []
  for (const { isBox, letters } of reader.flows) {
    const text = fold(letters.map((letter) => letter.text))
    redactions.forEach(({ ground, target }, redaction) => {
      if (target.kind !== 'term') return
      for (const occurrence of findTerm(text, target.term)) {
        const found = occurrence.map((at) => letters[at]).filter((letter) => letter !== undefined)
        eraser.erase(found, barOf(labels[redaction] ?? ''))
        const paragraph = found[0]?.paragraph ?? 0
        const place = `${flowName(part, isBox)}第 ${paragraph} 段`
        removed.push({ redaction, ground, place, page: 0, box: undefined })
      }
    })
  }
  eraser.finish()
  return removed
}

/** Words outside of the text without the terms, and which redactions they were. */
export function maskWords(words: string, { redactions }: Terms): { words: string; redactions: readonly number[] } {
  const letters = Array.from(words)
  const found = new Set<number>()
  redactions.forEach(({ target }, redaction) => {
    if (target.kind !== 'term') return
    for (const occurrence of findTerm(fold(letters), target.term)) {
      found.add(redaction)
      for (const at of occurrence) letters[at] = '▇'
    }
  })
  return { words: letters.join(''), redactions: [...found] }
}
