import type { Block, Cell, Run, Table } from './article-model.ts'

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'picture' ? run.alt : '\n')).join('')
}

function cellText({ blocks }: Cell): string {
  return blocksToText(blocks).replaceAll(/\s*\n\s*/g, ' ')
}

function tableText({ caption, head, body }: Table): string[] {
  return [wordsOf(caption), ...[...head, ...body].map((cells) => cells.map(cellText).join('\t'))]
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wordsOf(block.runs)]
    case 'list':
      return block.items.map(blocksToText)
    case 'table':
      return tableText(block)
    case 'figure':
      return [wordsOf(block.pictures), wordsOf(block.caption)]
    case 'quote':
      return [blocksToText(block.blocks)]
    case 'rule':
      return []
  }
}

/** What an article says, a line for each paragraph and table row, cells apart by tabs, pictures by their alternative text. */
export function blocksToText(blocks: readonly Block[]): string {
  return blocks
    .flatMap(linesOf)
    .filter((line) => line.trim() !== '')
    .join('\n')
}
