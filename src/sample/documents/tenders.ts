import { addDays, type Day, formatDayCn } from '../../kernel/day.ts'
import { between } from './chance.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'
import { money } from './figures.ts'
import tenderList from './tenders.json' with { type: 'json' }
import { unitBySlug } from '../units.ts'

type Tender = (typeof tenderList)[number]

const COLUMNS = ['notices', 'portal/tenders']
const KIND_CODES: Readonly<Record<string, string>> = { 货物: 'HW', 工程: 'GC', 服务: 'FW' }

/** The project as the announcement and the result both name it. */
interface Project {
  readonly tender: Tender
  readonly number: string
  readonly announcedOn: Day
  readonly openedOn: Day
}

function projectOf(tender: Tender, { today }: Era): Project {
  const announcedOn = officeDay(addDays(today, -tender.daysAgo))
  const serial = between(tender.name, 11, 89)
  return {
    tender,
    number: `SYYK-${announcedOn.slice(0, 4)}-${KIND_CODES[tender.kind] ?? 'QT'}${serial}`,
    announcedOn,
    openedOn: officeDay(addDays(announcedOn, 23)),
  }
}

function announcement({ tender, number, announcedOn, openedOn }: Project): string {
  const until = officeDay(addDays(announcedOn, 7))
  return `示例医科大学就${tender.name}进行公开招标，欢迎符合条件的供应商参加。
## 一、项目基本情况
|: 项目编号 | ${number} |
|: 采购单位 | 示例医科大学（使用单位：${unitBySlug(tender.unit).name}） |
|: 采购类别 | ${tender.kind} |
|: 预算金额 | ${money(tender.budget)} 万元，最高限价与预算金额一致 |
|: 采购内容 | ${tender.need} |
|: 主要要求 | ${tender.terms} |
## 二、供应商资格
- 符合《中华人民共和国政府采购法》第二十二条规定；
- 未被列入失信被执行人和严重违法失信名单；
- 本项目不接受联合体投标，支持中小企业参加。
## 三、获取采购文件
获取时间：${formatDayCn(announcedOn)}至${formatDayCn(until)}，工作日 8:00—16:30；地点：行政楼 112 室或者学校采购系统；采购文件免费。
## 四、投标与开标
投标截止和开标时间：${formatDayCn(openedOn)}上午 9:00；地点：招标采购中心开标室，过程全程录像。
## 五、公告期限和联系方式
公告期限为自发布之日起5个工作日。项目咨询：0000-000 0218；监督电话：0000-000 0252（信息公开监督办公室）。
对采购文件有异议的，可以自知道之日起7个工作日内书面提出。`
}

function result({ tender, number, openedOn }: Project): string {
  const share = between(`${tender.name}share`, 913, 986) / 1000
  const others = ['示例建设有限公司乙', '示例科技有限公司丙', '示例服务有限公司丁']
  return `${tender.name}（${number}）于${formatDayCn(openedOn)}开标，经评标委员会评审，现将中标结果公布如下。
## 一、中标情况
|: 中标供应商 | 示例供应商甲（${tender.kind === '工程' ? '建设' : '科技'}）有限公司 |
|: 中标金额 | ${money(tender.budget * share)} 万元 |
|: 供货或者服务内容 | ${tender.need} |
|: 履约期限 | ${tender.terms} |
## 二、评审情况
| 供应商 | 综合得分 | 排序 |
| 示例供应商甲 | ${between(`${tender.name}a`, 861, 942) / 10} | 1 |
| ${others[between(tender.name, 0, 2)] ?? others[0] ?? ''} | ${between(`${tender.name}b`, 760, 859) / 10} | 2 |
| 示例集团有限公司戊 | ${between(`${tender.name}c`, 680, 759) / 10} | 3 |
评标委员会由5名专家组成，从专家库中随机抽取。
## 三、异议与质疑
公告期限为1个工作日。供应商对结果有异议的，可以自公告期限届满之日起7个工作日内书面提出质疑，地点：行政楼 112 室，电话：0000-000 0218。学校在7个工作日内答复。
合同将在签订后2个工作日内公开，验收结果随后公开。`
}

/** One project in four is changed once before the opening. */
function changeOf({ tender, number, announcedOn, openedOn }: Project): Draft[] {
  if (between(`${tender.name}change`, 1, 4) !== 1) return []
  const day = officeDay(addDays(announcedOn, 6))
  return [
    {
      unit: 'zhaobiao',
      items: ['18'],
      columns: COLUMNS,
      keywords: ['招标', '采购', tender.kind],
      title: `${tender.name}招标变更公告`,
      body: `${tender.name}（${number}）的采购文件作如下变更，其余内容不变。
## 一、变更内容
- 履约要求补充说明：${tender.terms}；
- 投标截止和开标时间不变：${formatDayCn(openedOn)}上午 9:00。
## 二、联系方式
项目咨询：0000-000 0218。已获取采购文件的供应商，将另行书面通知。`,
      occasion: { projectNo: number, stage: 'changed' },
      formedOn: day,
      publishedOn: day,
    },
  ]
}

function draftsOf(project: Project): Draft[] {
  const { tender, number, announcedOn, openedOn } = project
  const shared = { unit: 'zhaobiao', items: ['18'], columns: COLUMNS, keywords: ['招标', '采购', tender.kind] }
  const resultOn = officeDay(addDays(openedOn, 3))
  return [
    ...changeOf(project),
    {
      ...shared,
      title: `${tender.name}招标公告`,
      body: announcement(project),
      occasion: { projectNo: number, stage: 'announced' as const },
      formedOn: officeDay(addDays(announcedOn, -1)),
      publishedOn: announcedOn,
    },
    {
      ...shared,
      title: `${tender.name}中标结果公告`,
      body: result(project),
      occasion: { projectNo: number, stage: 'result' as const },
      formedOn: openedOn,
      publishedOn: resultOn,
    },
  ]
}

/** Announcements and results of tenders: item 18. The youngest have no result yet. */
export function tenders(era: Era): Draft[] {
  return tenderList.flatMap((tender) => draftsOf(projectOf(tender, era)))
}
