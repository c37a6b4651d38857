import type { Annual } from './annual.ts'

function organisation(year: number): string {
  return `现将学校党组织设置和基层党组织换届情况公布如下，统计时点为${String(year)}年3月31日。
## 一、党组织设置
| 类别 | 数量（个） |
| 基层党委 | ${String(12 + (year % 2))} |
| 党总支 | ${String(5 + (year % 3))} |
| 教工党支部 | ${String(86 + (year % 5))} |
| 学生党支部 | ${String(74 + (year % 6))} |
## 二、换届情况
任期届满的党支部按期换届，换届的程序、候选人条件和选举结果在本单位公布。
## 三、领导班子建设
领导班子成员分工调整的，在学校概况中同步更新；民主生活会的整改措施在校内公布并接受监督。`
}

function members(year: number): string {
  const before = year - 1
  return `${String(before)}年度，学校党委按照控制总量、优化结构、提高质量、发挥作用的要求发展党员，现将有关情况公布如下。
## 一、发展党员
| 类别 | 发展人数 |
| 学生 | ${String(412 + (year % 9) * 6)} |
| 教职工 | ${String(21 + (year % 4))} |
发展对象在所在单位公示不少于5个工作日，公示期内可以向党委组织部反映意见。
## 二、教育培训
全年举办党员集中培训${String(9 + (year % 3))}期，党支部书记轮训全覆盖。
## 三、党费
党费收缴、使用和管理情况在党内公布。`
}

/** What the party organisation of the school publishes for everybody once a year. */
export const PARTY_ANNUALS: readonly Annual[] = [
  {
    unit: 'zuzhi',
    title: (year) => `学校党组织设置和基层党组织换届情况（${String(year)}年）`,
    body: organisation,
    items: ['sanwu:1'],
    columns: ['notices'],
    formed: '04-08',
    keywords: ['党组织', '换届'],
  },
  {
    unit: 'zuzhi',
    title: (year) => `${String(year - 1)}年度发展党员和党员教育培训情况`,
    body: members,
    items: ['sanwu:2'],
    columns: ['notices'],
    formed: '03-12',
    keywords: ['发展党员', '教育培训'],
  },
]
