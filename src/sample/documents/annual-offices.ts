import type { Annual } from './annual.ts'
import { figuresOf, grouped, money, percent } from './figures.ts'

function disclosureReport(year: number): string {
  const published = 2460 + 214 * (year - 2023)
  const received = 11 + (year % 5)
  return `根据《高等学校信息公开办法》（教育部令第29号）和《教育部关于公布〈高等学校信息公开事项清单〉的通知》（教办函〔2014〕23号）的要求，编制本报告。统计期限为${year - 1}年9月1日至${year}年8月31日。
## 一、工作概述
学校健全信息公开工作机制，31个业务部门逐项明确负责人、联络员和保密审查员；全年开展专题培训2次、检查4次，发现问题27项，全部整改。
## 二、主动公开情况
| 渠道 | 数量 |
| 学校网站信息公开专栏 | ${grouped(published)} 条 |
| 单位子网站 | ${grouped(published * 3 + 87)} 条 |
| 官方新媒体 | ${grouped(Math.round(published * 0.32))} 条 |
| 会议、公告栏等线下方式 | ${146 + (year % 10)} 次 |
清单10大类50项中，${45 + (year % 3)}项按时更新，其余事项已列出整改时限。逐项公开情况见[信息公开目录](/catalogue)。
## 三、依申请公开和不予公开情况
| 指标 | 数量（件） |
| 新收申请 | ${received} |
| 上年结转 | 0 |
| 予以公开 | ${received - 4} |
| 部分公开 | 1 |
| 不予公开 | 1 |
| 本校不掌握或者信息不存在 | 2 |
| 其他处理 | 0 |
| 结转下年 | 0 |
全部申请均在15个工作日内答复，平均用时${(7.2 - 0.3 * (year - 2023)).toFixed(1)}个工作日，未收取任何费用。
## 四、评议、举报、复议和诉讼情况
组织师生代表评议1次，总体满意率${(92.4 + 0.7 * (year - 2023)).toFixed(1)}%。收到“此信息不准确”反映${17 + (year % 6)}件，全部核实答复。因信息公开受到举报0件，行政复议0件，行政诉讼0件。
## 五、存在的问题和改进措施
部分事项更新不够及时，个别栏目内容深度不足。下一步将按事项设定到期提醒，逐月通报逾期情况，把公开质量纳入单位年度考核。
## 六、其他需要报告的事项
无。`
}

function donations(year: number): string {
  const rows = [
    ['奖学金类项目', 186.4, 152.1],
    ['学科与实验室建设', 240, 173.6],
    ['学生医疗救助', 42.8, 39.2],
    ['校园设施捐建', 98.5, 98.5],
  ] as const
  const factor = 1 + 0.05 * (year - 2023)
  const body = rows.map(
    ([name, got, spent]) =>
      `| ${name} | ${money(got * factor)} | ${money(spent * factor)} | ${money((got - spent) * factor)} |`,
  )
  const sum = (index: 1 | 2) => rows.reduce((total, row) => total + row[index], 0) * factor
  return `现将${year - 1}年度学校接受、使用与管理社会捐赠的情况公布如下。捐赠人要求匿名的，不公布名称。
| 项目类别 | 接受金额（万元） | 支出金额（万元） | 年末结余（万元） |
${body.join('\n')}
| 合计 | ${money(sum(1))} | ${money(sum(2))} | ${money(sum(1) - sum(2))} |
捐赠财产由教育基金统一管理、专账核算，年度审计报告在校友工作与教育基金办公室备查。咨询电话：0000-000 0221。`
}

function sideJobs(year: number): string {
  return `截至${year}年11月30日，学校校级领导干部社会兼职情况公布如下。兼职均按干部管理权限批准，不取酬。
| 职务 | 兼职单位 | 兼任职务 | 是否取酬 | 批准情况 |
| 校长 | 示例省医学教育学会 | 副会长 | 否 | 已批准 |
| 副校长（科研） | 示例省预防医学会 | 常务理事 | 否 | 已批准 |
| 副校长（医疗） | 示例省医院协会 | 副会长 | 否 | 已批准 |
| 其他校级领导 | — | 无社会兼职 | — | — |
兼职情况变动的，自变动之日起20个工作日内更新。监督电话：0000-000 0102。`
}

function visitsAbroad(year: number): string {
  return `${year - 1}年，学校校级领导干部因公出国（境）${2 + (year % 2)}个团组，经费均在批准的预算内列支，出访报告已在校内公示。
| 团组 | 国家或地区 | 时间 | 任务 | 经费来源 |
| 医学教育交流团 | 示例国甲 | ${year - 1}年5月，5天 | 续签联合培养协议 | 学校预算 |
| 公共卫生合作团 | 示例国乙 | ${year - 1}年10月，6天 | 参加合作项目年会 | 学校预算 |
出访前公示不少于5个工作日，返校后一个月内公布任务完成情况。`
}

