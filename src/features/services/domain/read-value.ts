import { type Day, daysBetween, isDay } from '../../../kernel/day.ts'
import type { Column, Field, FieldKind, FieldValue, Limits } from '../../../kernel/form-terms.ts'
import { areStrokes } from '../../../kernel/strokes.ts'
import { codePoints } from '../../../kernel/text.ts'
import { fits, PATTERN_HINTS } from './patterns.ts'

/** Something wrong with a value; `at` is the cell of a table (“.2.price”: the third row). */
interface Wrong {
  readonly at?: string
  readonly message: string
}

/** A value that may be kept, or what is wrong with it; neither when nothing was filled in. */
export interface Read {
  readonly value?: FieldValue
  readonly wrong?: readonly Wrong[]
}

const NOTHING: Read = {}
const LONGEST = { text: 200, 'long-text': 4000 } as const
const MOST_ROWS = 50
const CENTS = 100
const LARGEST = 1e12

function refused(message: string): Read {
  return { wrong: [{ message }] }
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw.trim() : ''
}

function record(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {}
}

function part(raw: unknown, name: string): string {
  const source = record(raw)
  return Object.hasOwn(source, name) ? textOf(source[name]) : ''
}

function readText({ kind, limits, pattern }: Field, raw: unknown): Read {
  const text = textOf(raw)
  if (text === '') return NOTHING
  const longest = limits.maxLength ?? (kind === 'long-text' ? LONGEST['long-text'] : LONGEST.text)
  if (codePoints(text).length > longest) return refused(`不能超过 ${String(longest)} 个字。`)
  if (pattern !== null && !fits(pattern, text)) return refused(`格式不正确：${PATTERN_HINTS[pattern]}。`)
  return { value: text }
}

function isDecimal(text: string, decimals: number): boolean {
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) && (text.split('.')[1]?.length ?? 0) <= decimals
}

function bounded(value: number, { min, max }: Limits, show: (bound: number) => string): Read {
  if (min !== undefined && value < min) return refused(`不能小于 ${show(min)}。`)
  if (max !== undefined && value > max) return refused(`不能大于 ${show(max)}。`)
  return Math.abs(value) > LARGEST ? refused('数字过大。') : { value }
}

function readNumber(limits: Limits, raw: unknown): Read {
  const text = typeof raw === 'number' ? String(raw) : textOf(raw).normalize('NFKC')
  if (text === '') return NOTHING
  const decimals = limits.decimals ?? 0
  if (!isDecimal(text, decimals))
    return refused(decimals === 0 ? '应填写整数。' : `应填写数字，最多 ${String(decimals)} 位小数。`)
  return bounded(Number(text), limits, String)
}

function inYuan(fen: number): string {
  return `${(fen / CENTS).toFixed(2)} 元`
}

function readMoney(limits: Limits, raw: unknown): Read {
  const text = textOf(raw).normalize('NFKC').replaceAll(',', '')
  if (text === '') return NOTHING
  if (!isDecimal(text, 2)) return refused('应填写以元为单位的金额，最多两位小数。')
  const [yuan = '0', cents = ''] = text.split('.')
  const fen = Math.abs(Number(yuan)) * CENTS + Number(cents.padEnd(2, '0'))
  return bounded(text.startsWith('-') ? -fen : fen, limits, inYuan)
}

function readDay({ isFromToday }: Limits, raw: unknown, today: Day): Read {
  const text = textOf(raw)
  if (text === '') return NOTHING
  if (!isDay(text)) return refused('应填写日期，例如 2026-03-01。')
  return isFromToday === true && text < today ? refused('不能早于今天。') : { value: text }
}

function boundedPeriod({ from, to }: { from: Day; to: Day }, limits: Limits, today: Day): Read {
  const { isFromToday = false, maxDays = Infinity } = limits
  if (isFromToday && from < today) return refused('不能早于今天。')
  return daysBetween(from, to) >= maxDays ? refused(`不能超过 ${String(maxDays)} 天。`) : { value: { from, to } }
}

function readPeriod(limits: Limits, raw: unknown, today: Day): Read {
  const [from, to] = [part(raw, 'from'), part(raw, 'to')]
  if (from === '' && to === '') return NOTHING
  if (!isDay(from) || !isDay(to)) return refused('应填写开始和结束的日期。')
  if (to < from) return refused('的结束日期不能早于开始日期。')
  return boundedPeriod({ from, to }, limits, today)
}

function readChoice({ options }: Pick<Field, 'options'>, raw: unknown): Read {
  const text = textOf(raw)
  if (text === '') return NOTHING
  return options.some(({ value }) => value === text) ? { value: text } : refused('应从所列的选项中选择。')
}

function readChoices({ options, limits }: Field, raw: unknown): Read {
  const chosen = new Set(Array.isArray(raw) ? raw.map(textOf) : [])
  const kept = options.map(({ value }) => value).filter((value) => chosen.has(value))
  if (kept.length < chosen.size) return refused('应从所列的选项中选择。')
  const { maxChosen } = limits
  return maxChosen !== undefined && kept.length > maxChosen
    ? refused(`最多选择 ${String(maxChosen)} 项。`)
    : { value: kept }
}

function readYesNo(raw: unknown): Read {
  if (typeof raw === 'boolean') return { value: raw }
  const text = textOf(raw)
  if (text === '') return NOTHING
  return text === 'yes' || text === 'no' ? { value: text === 'yes' } : refused('应选择“是”或者“否”。')
}

