import { element, type Element, type Node, textIn } from './redact-xml.ts'

interface Field {
  code: string
  isResult: boolean
  isKept: boolean
}

/** Fields that count pages: they say nothing of their own, and their results would be wrong if they were frozen. */
const COUNTING = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)(?:\s+\\\*\s+[A-Za-z]+)*\s*$/

/** The name of the field when it merely counts pages. */
export function countingField(code: string): string | undefined {
  return COUNTING.exec(code)?.[1]
}

function mark(kind: 'begin' | 'separate' | 'end'): Element {
  return element('w:fldChar', { 'w:fldCharType': kind })
}

/**
 * Follows the fields of a part from run to run. Their codes go (a link's address, a merge field, a macro), their results stay
 * as plain words.
 */
export class Fields {
  private readonly open: Field[] = []

  /** True while a code is read and not a result. */
  get isInCode(): boolean {
    return this.open.some(({ isResult }) => !isResult)
  }

  /** Takes in a piece of a code. */
  read(node: Node): void {
    const field = this.open.at(-1)
    if (field && !field.isResult) field.code += textIn(node)
  }

  /** Takes in a mark of a field; what is to be written for it. */
  mark(kind: string): Node[] {
    if (kind === 'begin') this.open.push({ code: '', isResult: false, isKept: false })
    if (kind === 'separate') return this.separate()
    return kind === 'end' ? this.end() : []
  }

  private separate(): Node[] {
    const field = this.open.at(-1)
    if (!field || field.isResult) return []
    field.isResult = true
    const counting = countingField(field.code)
    if (counting === undefined || this.isInCode) return []
    field.isKept = true
    return [
      mark('begin'),
      element('w:instrText', { 'xml:space': 'preserve' }, [{ text: ` ${counting} ` }]),
      mark('separate'),
    ]
  }

  private end(): Node[] {
    const begun = this.separate()
    const field = this.open.pop()
    return field?.isKept === true ? [...begun, mark('end')] : begun
  }
}
