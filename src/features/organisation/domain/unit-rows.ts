import type { RowError, SheetLine } from '../../../kernel/sheet-rows.ts'
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../../kernel/unit-kinds.ts'

/** The headings of the import template, in order. */
export const COLUMNS = [
  '单位代码',
  '单位名称',
  '简称',
  '类别',
  '上级单位代码',
  '网址标识',
  '业务部门',
  '电话',
  '邮箱',
  '办公地点',
  '办公时间',
  '简介',
] as const

/** The dictionary of 类别: what people write in the sheet. */
export const KIND_WORDS: readonly string[] = Object.values(UNIT_KIND_NAMES)

/** A row that can be written. */
export interface CheckedRow {
  readonly rowNumber: number
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly parentCode: string
  readonly slug: string
  readonly isBusinessDepartment: boolean
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly officeHours: string
  readonly intro: string
}

function parse({ rowNumber, cells }: SheetLine): CheckedRow {
  const at = (index: number): string => (cells[index] ?? '').trim()
  return {
    rowNumber,
    code: at(0),
    name: at(1),
    shortName: at(2),
    kind: UNIT_KINDS.find((kind) => UNIT_KIND_NAMES[kind] === at(3)) ?? '',
    parentCode: at(4),
    slug: at(5),
    isBusinessDepartment: at(6) === '是',
    phone: at(7),
    email: at(8),
    address: at(9),
    officeHours: at(10),
    intro: at(11),
  }
}

type Check = readonly [
  column: (typeof COLUMNS)[number],
  message: string,
  isWrong: (row: CheckedRow, cells: readonly string[]) => boolean,
]

const LONGEST_NAME = 60
const CHECKS: readonly Check[] = [
  ['单位代码', '必须填写', ({ code }) => code === ''],
  ['单位代码', '最多 20 个字符', ({ code }) => code.length > 20],
  ['单位名称', '必须填写', ({ name }) => name === ''],
  ['单位名称', '最多 60 个字', ({ name }) => name.length > LONGEST_NAME],
  ['类别', `应为${KIND_WORDS.join('、')}之一`, ({ kind }) => kind === ''],
  ['网址标识', '只能用小写字母、数字和连字符，如 jiaowu', ({ slug }) => !/^[a-z0-9][a-z0-9-]{0,40}$/.test(slug)],
  ['业务部门', '应填“是”或“否”', (_, cells) => !['', '是', '否'].includes((cells[6] ?? '').trim())],
  ['邮箱', '格式不正确', ({ email }) => email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)],
]

function duplicates(
  rows: readonly CheckedRow[],
  { codes, slugs }: { codes: readonly string[]; slugs: readonly string[] },
): RowError[] {
  const [seenCodes, seenSlugs] = [new Set(codes), new Set(slugs)]
  return rows.flatMap((row) => {
    const found: RowError[] = [
      ...(row.code !== '' && seenCodes.has(row.code)
        ? [{ row: row.rowNumber, column: '单位代码', message: `“${row.code}”已存在或在表中重复` }]
        : []),
      ...(row.slug !== '' && seenSlugs.has(row.slug)
        ? [{ row: row.rowNumber, column: '网址标识', message: `“${row.slug}”已存在或在表中重复` }]
        : []),
    ]
    seenCodes.add(row.code)
    seenSlugs.add(row.slug)
    return found
  })
}

/** Follows the parents; a row that comes back to itself, or whose parent is nowhere, is a fault. */
function lostParents(rows: readonly CheckedRow[], codes: readonly string[]): RowError[] {
  const parents = new Map(rows.map(({ code, parentCode }) => [code, parentCode]))
  return rows.flatMap((row) => {
    const path = new Set([row.code])
    for (let at = row.parentCode; at !== '' && !codes.includes(at); at = parents.get(at) ?? '') {
      if (!parents.has(at)) return [{ row: row.rowNumber, column: '上级单位代码', message: `没有代码为“${at}”的单位` }]
      if (path.has(at)) return [{ row: row.rowNumber, column: '上级单位代码', message: '上级关系形成循环' }]
      path.add(at)
    }
    return []
  })
}

/** Checks every row; the good rows are those without a fault whose parents are good too. */
export function checkRows(
  lines: readonly SheetLine[],
  existing: { codes: readonly string[]; slugs: readonly string[] },
): { rows: CheckedRow[]; errors: RowError[] } {
  const parsed = lines.map((line) => ({ row: parse(line), cells: line.cells }))
  const rows = parsed.map(({ row }) => row)
  const errors = [
    ...parsed.flatMap(({ row, cells }) =>
      CHECKS.filter(([, , isWrong]) => isWrong(row, cells)).map(([column, message]) => ({
        row: row.rowNumber,
        column,
        message,
      })),
    ),
    ...duplicates(rows, existing),
    ...lostParents(rows, existing.codes),
  ].sort((a, b) => a.row - b.row)
  const bad = new Set(errors.map(({ row }) => row))
  let good = rows.filter(({ rowNumber }) => !bad.has(rowNumber))
  for (let before = -1; before !== good.length; ) {
    before = good.length
    const known = new Set([...existing.codes, ...good.map(({ code }) => code)])
    good = good.filter(({ parentCode }) => parentCode === '' || known.has(parentCode))
  }
  return { rows: good, errors }
}