function readFiles({ limits }: Field, raw: unknown): Read {
  const files = (Array.isArray(raw) ? raw : []).flatMap((each) => {
    const [id, name] = [part(each, 'id'), part(each, 'name')]
    return id === '' ? [] : [{ id, name }]
  })
  const most = limits.maxFiles ?? 1
  return files.length > most ? refused(`最多 ${String(most)} 个附件。`) : { value: files }
}

function readLine(raw: unknown): Read {
  const text = textOf(raw)
  return codePoints(text).length > LONGEST.text ? refused(`不能超过 ${String(LONGEST.text)} 个字。`) : given(text)
}

const CELLS: Readonly<Record<Column['kind'], (column: Column, raw: unknown, today: Day) => Read>> = {
  text: (_, raw) => readLine(raw),
  number: (_, raw) => readNumber({ decimals: 2 }, raw),
  money: (_, raw) => readMoney({}, raw),
  day: (_, raw, today) => readDay({}, raw, today),
  choice: readChoice,
  'yes-no': (_, raw) => readYesNo(raw),
  telephone: (_, raw) => readTelephone(raw),
}

function given(text: string): Read {
  return text === '' ? NOTHING : { value: text }
}

function readRow(columns: readonly Column[], raw: unknown, { today, row }: { today: Day; row: number }) {
  const source = record(raw)
  const cells = columns.map((column) => {
    const read = CELLS[column.kind](column, Object.hasOwn(source, column.key) ? source[column.key] : undefined, today)
    return { column, read }
  })
  const isBlank = cells.every(({ read }) => read.value === undefined && read.wrong === undefined)
  const wrong = cells.flatMap(({ column, read }) => {
    const lacks = column.isRequired && read.value === undefined && read.wrong === undefined
    const messages = lacks ? ['没有填写。'] : (read.wrong ?? []).map(({ message }) => message)
    return messages.map((message) => ({
      at: `.${String(row)}.${column.key}`,
      message: `第 ${String(row + 1)} 行的“${column.label}”${message}`,
    }))
  })
  const entries = cells.flatMap(({ column, read }) => (read.value === undefined ? [] : [[column.key, read.value]]))
  return { isBlank, wrong: isBlank ? [] : wrong, cells: Object.fromEntries(entries) as Record<string, string> }
}

function readTable({ columns, limits }: Field, raw: unknown, today: Day): Read {
  const most = Math.min(limits.maxRows ?? MOST_ROWS, MOST_ROWS)
  const given = Array.isArray(raw) ? (raw as unknown[]) : []
  if (given.length > MOST_ROWS) return refused(`最多 ${String(most)} 行。`)
  const rows = given.map((each, row) => readRow(columns, each, { today, row })).filter(({ isBlank }) => !isBlank)
  const wrong = rows.flatMap((row) => row.wrong)
  if (wrong.length > 0) return { wrong }
  return rows.length > most ? refused(`最多 ${String(most)} 行。`) : { value: rows.map(({ cells }) => cells) }
}

function readSignature(raw: unknown, today: Day): Read {
  const name = part(raw, 'name')
  if (name === '') return NOTHING
  if (codePoints(name).length > 40) return refused('不能超过 40 个字。')
  if (part(raw, 'consent') !== 'yes') return refused('应勾选同意，签名才有效。')
  const strokes = part(raw, 'strokes')
  if (strokes === '') return { value: { name, on: today } }
  return areStrokes(strokes) ? { value: { name, on: today, strokes } } : refused('的手写笔迹无法识别，请清除后重写。')
}

function readTelephone(raw: unknown): Read {
  const text = textOf(raw).normalize('NFKC')
  if (text === '') return NOTHING
  return /^\+?[\d-]{5,20}$/.test(text) ? { value: text } : refused('应填写电话号码。')
}

function readEmail(raw: unknown): Read {
  const text = textOf(raw)
  if (text === '') return NOTHING
  return /^[^\s@]{1,64}@[^\s@]{1,100}\.[^\s@.]{2,20}$/.test(text) ? { value: text } : refused('应填写正确的邮箱。')
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

function readVenue(raw: unknown, today: Day): Read {
  const value = { venueId: part(raw, 'venueId'), on: part(raw, 'on'), from: part(raw, 'from'), to: part(raw, 'to') }
  if (Object.values(value).every((each) => each === '')) return NOTHING
  if (value.venueId === '' || !isDay(value.on)) return refused('应选择场地和日期。')
  if (value.on < today) return refused('不能早于今天。')
  if (!isTime(value.from) || !isTime(value.to)) return refused('应填写开始和结束的时间，例如 14:00。')
  return value.to > value.from ? { value } : refused('的结束时间应晚于开始时间。')
}

type Reader = (field: Field, raw: unknown, today: Day) => Read

const READERS: Readonly<Record<FieldKind, Reader>> = {
  text: readText,
  'long-text': readText,
  person: readText,
  unit: readText,
  number: ({ limits }, raw) => readNumber(limits, raw),
  money: ({ limits }, raw) => readMoney(limits, raw),
  day: ({ limits }, raw, today) => readDay(limits, raw, today),
  period: ({ limits }, raw, today) => readPeriod(limits, raw, today),
  choice: readChoice,
  choices: readChoices,
  'yes-no': (_, raw) => readYesNo(raw),
  files: readFiles,
  table: readTable,
  signature: (_, raw, today) => readSignature(raw, today),
  telephone: (_, raw) => readTelephone(raw),
  email: (_, raw) => readEmail(raw),
  venue: (_, raw, today) => readVenue(raw, today),
  note: () => NOTHING,
}

/** Reads what was typed into a field, by its kind. */
export function readValue(field: Field, raw: unknown, today: Day): Read {
  return READERS[field.kind](field, raw, today)
}