function jointProgrammes(year: number): string {
  return `截至${year}年11月，学校经批准的中外合作办学和校际合作项目如下。
| 项目 | 合作方 | 专业 | 在校生 | 状态 |
| 护理学本科教育项目 | 示例国甲某大学（示例） | 护理学 | ${236 + 4 * (year - 2023)} | 正常办学 |
| 口腔医学联合培养 | 示例国乙某大学（示例） | 口腔医学 | ${42 + 2 * (year - 2023)} | 正常办学 |
| 公共卫生硕士学分互认 | 示例国丙某大学（示例） | 公共卫生 | ${18 + (year - 2023)} | 正常办学 |
项目的培养方案、收费标准、学位授予要求和质量评估结果随项目公布。咨询电话：0000-000 0211。`
}

function graduates(year: number): string {
  const f = figuresOf(year)
  const contract = f.placed - f.further - 96
  return `现将${year}届毕业生规模、结构、毕业去向落实情况公布如下，统计截止日为${year}年8月31日。
| 指标 | 人数 | 比例 |
| 毕业生总数 | ${grouped(f.graduates)} | 100.0% |
| 毕业去向落实 | ${grouped(f.placed)} | ${percent(f.placed, f.graduates)} |
| 其中：签约就业 | ${grouped(contract)} | ${percent(contract, f.graduates)} |
| 其中：升学（含出国出境） | ${grouped(f.further)} | ${percent(f.further, f.graduates)} |
| 其中：自主创业和灵活就业 | 96 | ${percent(96, f.graduates)} |
| 待就业 | ${grouped(f.graduates - f.placed)} | ${percent(f.graduates - f.placed, f.graduates)} |
就业流向以医疗卫生单位为主，县级及以下基层医疗卫生机构占签约人数的34.6%。统计口径按照国家毕业生就业统计规定执行。`
}

function employmentReport(year: number): string {
  const f = figuresOf(year)
  return `${year}届毕业生就业质量年度报告由招生就业处编制，数据来自毕业生就业管理系统和第三方调查。
## 一、基本情况
${year}届毕业生${grouped(f.graduates)}人，毕业去向落实率${percent(f.placed, f.graduates)}，升学率${percent(f.further, f.graduates)}。
## 二、就业质量分析
| 指标 | 结果 |
| 专业相关度 | 91.8% |
| 工作与职业期待吻合度 | 78.4% |
| 用人单位满意度 | 96.2% |
| 在本省就业比例 | 63.7% |
## 三、主要措施
建立校院两级访企拓岗机制，全年举办招聘会42场，提供岗位2.1万个；开展基层就业政策宣讲，面向困难毕业生“一人一策”帮扶。
## 四、趋势与反馈
基层全科、护理、检验岗位需求持续增长。就业反馈用于专业调整、招生计划编制和培养方案修订。`
}

/** Yearly documents of other offices: items 6, 16, 22, 23, 32, 33 and 47. Items 16 and 23 have not been kept up this year. */
export const OFFICE_ANNUALS: readonly Annual[] = [
  {
    unit: 'xxgk',
    title: (year) => `示例医科大学${year - 1}—${year}学年信息公开年度报告`,
    body: disclosureReport,
    items: ['6'],
    columns: ['portal/annual-reports'],
    formed: '10-21',
    lag: 6,
    keywords: ['信息公开年度报告'],
  },
  {
    unit: 'xiaoyou',
    title: (year) => `${year - 1}年度受捐赠财产使用与管理情况`,
    body: donations,
    items: ['16'],
    columns: ['notices', 'portal/finance'],
    formed: '03-11',
    missedYears: 1,
    keywords: ['捐赠', '教育基金'],
  },
  {
    unit: 'zuzhi',
    title: (year) => `校级领导干部社会兼职情况（${year}年）`,
    body: sideJobs,
    items: ['22'],
    columns: ['notices', 'portal/party-affairs'],
    formed: '12-02',
    keywords: ['社会兼职', '领导干部'],
  },
  {
    unit: 'guoji',
    title: (year) => `${year - 1}年度校级领导干部因公出国（境）情况`,
    body: visitsAbroad,
    items: ['23'],
    columns: ['notices'],
    formed: '01-15',
    missedYears: 1,
    keywords: ['因公出国'],
  },
  {
    unit: 'zhaojiu',
    title: (year) => `${year}届毕业生规模、结构与就业流向`,
    body: graduates,
    items: ['32'],
    columns: ['employment', 'notices'],
    formed: '12-14',
    keywords: ['就业率', '毕业去向'],
  },
  {
    unit: 'zhaojiu',
    title: (year) => `示例医科大学${year}届毕业生就业质量年度报告`,
    body: employmentReport,
    items: ['33'],
    columns: ['employment', 'portal/annual-reports'],
    formed: '12-18',
    keywords: ['就业质量年度报告'],
  },
  {
    unit: 'guoji',
    title: (year) => `中外合作办学项目情况（${year}年）`,
    body: jointProgrammes,
    items: ['47'],
    columns: ['notices'],
    formed: '12-05',
    keywords: ['中外合作办学'],
  },
]
