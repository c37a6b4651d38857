import { diffArrays } from 'diff'
import { anyJieba } from '../jieba.ts'

/** A run of text that stayed, came or went. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

const LONGEST_FOR_WORDS = 4000

function words(text: string): string[] {
  return anyJieba().cut(text, true)
}

/** Sentences and clauses with their punctuation: the unit in which a Chinese reader compares. */
function clauses(text: string): string[] {
  return text.match(/[^。；！？，、\n]*[。；！？，、\n]|[^。；！？，、\n]+$/g) ?? []
}

function toParts(before: readonly string[], after: readonly string[]): DiffPart[] {
  return diffArrays([...before], [...after]).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last?.kind === part.kind) result[result.length - 1] = { kind: part.kind, text: last.text + part.text }
    else if (part.text !== '') result.push(part)
  }
  return result
}

/** What changed, readable for Chinese: first by clause, then by word inside clauses that were rewritten. */
export function diffTexts(before: string, after: string): DiffPart[] {
  const coarse = toParts(clauses(before), clauses(after))
  const fine: DiffPart[] = []
  for (let at = 0; at < coarse.length; at++) {
    const [part, next] = [coarse[at], coarse[at + 1]]
    if (!part) continue
    const isRewrite =
      part.kind === 'removed' && next?.kind === 'added' && part.text.length + next.text.length < LONGEST_FOR_WORDS
    if (isRewrite) {
      fine.push(...toParts(words(part.text), words(next.text)))
      at += 1
    } else fine.push(part)
  }
  return merged(fine)
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const TAGS = { same: '', added: 'ins', removed: 'del' } as const

/** The difference as HTML with <ins> and <del>, one paragraph a line. */
export function renderDiffHtml(parts: readonly DiffPart[]): string {
  const inline = parts
    .map(({ kind, text }) =>
      text
        .split('\n')
        .map((line) => {
          const tag = TAGS[kind]
          return tag === '' || line === '' ? escape(line) : `<${tag}>${escape(line)}</${tag}>`
        })
        .join('\n'),
    )
    .join('')
  return inline
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('')
}
