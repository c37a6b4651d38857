import type { Annual } from './annual.ts'
import { grouped, money } from './figures.ts'

/** Amounts in 万元, split so that each table adds up to the total of the year. */
interface Budget {
  readonly income: readonly (readonly [name: string, amount: number])[]
  readonly spending: readonly (readonly [name: string, basic: number, project: number])[]
  readonly total: number
}

const INCOME_SHARES = [
  ['一般公共预算财政拨款收入', 0.462],
  ['事业收入（含教育收费）', 0.318],
  ['上级补助收入', 0.034],
  ['附属单位上缴收入', 0.021],
] as const
const SPENDING_SHARES = [
  ['高等教育（2050205）', 0.556, 0.228],
  ['事业单位离退休（2080502）', 0.041, 0],
  ['机关事业单位基本养老保险缴费支出（2080505）', 0.058, 0],
  ['事业单位医疗（2101102）', 0.027, 0],
] as const

function cents(amount: number): number {
  return Math.round(amount * 100) / 100
}

function budgetOf(year: number, factor: number): Budget {
  const total = cents((58_426.35 + 2318.4 * (year - 2023)) * factor)
  const income = INCOME_SHARES.map(([name, share]) => [name, cents(total * share)] as const)
  const rest = cents(total - income.reduce((sum, [, amount]) => sum + amount, 0))
  const spending = SPENDING_SHARES.map(
    ([name, basic, project]) => [name, cents(total * basic), cents(total * project)] as const,
  )
  const housing = cents(total - spending.reduce((sum, [, basic, project]) => sum + basic + project, 0))
  return {
    total,
    income: [...income, ['其他收入', rest]],
    spending: [...spending, ['住房公积金（2210201）', housing, 0]],
  }
}

interface Words {
  readonly kind: '预算' | '决算'
  readonly year: number
}

function overall({ income, spending, total }: Budget, { kind }: Words): string {
  const rows = income.map(([name, amount], index) => {
    const [function_ = '', basic = 0, project = 0] = spending[index] ?? []
    return `| ${name} | ${money(amount)} | ${function_} | ${money(basic + project)} |`
  })
  return `## 一、收支${kind}总表
|= 收支${kind}总表（单位：万元）
| 收入项目 | 金额 | 支出功能科目 | 金额 |
${rows.join('\n')}
| 收入总计 | ${money(total)} | 支出总计 | ${money(total)} |`
}

function incomeTable({ income, total }: Budget, { kind }: Words): string {
  const rows = income.map(
    ([name, amount]) => `| ${name} | ${money(amount)} | ${((amount / total) * 100).toFixed(1)}% |`,
  )
  return `## 二、收入${kind}表
|= 收入${kind}表（单位：万元）
| 项目 | 金额 | 占比 |
${rows.join('\n')}
| 合计 | ${money(total)} | 100.0% |`
}

function spendingTable({ spending, total }: Budget, { kind }: Words): string {
  const rows = spending.map(
    ([name, basic, project]) => `| ${name} | ${money(basic)} | ${money(project)} | ${money(basic + project)} |`,
  )
  const basics = spending.reduce((sum, [, basic]) => sum + basic, 0)
  return `## 三、支出${kind}表
|= 支出${kind}表（单位：万元）
| 功能分类科目 | 基本支出 | 项目支出 | 合计 |
${rows.join('\n')}
| 合计 | ${money(basics)} | ${money(total - basics)} | ${money(total)} |`
}

function grantTable({ income, spending }: Budget, { kind }: Words): string {
  const grant = income[0]?.[1] ?? 0
  const project = cents((spending[0]?.[2] ?? 0) * 0.5)
  return `## 四、财政拨款支出${kind}表
|= 财政拨款支出${kind}表（单位：万元）
| 功能分类科目 | 基本支出 | 项目支出 | 合计 |
| 高等教育（2050205） | ${money(cents(grant * 0.82) - project)} | ${money(project)} | ${money(cents(grant * 0.82))} |
| 社会保障和就业支出（208） | ${money(cents(grant * 0.11))} | 0.00 | ${money(cents(grant * 0.11))} |
| 住房保障支出（221） | ${money(grant - cents(grant * 0.82) - cents(grant * 0.11))} | 0.00 | ${money(grant - cents(grant * 0.82) - cents(grant * 0.11))} |
| 合计 | ${money(grant - project)} | ${money(project)} | ${money(grant)} |`
}

