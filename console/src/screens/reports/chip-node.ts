import { mergeAttributes, Node } from '@tiptap/core'
import type { JSONContent } from '@tiptap/react'
import { chipText, chipWords, piecesOf } from '../../../../src/kernel/report-chips.ts'
import { valueWords } from '../../../../src/kernel/figure-terms.ts'
import type { Figure } from './report.ts'

export type Figures = ReadonlyMap<string, Figure>

/** How a chip is drawn; one for staff is marked, because it becomes public with the report. */
interface Drawn {
  readonly text: string
  readonly title: string
  readonly isForStaff: boolean
}

/** A figure within a text: it shows its value and cannot be typed over. What it shows is drawn by `draw` from the figures of the report. */
export const ChipNode = Node.create<{ draw: (key: string, form: string) => Drawn }>({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ draw: (key: string) => ({ text: key, title: '', isForStaff: false }) }),
  addAttributes: () => ({ figure: { default: '' }, form: { default: '' } }),
  parseHTML: () => [{ tag: 'span[data-figure]' }],
  renderHTML({ node, HTMLAttributes }) {
    const { figure, form } = node.attrs as { figure: string; form: string }
    const { text, title, isForStaff } = this.options.draw(figure, form)
    return [
      'span',
      mergeAttributes(HTMLAttributes, { class: isForStaff ? 'chip chip-staff' : 'chip', 'data-figure': figure, title }),
      text,
    ]
  },
})

/** What a chip shows, and what it is. */
export function drawn(figures: Figures, key: string, form: string): Drawn {
  const figure = figures.get(key)
  const words = figure && chipWords(figure, form)
  if (!figure || words === undefined)
    return { text: `没有指标 ${key}`, title: '请删去，或者换一项指标', isForStaff: false }
  const isForStaff = figure.audience === 'staff'
  const note = isForStaff ? '（只供校内查看，写进报告就随报告公开）' : ''
  return { text: words, title: `${figure.name}：${valueWords(figure)}${note}`, isForStaff }
}

/** A text of a report as the editor holds it. */
export function toContent(text: string): JSONContent {
  const paragraphs = text.split('\n').map((line): JSONContent => {
    const content = piecesOf(line).map(
      (piece): JSONContent =>
        piece.kind === 'words'
          ? { type: 'text', text: piece.text }
          : { type: 'figure', attrs: { figure: piece.key, form: piece.form } },
    )
    return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content }
  })
  return { type: 'doc', content: paragraphs }
}

function lineOf({ content = [] }: JSONContent): string {
  return content
    .map(({ type, text = '', attrs = {} }) =>
      type === 'figure' ? chipText({ key: String(attrs['figure']), form: String(attrs['form']) }) : text,
    )
    .join('')
}

/** What the editor holds as a text of a report. */
export function fromContent({ content = [] }: JSONContent): string {
  return content.map(lineOf).join('\n')
}
