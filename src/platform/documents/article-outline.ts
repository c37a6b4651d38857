import type { Block } from './article-model.ts'

const FIRST = 2
const LAST = 4

/**
 * The page's title is the only h1, so headings of a text start at h2; they never skip a level, or the outline of a screen
 * reader breaks. What stands above and below what is kept, whatever levels the author used.
 */
export function repairOutline(blocks: readonly Block[]): Block[] {
  const open: number[] = []
  return blocks.map((block) => {
    if (block.kind !== 'paragraph' || block.level === 0) return block
    while ((open.at(-1) ?? 0) >= block.level) open.pop()
    open.push(block.level)
    return { ...block, level: Math.min(FIRST + open.length - 1, LAST) }
  })
}
