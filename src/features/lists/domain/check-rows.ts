import { LIFE_EVENT_NAMES, LIST_KIND_NAMES, type ListKind, PERSON_NAMES } from '../../../kernel/list-terms.ts'
import type { RowError, SheetLine } from '../../../kernel/sheet-rows.ts'
import { changedFields } from './entry.ts'
import { AUDIENCE_WORDS, type Column, NO, type ParsedRow, parseRow, STATE_WORDS, wordsOf, YES } from './entry-rows.ts'
import type { EntryFields } from '../../../kernel/list-terms.ts'
import { LONGEST, NUMBER } from './limits.ts'

/** An entry that exists, as far as the check of a sheet needs to know it. */
export interface KnownEntry {
  readonly id: string
  readonly kind: ListKind
  readonly unitId: string
  readonly number: string
  readonly parentNumber: string
  readonly isInReview: boolean
  /** Has it ever held? One that was only proposed may still become anything. */
  readonly isNew: boolean
  /** What it says now; undefined while it does not hold. */
  readonly fields: EntryFields | undefined
}

/** What the check needs to know of the school. */
export interface SheetFacts {
  readonly units: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  readonly mayWrite: (unitId: string) => boolean
  readonly entries: ReadonlyMap<string, KnownEntry>
}

/** A row that changes something. */
export interface ProposedRow {
  readonly kind: ListKind
  readonly number: string
  readonly unitId: string
  readonly parentNumber: string
  readonly isEnded: boolean
  readonly fields: EntryFields
}

/** What a sheet comes to: what it would change, what is as it was, and what is wrong with it. */
export interface CheckedSheet {
  readonly rows: readonly (ProposedRow & { readonly rowNumber: number })[]
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly errors: readonly RowError[]
}

type Check = readonly [column: Column, message: string, isWrong: (row: ParsedRow) => boolean]

function isUnknown(text: string, words: readonly string[]): boolean {
  return wordsOf(text).some((word) => !words.includes(word))
}

function isNoneOf(text: string, words: readonly string[]): boolean {
  return text !== '' && !words.includes(text)
}

const KINDS = Object.values(LIST_KIND_NAMES)
const PERSON_WORDS = Object.values(PERSON_NAMES)
const EVENT_WORDS = Object.values(LIFE_EVENT_NAMES)
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^[\d\s\-—()（）+转、，,;；/]{3,60}$/
const LINK = /^(https?:\/\/[^\s]+|\/[^\s/][^\s]*)$/

const CHECKS: readonly Check[] = [
  ['清单类型', `应为${KINDS.join('、')}之一`, ({ kind }) => kind === undefined],
  ['编号', '必须填写', ({ number }) => number === ''],
  [
    '编号',
    '只能用大写字母、数字和连字符，最多 30 个，如 FW-205-001',
    ({ number }) => number !== '' && !NUMBER.test(number),
  ],
  ['责任单位', '必须填写', ({ unitWord }) => unitWord === ''],
  ['事项名称', '必须填写', ({ fields }) => fields.matter === ''],
  [
    '上级编号',
    '只有服务清单的条目可以有上级',
    ({ kind, parentNumber }) => kind !== undefined && kind !== 'service' && parentNumber !== '',
  ],
  ['服务对象', `只能从这些中选：${PERSON_WORDS.join('、')}`, ({ cells }) => isUnknown(cells.服务对象, PERSON_WORDS)],
  ['办事场景', `只能从这些中选：${EVENT_WORDS.join('、')}`, ({ cells }) => isUnknown(cells.办事场景, EVENT_WORDS)],
  [
    '承诺时限（工作日）',
    '应填 0 至 365 的整数，0 表示当场办结',
    ({ cells, fields }) => cells['承诺时限（工作日）'] !== '' && (fields.promisedDays ?? 366) > 365,
  ],
  ['咨询电话', '应填电话号码，几个号码用顿号分开', ({ fields }) => fields.phone !== null && !PHONE.test(fields.phone)],
  ['电子邮箱', '格式不正确', ({ fields }) => fields.email !== null && !MAIL.test(fields.email)],
  ['网上办理', '应填“是”或“否”', ({ cells }) => isNoneOf(cells.网上办理, [YES, NO])],
  ['网办地址', '应以 http://、https:// 或 / 开头', ({ fields }) => fields.url !== '' && !LINK.test(fields.url)],
  ['公开范围', '应填“社会公开”或“校内公开”', ({ cells }) => isNoneOf(cells.公开范围, Object.values(AUDIENCE_WORDS))],
  ['状态', '应填“在用”或“取消”', ({ cells }) => isNoneOf(cells.状态, Object.values(STATE_WORDS))],
]

function tooLong({ rowNumber, cells }: ParsedRow): RowError[] {
  return (Object.entries(LONGEST) as [Column, number][])
    .filter(([column, longest]) => Array.from(cells[column]).length > longest)
    .map(([column, longest]) => ({ row: rowNumber, column, message: `最多 ${String(longest)} 个字` }))
}

function ownFaults(row: ParsedRow): RowError[] {
  const wrong = CHECKS.filter(([, , isWrong]) => isWrong(row))
  return [...wrong.map(([column, message]) => ({ row: row.rowNumber, column, message })), ...tooLong(row)]
}

function unitOf({ unitWord }: ParsedRow, { units }: SheetFacts) {
  return units.find(({ code, name }) => code === unitWord || name === unitWord)
}

type Unit = SheetFacts['units'][number]

