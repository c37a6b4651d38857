import { folded } from './redact-matching.ts'
import type { Redaction, RedactionFinding } from './redaction.ts'

interface SoughtTerm {
  readonly redaction: number
  readonly words: string
}

/** A term as it may stand in raw bytes: with blanks and dots, in capitals or not. To fold megabytes would take minutes. */
interface TermForm {
  readonly redaction: number
  readonly form: RegExp
}

/** Encodings in which programs write words into files. UTF-16 may also begin at an odd byte. */
const ENCODINGS: readonly (readonly [name: string, from: number])[] = [
  ['utf-8', 0],
  ['utf-16le', 0],
  ['utf-16le', 1],
  ['utf-16be', 0],
  ['utf-16be', 1],
  ['gb18030', 0],
  ['latin1', 0],
]
/** What is no mere number and long enough not to turn up by chance among the measures and codes of a file. */
const TELLING = /^(?=..).*[^\p{ASCII}]|^(?=.*[a-z]).{6,}/su

function formOf(words: string): RegExp {
  const letters = Array.from(words, (letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`))
  return new RegExp(letters.join(String.raw`[\p{Z}\p{Cc}\p{Cf}\p{Pd}·•・]{0,8}`), 'iu')
}

/** Looks for the terms of redactions, however they are written. */
export class TermSearch {
  private readonly terms: readonly SoughtTerm[]
  private readonly telling: readonly TermForm[]

  constructor(redactions: readonly Redaction[]) {
    this.terms = redactions.flatMap(({ target }, redaction) =>
      target.kind === 'term' ? [{ redaction, words: folded(target.term) }] : [],
    )
    this.telling = this.terms
      .filter(({ words }) => TELLING.test(words))
      .map(({ redaction, words }) => ({ redaction, form: formOf(words) }))
  }

  /** What is found in a text; `what` says which side of the file the text belongs to. */
  inText(text: string, place: string, what: RedactionFinding['what'] = 'text'): RedactionFinding[] {
    const words = folded(text)
    return this.terms.filter((term) => words.includes(term.words)).map(({ redaction }) => ({ place, what, redaction }))
  }

  /** What is found among values that are measures, names and codes as a rule: numbers and short terms are not sought there. */
  inValues(text: string, place: string): RedactionFinding[] {
    return this.telling
      .filter(({ form }) => form.test(text))
      .map(({ redaction }) => ({ place, what: 'structure', redaction }))
  }

  /** What is found in bytes that may hold words in any encoding; numbers and short terms are left to the other searches. */
  inBytes(bytes: Buffer, place: string): RedactionFinding[] {
    if (this.telling.length === 0 || bytes.byteLength === 0) return []
    const texts = ENCODINGS.map(([name, from]) => new TextDecoder(name).decode(bytes.subarray(from)))
    return texts.flatMap((text) => this.inValues(text, place))
  }
}
