import { authorize, type Context } from '../../platform/context.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { viewAssessment } from './view-assessment.ts'

const WIDE = 28
const NARROW = 12

/** The assessment as a workbook for the assessment of cadres (干部考核): a line for each unit, a column for each indicator. */
export async function exportAssessment(ctx: Context, id: string): Promise<{ name: string; bytes: Buffer }> {
  authorize(ctx, 'assessments.read')
  const { name, indicators, units } = await viewAssessment(ctx, id)
  const header = ['名次', '单位', ...indicators.map((each) => `${each.name}（${String(each.points)} 分）`), '总分']
  const rows = units.map(({ rank, name: unit, indicators: lines, total }) => [
    rank ?? '',
    unit,
    ...indicators.map(({ key }) => lines.find((line) => line.key === key)?.points ?? '不涉及'),
    total ?? '',
  ])
  const widths = [NARROW, WIDE, ...indicators.map(() => WIDE), NARROW]
  return { name, bytes: await writeWorkbook([{ name: '考核得分', header, rows, widths }]) }
}