/** A row with its unit and what the entry was before. */
interface Placed {
  readonly row: ParsedRow
  readonly unit: Unit | undefined
  readonly before: KnownEntry | undefined
  readonly mayWrite: SheetFacts['mayWrite']
}

/** An entry that has held keeps its list, its unit and what it derives from. */
function fixedOf({ before }: Placed): KnownEntry | undefined {
  return before?.isNew === false ? before : undefined
}

const PLACE_CHECKS: readonly (readonly [Column, (placed: Placed) => string, (placed: Placed) => boolean])[] = [
  [
    '责任单位',
    ({ row }) => `没有名称或代码为“${row.unitWord.slice(0, 40)}”的单位`,
    ({ row, unit }) => !unit && row.unitWord !== '',
  ],
  ['责任单位', () => '您没有维护这个单位清单的权限', ({ unit, mayWrite }) => unit !== undefined && !mayWrite(unit.id)],
  [
    '清单类型',
    (placed) => `这个编号已是${LIST_KIND_NAMES[fixedOf(placed)?.kind ?? 'service']}的条目，类型不能改`,
    (placed) => placed.row.kind !== undefined && (fixedOf(placed)?.kind ?? placed.row.kind) !== placed.row.kind,
  ],
  [
    '编号',
    () => '这个编号已属于其他单位',
    (placed) => placed.unit !== undefined && (fixedOf(placed)?.unitId ?? placed.unit.id) !== placed.unit.id,
  ],
  [
    '上级编号',
    (placed) => `已有条目的上级不能改，原为“${fixedOf(placed)?.parentNumber ?? ''}”`,
    // Left out, it stays as it is.
    (placed) =>
      placed.row.parentNumber !== '' &&
      (fixedOf(placed)?.parentNumber ?? placed.row.parentNumber) !== placed.row.parentNumber,
  ],
  ['编号', () => '这个条目正在审核中，审核结束后才能再改', ({ before }) => before?.isInReview === true],
  ['状态', () => '现在不在用的条目不能取消', ({ row, before }) => row.isEnded && before?.fields === undefined],
]

/** What is wrong with whose it is, and with what it was before. */
function placeFaults(row: ParsedRow, facts: SheetFacts): RowError[] {
  const { mayWrite, entries } = facts
  const placed = { row, unit: unitOf(row, facts), before: entries.get(row.number), mayWrite }
  return PLACE_CHECKS.filter(([, , isWrong]) => isWrong(placed)).map(([column, words]) => ({
    row: row.rowNumber,
    column,
    message: words(placed),
  }))
}

function duplicates(rows: readonly ParsedRow[]): RowError[] {
  const seen = new Set<string>()
  return rows.flatMap(({ rowNumber, number }) => {
    const isSeen = number !== '' && seen.has(number)
    seen.add(number)
    return isSeen ? [{ row: rowNumber, column: '编号', message: `“${number}”在表中重复` }] : []
  })
}

/** A parent must be an entry of the other lists that is in use, or a good row of this sheet. */
function lostParents(rows: readonly ParsedRow[], bad: ReadonlySet<number>, { entries }: SheetFacts): RowError[] {
  const good = new Map(rows.filter(({ rowNumber }) => !bad.has(rowNumber)).map((row) => [row.number, row]))
  const isUsable = (number: string): boolean => {
    const own = good.get(number)
    if (own) return own.kind !== 'service' && !own.isEnded
    const known = entries.get(number)
    return known?.fields !== undefined && known.kind !== 'service'
  }
  // What an entry derives from never changes: when that has ended, the entry can still be changed or ended itself.
  const isFixed = (number: string): boolean => entries.get(number)?.isNew === false
  return rows
    .filter(({ kind, parentNumber }) => kind === 'service' && parentNumber !== '' && !isUsable(parentNumber))
    .filter(({ number }) => !isFixed(number))
    .map(({ rowNumber, parentNumber }) => ({
      row: rowNumber,
      column: '上级编号',
      message: `没有可用的责任清单或审批清单条目“${parentNumber}”`,
    }))
}

function isUnchanged({ number, isEnded, fields }: ParsedRow, { entries }: SheetFacts): boolean {
  const before = entries.get(number)?.fields
  return !isEnded && before !== undefined && changedFields(before, fields).length === 0
}

/** Checks every row of a sheet against the school; the good rows are those without a fault. */
export function checkRows(lines: readonly SheetLine[], facts: SheetFacts): CheckedSheet {
  const parsed = lines.map(parseRow)
  const first = [
    ...parsed.flatMap(ownFaults),
    ...parsed.flatMap((row) => placeFaults(row, facts)),
    ...duplicates(parsed),
  ]
  const bad = new Set(first.map(({ row }) => row))
  const errors = [...first, ...lostParents(parsed, bad, facts)].sort((a, b) => a.row - b.row)
  for (const { row } of errors) bad.add(row)
  const good = parsed.filter(({ rowNumber }) => !bad.has(rowNumber))
  const moving = good.filter((row) => !isUnchanged(row, facts))
  const added = moving.filter(({ number }) => facts.entries.get(number)?.fields === undefined).length
  return {
    rows: moving.map((row) => {
      const { rowNumber, kind = 'service', number, isEnded, fields } = row
      const before = facts.entries.get(number)
      const parentNumber = before?.isNew === false ? before.parentNumber : row.parentNumber
      return { rowNumber, kind, number, parentNumber, isEnded, fields, unitId: unitOf(row, facts)?.id ?? '' }
    }),
    added,
    changed: moving.length - added,
    unchanged: good.length - moving.length,
    errors,
  }
}
