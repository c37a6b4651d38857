import { formatDayCn } from '../../../kernel/day.ts'
import { cellWords, growthWords } from '../../../kernel/report-chips.ts'
import {
  PROBLEM_STATES,
  type ReportSheet,
  type SheetBlock,
  type SheetRun,
  type SheetTable,
} from '../../../kernel/report-sheet.ts'
import type { Body, BodySection, BodyText } from './body.ts'
import { evidenceOf, keysIn, linked, runsOf, type Span } from './chips.ts'
import { byKey, listedOf, type Material, type ReportFigure, type ReportProblem } from './material.ts'
import { REMEDY_COLUMNS } from './remedies.ts'
import type { Template, TemplateBlock } from './template.ts'

/** What a report is put together from. */
export interface Parts {
  readonly title: string
  readonly issuer: string
  readonly periodName: string
  readonly span: Span
  readonly template: Template
  readonly body: Body
  readonly material: Material
  readonly problems: readonly ReportProblem[]
  readonly contact: readonly string[]
}

type Figures = ReadonlyMap<string, ReportFigure>

// “（一）健全机制” on a line of its own.
const HEADING = /^[（(][一二三四五六七八九十]{1,3}[）)][^。；]{1,40}$/u

function textBlocks({ text, overrides }: BodyText, figures: Figures, span: Span): SheetBlock[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const notes = overrides.map(
    ({ number, reason }): SheetBlock => ({
      kind: 'note',
      text: `注：文中“${number}”与统计指标的口径不同，原因是：${reason}`,
    }),
  )
  const blocks = lines.map((line): SheetBlock => {
    const trimmed = line.trim()
    return HEADING.test(trimmed)
      ? { kind: 'heading', text: trimmed }
      : { kind: 'paragraph', runs: runsOf(trimmed, figures, span) }
  })
  return [...blocks, ...notes]
}

function table(title: string, head: readonly string[], rows: readonly (readonly SheetRun[])[]): SheetTable {
  return { kind: 'table', title, head, rows }
}

function words(...texts: readonly (string | number)[]): SheetRun[] {
  return texts.map((text) => ({ text: String(text) }))
}

function figureTable(title: string, keys: readonly string[], { figures, span }: { figures: Figures; span: Span }) {
  const rows = keys.flatMap((key) => {
    const figure = figures.get(key)
    // A table is not a word of the office: what is for staff stands in texts only.
    if (figure?.audience !== 'public') return []
    const value = linked(cellWords(figure.value), evidenceOf(figure, span))
    return [[...words(figure.name), value, ...words(figure.unit, cellWords(figure.before), growthWords(figure.growth))]]
  })
  return table(title, ['指标', '本期', '单位', '上年同期', '增减'], rows)
}

function itemTable(title: string, { items }: Material): SheetTable {
  const rows = items.map(({ className, number, title: name, url, total, fresh, lastOn }) => [
    ...words(className, number),
    linked(name, url),
    ...words(total === 0 ? '未公开' : '已公开', total, fresh, lastOn === '' ? '—' : lastOn),
  ])
  return table(title, ['类别', '序号', '公开事项', '状态', '累计（条）', '本期（条）', '最近公开'], rows)
}

function classTable(title: string, { items }: Material): SheetTable {
  const names = [...new Set(items.map(({ className }) => className))]
  const rows = names.map((name) => {
    const own = items.filter(({ className }) => className === name)
    const sum = (of: 'total' | 'fresh'): number => own.reduce((all, item) => all + item[of], 0)
    return words(name, own.length, own.filter(({ total }) => total > 0).length, sum('fresh'), sum('total'))
  })
  return table(title, ['类别', '清单事项', '已公开事项', '本期公开（条）', '累计公开（条）'], rows)
}

function numberTable(title: string, columns: readonly string[], lines: Material['remedies']): SheetTable {
  const rows = lines.map(({ name, cells }) => words(name, ...cells))
  return table(title, ['项目', ...columns], rows)
}

function lastWords(value: number | null | undefined): string {
  return value === undefined ? '未载' : cellWords(value)
}