function tables(budget: Budget, words: Words): string {
  return [overall, incomeTable, spendingTable, grantTable].map((part) => part(budget, words)).join('\n')
}

function plannedFor(year: number): string {
  const budget = budgetOf(year, 1)
  return `根据主管部门批复，现将示例医科大学${year}年部门预算公开如下。${year}年收入预算总额${money(budget.total)}万元，支出预算总额${money(budget.total)}万元，收支平衡。
${tables(budget, { kind: '预算', year })}
## 五、有关说明
教学、科研等业务支出优先保障，压减一般性支出；学生奖助经费从事业收入中足额提取。预算绩效目标随预算同步编制，年度终了开展自评，结果随决算公开。
咨询电话：0000-000 0213（计划财务处预算管理科）。`
}

function settledFor(year: number): string {
  const budget = budgetOf(year - 1, 1.018)
  const planned = budgetOf(year - 1, 1)
  return `现将示例医科大学${year - 1}年度部门决算公开如下。${year - 1}年度收入决算${money(budget.total)}万元，比年初预算增加${money(budget.total - planned.total)}万元，主要原因是年中追加专项拨款和科研事业收入增加。
${tables(budget, { kind: '决算', year: year - 1 })}
## 五、决算与预算对照说明
财政拨款支出完成年初预算的101.8%，项目支出绩效自评优良率92.6%。决算已经审计，并在教职工代表大会上报告。
咨询电话：0000-000 0213（计划财务处会计核算科）。`
}

function fees(year: number): string {
  return `根据价格、财政、教育主管部门的规定，现将${year}—${year + 1}学年收费项目、依据和标准公示如下。凡未列入本表的收费，学生有权拒绝缴纳。
|= 教育收费公示表
| 收费项目 | 收费标准 | 依据 |
| 本科生学费（医学类） | 5,720 元/学年 | 示例价费〔2019〕36号 |
| 本科生学费（理学、管理学类） | 4,840 元/学年 | 示例价费〔2019〕36号 |
| 学术学位硕士研究生学费 | 8,000 元/学年 | 示例价费〔2014〕52号 |
| 专业学位硕士研究生学费 | 10,000 元/学年 | 示例价费〔2014〕52号 |
| 博士研究生学费 | 10,000 元/学年 | 示例价费〔2014〕52号 |
| 住宿费（六人间） | 800 元/学年 | 示例价费〔2019〕36号 |
| 住宿费（四人间） | 1,200 元/学年 | 示例价费〔2019〕36号 |
| 来华留学生学费（英文授课） | ${grouped(24_000)} 元/学年 | 教外来〔1998〕7号（示例引用） |
## 服务性收费和代收费
| 项目 | 标准 | 说明 |
| 教材费 | 据实结算 | 自愿购买，多退少补 |
| 体检费 | 据实结算 | 新生入学体检，代收 |
| 城乡居民基本医疗保险 | 按当地标准 | 自愿参加，代收 |
投诉方式：计划财务处收费管理科 0000-000 0213；信息公开监督办公室 0000-000 0252；价格主管部门 12345（示例）。`
}

const FINANCE_COLUMNS = ['notices', 'portal/finance']

/** Budget, final account and fees of every year: items 19, 20 and 21. */
export const FINANCE_ANNUALS: readonly Annual[] = [
  {
    unit: 'caiwu',
    title: (year) => `示例医科大学${year}年部门预算`,
    body: plannedFor,
    items: ['19'],
    columns: FINANCE_COLUMNS,
    formed: '03-30',
    lag: 9,
    keywords: ['部门预算', '收支预算总表', '财政拨款'],
  },
  {
    unit: 'caiwu',
    title: (year) => `示例医科大学${year - 1}年度部门决算`,
    body: settledFor,
    items: ['20'],
    columns: FINANCE_COLUMNS,
    formed: '08-12',
    lag: 8,
    keywords: ['部门决算', '收支决算总表'],
  },
  {
    unit: 'caiwu',
    title: (year) => `${year}—${year + 1}学年教育收费公示`,
    body: fees,
    items: ['21'],
    columns: ['fees', 'portal/finance'],
    formed: '08-20',
    lag: 5,
    keywords: ['收费标准', '学费', '住宿费'],
  },
]
