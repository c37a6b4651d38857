import { APPLICANT_KINDS, type ApplicantKind } from './intake.ts'
import { RESULT_ROWS, type ResultRow } from './decision.ts'

/** The 25 rows of 收到和处理信息公开申请情况 (国办公开办函〔2021〕30号). */
export const TABLE_ROWS = ['new', 'carriedIn', ...RESULT_ROWS, 'resultTotal', 'carriedOut'] as const
export type TableRow = (typeof TABLE_ROWS)[number]

export const ROW_NAMES: Readonly<Record<TableRow, string>> = {
  new: '一、本年新收信息公开申请数量',
  carriedIn: '二、上年结转信息公开申请数量',
  granted: '三（一）予以公开',
  partial: '三（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  'deny.stateSecret': '三（三）1.属于国家秘密',
  'deny.lawForbids': '三（三）2.其他法律行政法规禁止公开',
  'deny.threeSafetyOneStability': '三（三）3.危及“三安全一稳定”',
  'deny.thirdParty': '三（三）4.保护第三方合法权益',
  'deny.internalAffairs': '三（三）5.属于三类内部事务信息',
  'deny.process': '三（三）6.属于四类过程性信息',
  'deny.caseFile': '三（三）7.属于行政执法案卷',
  'deny.adminQuery': '三（三）8.属于行政查询事项',
  'cannot.notHeld': '三（四）1.本机关不掌握相关信息',
  'cannot.mustMake': '三（四）2.没有现成信息需要另行制作',
  'cannot.stillUnclear': '三（四）3.补正后申请内容仍不明确',
  'notProcessed.petition': '三（五）1.信访举报投诉类申请',
  'notProcessed.duplicate': '三（五）2.重复申请',
  'notProcessed.publication': '三（五）3.要求提供公开出版物',
  'notProcessed.excessive': '三（五）4.无正当理由大量反复申请',
  'notProcessed.reconfirm': '三（五）5.要求确认或重新出具已获取信息',
  'other.noSupplement': '三（六）1.申请人无正当理由逾期不补正，不再处理其申请',
  'other.feeUnpaid': '三（六）2.申请人逾期未按收费通知要求缴纳费用，不再处理其申请',
  'other.other': '三（六）3.其他',
  resultTotal: '三（七）总计',
  carriedOut: '四、结转下年度继续办理',
}

/** How many cases stand in one row and column. */
export interface Counted {
  readonly row: TableRow
  readonly column: ApplicantKind
  readonly count: number
}

/** The table: for each row the six columns of applicants, and 总计 as the seventh. */
export type NationalTable = Readonly<Record<TableRow, Readonly<Record<ApplicantKind | 'total', number>>>>

const COLUMNS = [...APPLICANT_KINDS, 'total'] as const

/** Lays counts out as the table; sums of rows and columns are added up here and nowhere else. */
export function layOut(counts: readonly Counted[]): NationalTable {
  const table = Object.fromEntries(
    TABLE_ROWS.map((row) => [row, Object.fromEntries(COLUMNS.map((column) => [column, 0]))]),
  ) as Record<TableRow, Record<ApplicantKind | 'total', number>>
  for (const { row, column, count } of counts) {
    table[row][column] += count
    table[row].total += count
    if (!(RESULT_ROWS as readonly string[]).includes(row)) continue
    table.resultTotal[column] += count
    table.resultTotal.total += count
  }
  return table
}

function sumOf(table: NationalTable, column: ApplicantKind | 'total', rows: readonly TableRow[]): number {
  return rows.reduce((sum, row) => sum + table[row][column], 0)
}

/** Where the table does not add up, in Chinese; empty when it is sound: 一＋二＝三＋四 in every column, 总计 in every row. */
export function faultsOf(table: NationalTable): string[] {
  const columns = COLUMNS.flatMap((column) => [
    ...(sumOf(table, column, ['new', 'carriedIn']) === sumOf(table, column, ['resultTotal', 'carriedOut'])
      ? []
      : [`${column}：第一项加第二项之和不等于第三项加第四项之和`]),
    ...(table.resultTotal[column] === sumOf(table, column, RESULT_ROWS as readonly ResultRow[])
      ? []
      : [`${column}：第三项总计不等于各项之和`]),
  ])
  const rows = TABLE_ROWS.filter(
    (row) => table[row].total !== APPLICANT_KINDS.reduce((sum, kind) => sum + table[row][kind], 0),
  ).map((row) => `${ROW_NAMES[row]}：总计不等于各列之和`)
  return [...columns, ...rows]
}
