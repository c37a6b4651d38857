import { GAP_NAMES } from '../../kernel/responsibility-terms.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { type MatrixFilter, viewMatrix } from './view-matrix.ts'

const HEADER = ['目录', '类别', '序号', '公开事项', '责任单位', '岗位', '任职人员', '更新要求', '审核流程', '缺口']
const WIDTHS = [26, 20, 8, 44, 20, 18, 20, 30, 40, 18]

/** The matrix as a workbook, a line for each item. */
export async function exportMatrix(ctx: Context, filter: MatrixFilter): Promise<{ name: string; bytes: Buffer }> {
  const { rows } = await viewMatrix(ctx, filter)
  const lines = rows.map(({ catalogue, itemClass, number, title, unitName, postName, holders, rule, route, gaps }) => [
    ...[catalogue, itemClass, number, title, unitName, postName, holders.join('、'), rule],
    route.join(' → '),
    gaps.map((gap) => GAP_NAMES[gap]).join('、'),
  ])
  const bytes = await writeWorkbook([{ name: '责任矩阵', header: HEADER, rows: lines, widths: WIDTHS }])
  return { name: `责任矩阵 ${dayOf(ctx.now())}.xlsx`, bytes }
}
