import { AppError } from '../../kernel/app-error.ts'
import { readSheets, writeWorkbook } from '../../platform/documents/xlsx.ts'
import { COLUMNS, KIND_WORDS, type NoticeLine } from './domain/notice-rows.ts'

const EXCEL = 'PK'
const WIDTHS = [14, 14, 12, 16, 40]

const DICTIONARY: readonly (readonly [column: string, meaning: string])[] = [
  ['开始日期', '放假或调休上班的第一天，如 2027-01-01。按国务院办公厅通知填写。'],
  ['结束日期', '最后一天；只有一天时可以不填。'],
  ['类型', '“放假”或“调休上班”。调休上班日应是周六或周日。相连的周末可以一并列入放假。'],
  ['节日', '元旦、春节、清明节、劳动节、端午节、中秋节、国庆节；调休上班填它属于哪个节日。'],
  ['备注', '可以不填。备注以“示例”开头的行不会导入。'],
]

/** The template of a year's notice: headings, drop-downs, two lines that show how, and the meaning of each column. */
export function noticeTemplate(year: number): Promise<Buffer> {
  const day = `${String(year)}-01-01`
  return writeWorkbook([
    {
      name: '放假安排',
      header: [...COLUMNS],
      rows: [
        [day, `${String(year)}-01-03`, '放假', '元旦', '示例行，不会导入；请在下面填写'],
        [`${String(year)}-02-28`, '', '调休上班', '春节', '示例行，不会导入'],
      ],
      widths: WIDTHS,
      lists: { 2: [...KIND_WORDS] },
    },
    { name: '填写说明', header: ['列', '怎样填写'], rows: DICTIONARY.map((line) => [...line]), widths: [14, 80] },
  ])
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function kindOf({ kind, isOffDay }: Record<string, unknown>): string {
  if (kind === 'off' || isOffDay === true) return '放假'
  return kind === 'makeup' || isOffDay === false ? '调休上班' : textOf(kind)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    throw new AppError('calendar.file-unreadable')
  }
}

/** Days as `{ day, kind: 'off' | 'makeup', name }`, or as the open data set holiday-cn has them: `{ date, isOffDay, name }`. */
function linesOfJson(bytes: Buffer, year: number): NoticeLine[] {
  const parsed = parseJson(bytes) as { year?: unknown; days?: unknown } | null
  if (!Array.isArray(parsed?.days)) throw new AppError('calendar.file-unreadable')
  if (parsed.year !== undefined && parsed.year !== year)
    throw new AppError('calendar.wrong-year', { year: parsed.year })
  return parsed.days.map((entry: unknown, at) => {
    const day = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>
    return {
      rowNumber: at + 1,
      cells: [textOf(day['day'] ?? day['date']), textOf(day['until']), kindOf(day), textOf(day['name']), ''],
    }
  })
}

/**
 * The lines of a notice from the template (.xlsx) or from JSON. Throws `calendar.file-unreadable`, `calendar.wrong-year` for
 * a JSON of another year, and the codes of `readSheets`.
 */
export async function readLines(bytes: Buffer, year: number): Promise<NoticeLine[]> {
  if (bytes.subarray(0, 2).toString('latin1') !== EXCEL) return linesOfJson(bytes, year)
  const [sheet] = await readSheets(bytes)
  const [header, ...body] = sheet?.rows ?? []
  if (COLUMNS.some((column, at) => (header?.cells[at]?.text ?? '') !== column && at < COLUMNS.length - 1))
    throw new AppError('calendar.file-unreadable')
  return body.map(({ rowNumber, cells }) => ({ rowNumber, cells: cells.map(({ text }) => text) }))
}
