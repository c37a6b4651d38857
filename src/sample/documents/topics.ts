import { addDays } from '../../kernel/day.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'

interface Chapter {
  readonly unit: string
  readonly title: string
  readonly body: string
}

const SERIES: readonly Chapter[] = [
  {
    unit: 'xxgk',
    title: '“一件事怎么公开”之一：从一份收费通知说起',
    body: `收费事关每一名学生。计划财务处每年八月核对收费项目、依据和标准，形成文件之日起20个工作日内公开。
## 谁来做
单位联络员起草，单位负责人审定，保密审查员审查，信息公开办公室发布。每一步由谁办理、何时办理，系统都有记录。
## 在哪里看
[公开目录](/catalogue)第21项，或者在首页搜索“收费标准”。`,
  },
  {
    unit: 'xxgk',
    title: '“一件事怎么公开”之二：公示期是怎么算的',
    body: `公示从发布之日起算，到最后一日的24时为止。公示期满，正文自动撤下，页面保留标题以外的说明，告诉读者公示已经结束。
## 为什么要撤下
公示名单含有个人信息，公示的目的达到以后不应当长期留在网上。`,
  },
  {
    unit: 'xxgk',
    title: '“一件事怎么公开”之三：申请公开要等多久',
    body: `学校收到申请之日起15个工作日内答复；情况复杂的，经信息公开办公室负责人同意可以适当延长，并告知申请人。
## 怎么提
见[依申请公开](/apply)。能在网上直接查到的，工作人员会告诉您查阅的办法。`,
  },
  {
    unit: 'gonghui',
    title: '“阳光三务”专题：教代会提案办理情况怎么查',
    body: `教代会提案的立案、承办单位、答复和代表评价，按年度公开。提案人可以查看自己提案的每一步办理情况。
## 公开到哪里
提案的题目和办理结果向全校公开，会议材料先向代表公布。`,
  },
  {
    unit: 'caiwu',
    title: '“阳光三务”专题：看懂部门预算的三张表',
    body: `部门预算由收支预算总表、收入预算表、支出预算表和财政拨款支出预算表等组成。
## 先看总表
收入和支出分别按来源和用途列出，收支相等。
## 再看变化
同一科目与上年相比增减较大的，预算说明中写明原因。`,
  },
]

const DAYS_APART = 38

/** 系列专题: a series that explains how the school discloses, one chapter every five weeks. */
export function topics({ today }: Era): Draft[] {
  return SERIES.map(({ unit, title, body }, at) => {
    const day = officeDay(addDays(today, -12 - at * DAYS_APART))
    return {
      unit,
      title,
      body,
      columns: ['portal/topics', 'news'],
      formedOn: day,
      publishedOn: day,
      materialKind: 'publicity' as const,
      keywords: ['系列专题', '信息公开'],
      isUnsigned: true,
    }
  })
}
