/** A total that is not the sum of what stands above (or below) it. */
export interface WrongSum {
  readonly row: number
  readonly column: number
  readonly heading: string
  readonly says: number
  readonly is: number
}

const TOTAL = /^(合\s*计|总\s*计|共\s*计)[:：]?$/u
const SUBTOTAL = /^小\s*计[:：]?$/u
// “其中” splits what was counted already; what such a table adds up to cannot be told from its cells.
const SPLIT = /其\s*中/u
// Of these nothing is added up.
const NOT_ADDED = /率|比例|占比|均|序号|编号|年份|年度|年级|排名|名次|单价|标准|电话|日期|时间|代码|学制|%|％/u
const NUMBER = /^-?\d{1,3}(,\d{3})+(\.\d+)?$|^-?\d+(\.\d+)?$/u
const UNIT = /(万元|元|人次|人|件|个|篇|项|份|门|台|次|名|户|平方米|㎡)$/u
const NOTHING = /^[-—–－/\\无]*$/u
const FEWEST_ADDENDS = 2

/** The number that a cell says: null where it says nothing, undefined where it says something else. */
export function numberIn(cell: string): number | null | undefined {
  const text = cell.normalize('NFKC').replaceAll(/\s/g, '')
  if (NOTHING.test(text)) return null
  const bare = text.replace(UNIT, '')
  return NUMBER.test(bare) ? Number(bare.replaceAll(',', '')) : undefined
}

function decimalsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length
}

/** Each addend may have been rounded by half of its last place. */
function isSum(total: number, addends: readonly number[]): boolean {
  const places = Math.max(decimalsOf(total), ...addends.map(decimalsOf))
  const slack = places === 0 ? 0 : 0.5 * 10 ** -places * (addends.length + 1)
  return Math.abs(addends.reduce((sum, each) => sum + each, 0) - total) <= slack + 1e-9
}

function labelOf(row: readonly string[]): string {
  return (row.find((cell) => cell.trim() !== '') ?? '').trim()
}

/** The numbers of a column in these rows; undefined when some cell says something else. */
function numbersIn(rows: readonly (readonly string[])[], column: number): number[] | undefined {
  const cells = rows.map((row) => numberIn(row[column] ?? ''))
  return cells.includes(undefined) ? undefined : cells.filter((cell) => typeof cell === 'number')
}

interface Block {
  readonly rows: readonly (readonly string[])[]
  readonly subtotals: readonly (readonly string[])[]
}

/** What a total may be the sum of: the rows without subtotals, or the subtotals alone. */
function candidates({ rows, subtotals }: Block, column: number): number[][] {
  return [numbersIn(rows, column), numbersIn(subtotals, column)].filter(
    (numbers): numbers is number[] => numbers !== undefined && numbers.length >= FEWEST_ADDENDS,
  )
}

function wrongIn(total: readonly string[], block: Block, headings: readonly string[]): Omit<WrongSum, 'row'>[] {
  return total.flatMap((cell, column) => {
    const says = numberIn(cell)
    const heading = headings[column] ?? ''
    if (typeof says !== 'number' || NOT_ADDED.test(heading) || NOT_ADDED.test(cell)) return []
    const sums = candidates(block, column)
    if (sums.length === 0 || sums.some((addends) => isSum(says, addends))) return []
    const is = Number((sums[0] ?? []).reduce((sum, each) => sum + each, 0).toFixed(6))
    return [{ column, heading, says, is }]
  })
}

function split(rows: readonly (readonly string[])[]): Block {
  const isSub = (row: readonly string[]): boolean => SUBTOTAL.test(labelOf(row))
  return { rows: rows.filter((row) => !isSub(row)), subtotals: rows.filter(isSub) }
}

/**
 * The totals of a table that are wrong. `rows` are its body with every cell under its column. Said only where nothing else can be
 * meant: whole columns of numbers, no rates or years, no “其中”.
 */
export function wrongSums(headings: readonly string[], rows: readonly (readonly string[])[]): WrongSum[] {
  if (rows.some((row) => SPLIT.test(labelOf(row)))) return []
  const totals = rows.flatMap((row, at) => (TOTAL.test(labelOf(row)) ? [at] : []))
  return totals.flatMap((at, nth) => {
    const above = rows.slice(nth === 0 ? 0 : (totals[nth - 1] ?? 0) + 1, at)
    // A total in the first row is the sum of what follows; of several, each is that of its own stretch.
    const added = above.length === 0 && totals.length === 1 ? rows.slice(at + 1) : above
    return wrongIn(rows[at] ?? [], split(added), headings).map((wrong) => ({ ...wrong, row: at + 1 }))
  })
}

const MEASURE = /[（(]([^（()）]{1,8})[）)]/u

/** A total across a row that is not the sum of the cells beside it. */
export interface WrongAcross {
  readonly label: string
  readonly says: number
  readonly is: number
}

/** The heads over the columns; `above` are those of every line of the head, where several stand over each other. */
interface Heads {
  readonly headings: readonly string[]
  readonly above?: readonly string[]
}

/** The columns that a column headed 合计 may add up, and which one it is; undefined where that cannot be told. */
function acrossOf({ headings, above = [] }: Heads, rows: readonly (readonly string[])[]) {
  const totals = headings.flatMap((heading, at) => (TOTAL.test(heading.replace(MEASURE, '').trim()) ? [at] : []))
  const [total] = totals
  const isSplit = [...headings, ...above].some((heading) => SPLIT.test(heading) || SUBTOTAL.test(heading.trim()))
  if (total === undefined || totals.length > 1 || isSplit) return undefined
  const hasNumbers = (at: number): boolean => rows.some((row) => typeof numberIn(row[at] ?? '') === 'number')
  const added = headings.flatMap((heading, at) =>
    at === total || NOT_ADDED.test(heading) || !hasNumbers(at) ? [] : [at],
  )
  const measures = new Set(added.map((at) => MEASURE.exec(headings[at] ?? '')?.[1] ?? ''))
  return added.length < FEWEST_ADDENDS || measures.size > 1 ? undefined : { total, added }
}

/**
 * Rows whose cell under 合计 is wrong. Told only where most rows of the table do add up across, so that it is known what the
 * column adds up.
 */
export function wrongAcross(heads: Heads, rows: readonly (readonly string[])[]): WrongAcross[] {
  const columns = acrossOf(heads, rows)
  if (!columns) return []
  const { total, added } = columns
  const told = rows.flatMap((row) => {
    const says = numberIn(row[total] ?? '')
    const cells = added.map((at) => numberIn(row[at] ?? ''))
    const addends = cells.filter((cell) => typeof cell === 'number')
    const isComparable = typeof says === 'number' && !cells.includes(undefined) && addends.length >= FEWEST_ADDENDS
    return isComparable ? [{ label: labelOf(row), says, addends, isRight: isSum(says, addends) }] : []
  })
  const right = told.filter(({ isRight }) => isRight).length
  if (right < FEWEST_ADDENDS || right * 2 <= told.length) return []
  return told
    .filter(({ isRight }) => !isRight)
    .map(({ label, says, addends }) => ({
      ...{ label, says },
      is: Number(addends.reduce((sum, each) => sum + each, 0).toFixed(6)),
    }))
}
