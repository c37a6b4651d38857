import type { Block, Cell } from '../../platform/documents/article-model.ts'
import { blocksToText } from '../../platform/documents/article-text.ts'
import { articleOf, picturesWithoutAlt } from '../../platform/documents/sanitize.ts'
import type { Inspectable } from '../disclosures/index.ts'
import { type Content, type Finding, KIND_WORDS } from '../leakguard/index.ts'
import type { Found } from './domain/rule.ts'
import { wrongAcross, wrongSums } from './domain/table-sums.ts'
import type { WordFinder } from './domain/wrong-words.ts'
import type { RuleKey } from './registry.ts'

/** A publication with what was made ready of it. */
export interface Looked {
  readonly document: Inspectable
  readonly passages: Content['passages']
  readonly leaks: readonly Finding[]
  readonly findWords: WordFinder
}

type Told = Pick<Found, 'content' | 'evidence'>

function found({ document }: Looked, rule: RuleKey, { content, evidence }: Told): Found {
  const { documentId, title, unitId } = document
  return {
    ...{ rule, subjectType: 'document', subjectId: documentId, content, unitId, evidence },
    what: title,
    path: `/console/documents/${documentId}`,
  }
}

function missingIn({ document: { metadata } }: Looked): Told[] {
  // As at submission: what belongs to no item stands at least in a column.
  const isPlaced = metadata.itemIds.length > 0 || metadata.columnIds.length > 0
  const missing = [...(metadata.formedOn === '' ? ['产生日期'] : []), ...(isPlaced ? [] : ['公开事项或者栏目'])]
  return missing.length === 0 ? [] : [{ content: missing.join('、'), evidence: `缺少${missing.join('、')}。` }]
}

function wordsIn({ passages, findWords }: Looked): Told[] {
  return passages
    .filter(({ place }) => !place.endsWith('的链接地址'))
    .flatMap(({ place, text }) =>
      findWords(text).map(({ wrong, suggestion, excerpt }) => ({
        content: `${wrong}\n${excerpt}`,
        evidence: `${place}：“${excerpt}”，“${wrong}”建议写作“${suggestion}”。`,
      })),
    )
}

/** The cells of a table, each under its column: a cell over several stands in each of them. */
function gridOf(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: string[][] = rows.map(() => [])
  for (const [at, cells] of rows.entries()) {
    let column = 0
    for (const { colspan, rowspan, blocks } of cells) {
      while (grid[at]?.[column] !== undefined) column += 1
      const text = blocksToText(blocks).trim()
      for (let down = 0; down < rowspan; down += 1)
        for (let right = 0; right < colspan; right += 1) {
          const row = grid[at + down]
          if (row) row[column + right] = text
        }
      column += colspan
    }
  }
  return grid
}

function tablesIn(blocks: readonly Block[]): Extract<Block, { kind: 'table' }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [block]
    return block.kind === 'quote' ? tablesIn(block.blocks) : []
  })
}

function sumsIn({ document: { bodyHtml } }: Looked): Told[] {
  if (!bodyHtml.includes('<table')) return []
  return tablesIn(articleOf(bodyHtml)).flatMap(({ head, body }, nth) => {
    const heads = gridOf(head)
    const rows = gridOf(body)
    const [headings, rest] = heads.length > 0 ? [heads.at(-1) ?? [], rows] : [rows[0] ?? [], rows.slice(1)]
    const whole = rest.map((row) => row.join('\t')).join('\n')
    const down = wrongSums(headings, rest).map(({ heading, says, is }) => ({
      content: `${String(nth)}\n${heading}\n${whole}`,
      evidence: `第 ${String(nth + 1)} 个表格“${heading}”一列合计写的是 ${String(says)}，各行相加是 ${String(is)}。`,
    }))
    const across = wrongAcross({ headings, above: heads.flat() }, rest).map(({ label, says, is }) => ({
      content: `${String(nth)}\n${label} →\n${whole}`,
      evidence: `第 ${String(nth + 1)} 个表格“${label}”一行合计写的是 ${String(says)}，各列相加是 ${String(is)}。`,
    }))
    return [...down, ...across]
  })
}

const TEXT_FILES = /pdf|word|document|sheet|excel|presentation|powerpoint/u

function scansIn({ document: { files } }: Looked): Told[] {
  return files
    .filter(({ use, mediaType, hasText }) => use === 'file' && !hasText && TEXT_FILES.test(mediaType))
    .map(({ sha256, name }) => ({ content: sha256, evidence: `附件“${name}”中读不出文字。` }))
}

function picturesIn({ document: { bodyHtml } }: Looked): Told[] {
  const count = picturesWithoutAlt(bodyHtml)
  return count === 0 ? [] : [{ content: String(count), evidence: `${String(count)} 张图片没有替代文字。` }]
}

function leaksIn({ leaks }: Looked, isUnread: boolean): Told[] {
  return leaks
    .filter(({ kind, action, override }) => action === 'block' && override === null && (kind === 'unread') === isUnread)
    .map(({ kind, place, masked, fingerprint }) => ({
      content: fingerprint,
      evidence: isUnread ? `${place}：${masked}` : `${place}：${KIND_WORDS[kind].name} ${masked}`,
    }))
}

const READINGS: Readonly<Partial<Record<RuleKey, (looked: Looked) => Told[]>>> = {
  'metadata-missing': missingIn,
  'wrong-word': wordsIn,
  'table-sum': sumsIn,
  'attachment-scanned': scansIn,
  'picture-without-words': picturesIn,
  'leak-open': (looked) => leaksIn(looked, false),
  'attachment-unread': (looked) => leaksIn(looked, true),
}

/** Everything that the rules for single publications find in one. */
export function findInDocument(looked: Looked): Found[] {
  return Object.entries(READINGS).flatMap(([rule, read]) =>
    read(looked).map((told) => found(looked, rule as RuleKey, told)),
  )
}