/** This report beside the last one: what that one said, and what the same days give when they are counted today. */
function comparison(title: string, { material, body, span }: Parts): SheetBlock[] {
  const { last } = material
  if (!last) return [{ kind: 'paragraph', runs: words('这是本平台编制的第一份报告，没有上一份报告可比。') }]
  const named = new Set(body.flatMap(({ texts }) => texts.flatMap(({ text }) => keysIn(text))))
  const rows = material.figures
    .filter(({ key, audience }) => audience === 'public' && (last.values[key] !== undefined || named.has(key)))
    .map((figure) => [
      ...words(figure.name),
      linked(cellWords(figure.value), evidenceOf(figure, span)),
      ...words(lastWords(last.values[figure.key]), cellWords(figure.before), figure.unit),
    ])
  return [table(`${title}（上一份：${last.title}）`, ['指标', '本期', '上一份报告所载', '上年同期', '单位'], rows)]
}

function sentence(text: string | undefined): SheetBlock[] {
  return text === undefined ? [] : [{ kind: 'paragraph', runs: words(text) }]
}

type ProblemBlock = Extract<TemplateBlock, { kind: 'problems' }>

/** The problems of the period; where there are none it says so, and why although the monitors see some. */
function problemBlocks({ title, lead, none }: ProblemBlock, { unlisted }: BodySection, { problems: all }: Parts) {
  const problems = listedOf(all)
  if (problems.length === 0) return sentence(unlisted ?? none ?? '本期没有列出需要整改的问题。')
  const rows = problems.map(({ problem, measure, unitName, dueOn }) =>
    words(problem, measure, unitName === '' ? '—' : unitName, dueOn ?? '—'),
  )
  return [...sentence(lead), table(title, ['问题', '改进措施', '责任单位', '完成时限'], rows)]
}

function cureTable(title: string, problems: readonly ReportProblem[]): SheetBlock[] {
  const earlier = problems.filter(({ isOwn }) => !isOwn)
  if (earlier.length === 0) return [{ kind: 'paragraph', runs: words('以前的报告没有遗留需要说明的问题。') }]
  const rows = earlier.map(({ problem, measure, state, cure, foundIn }) =>
    words(problem, foundIn, measure, PROBLEM_STATES[state], cure === '' ? '—' : cure),
  )
  return [table(title, ['问题', '出自', '改进措施', '状态', '整改结果'], rows)]
}

type Maker = (title: string, parts: Parts) => readonly SheetBlock[]

const MAKERS: Readonly<Record<Exclude<TemplateBlock['kind'], 'text' | 'figures' | 'problems'>, Maker>> = {
  items: (title, { material }) => [itemTable(title, material)],
  classes: (title, { material }) => [
    classTable(title, material),
    { kind: 'note', text: '注：一条信息归入几个事项的，在各事项中都计。' },
  ],
  applications: (title, { material: { applications } }) => [
    numberTable(title, applications.columns, applications.lines),
    { kind: 'note', text: '注：勾稽关系为第一项加第二项之和，等于第三项加第四项之和；已由系统逐列核对。' },
  ],
  remedies: (title, { material: { remedies } }) => [numberTable(title, REMEDY_COLUMNS, remedies)],
  comparison,
  cures: (title, { problems }) => cureTable(title, problems),
}

function blocksOf(block: TemplateBlock, section: BodySection, parts: Parts): readonly SheetBlock[] {
  const figures = byKey(parts.material)
  if (block.kind === 'figures') return [figureTable(block.title, block.figures, { figures, span: parts.span })]
  if (block.kind === 'problems') return problemBlocks(block, section, parts)
  if (block.kind !== 'text') return MAKERS[block.kind](block.title, parts)
  const text = section.texts.find(({ key }) => key === block.key)
  return text ? textBlocks(text, figures, parts.span) : []
}

function noneBlocks({ none }: BodySection): SheetBlock[] {
  return none === null ? [] : [{ kind: 'paragraph', runs: words(`${none.answer}。${none.reason}`) }]
}

/** Puts a report together: every section of its template that was not left out, with figures and tables in their places. */
export function compose(parts: Parts): ReportSheet {
  const { title, issuer, periodName, span, template, body, contact } = parts
  const sections = template.sections.flatMap((section) => {
    const own = body.find(({ key }) => key === section.key)
    if (!own || own.isDropped) return []
    const blocks = own.none === null ? section.blocks.flatMap((block) => blocksOf(block, own, parts)) : noneBlocks(own)
    return [{ key: section.key, title: section.title, blocks }]
  })
  const days = `${formatDayCn(span.from)}至${formatDayCn(span.to)}`
  return {
    title,
    issuer,
    lines: [
      `统计期限：${days}${periodName.endsWith('学年') ? `（${periodName}）` : ''}`,
      '报告中的统计数字由信息公开平台从办理和公开的记录中算出。',
    ],
    sections,
    closing: contact,
  }
}
