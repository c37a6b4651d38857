import { addDays, type Day, formatDayCn } from '../../kernel/day.ts'
import type { Annual } from './annual.ts'
import { between } from './chance.ts'
import type { Draft } from './draft.ts'
import { dayIn, type Era, officeDay } from './era.ts'

const SUBJECTS = ['基础医学', '临床医学', '口腔医学', '公共卫生与预防医学', '药学', '护理学'] as const
const UNIT = 'yanjiusheng'
const COLUMNS = ['admission', 'portal/admission']

function brochure(year: number): string {
  const rows = SUBJECTS.map((name, at) => {
    const own = 40 + at * 9 + 3 * (year - 2023)
    return `| ${name} | ${own} | ${between(`${name}${year}`, 30, 120)} | 全日制 |`
  })
  return `${year + 1}年，示例医科大学面向全国招收硕士研究生。报名前请仔细阅读本简章和专业目录，以国家当年的招生规定为准。
## 一、招生专业和人数
| 学科、专业 | 学术学位 | 专业学位 | 学习方式 |
${rows.join('\n')}
拟招生人数为计划数，含推荐免试生，实际人数以国家下达的计划为准。
## 二、报考条件
- 中华人民共和国公民，拥护中国共产党的领导，品德良好，遵纪守法；
- 国家承认学历的应届或者往届本科毕业生；专科毕业满两年达到同等学力要求的，须有所报专业5门本科课程成绩；
- 临床医学专业学位报考条件按照国家关于医教协同的规定执行。
## 三、报名与考试
网上报名和网上确认时间以公告为准。初试科目、参考范围见专业目录。报名费按照价格主管部门批准的标准收取。
## 四、学制、学费与奖助
学制3年；学费标准见收费公示；设有国家奖学金、学业奖学金、国家助学金和“三助”岗位。
## 五、咨询
研究生学院招生办公室，科研楼 201 室，0000-000 0210，yanjiusheng@example.edu.cn。`
}

function retest(year: number): string {
  return `为做好${year}年硕士研究生复试录取工作，根据国家招生工作管理规定，制定本办法。
## 一、组织
学校研究生招生工作领导小组统一领导，各学院成立复试小组，每组不少于5人。复试全程录音录像，保存备查。与考生有亲属关系的人员应当回避。
## 二、复试
| 内容 | 分值 | 方式 |
| 专业知识 | 100 | 笔试 |
| 临床或者实验技能 | 100 | 操作考核 |
| 综合素质与外语 | 100 | 面试 |
复试实行差额复试，差额比例一般不低于120%。同等学力考生加试两门本科主干课程。
## 三、录取
总成绩由初试成绩和复试成绩加权计算，初试占60%，复试占40%，按照总成绩从高到低依次录取。复试成绩不合格、思想品德考核不合格或者体检不符合规定的，不予录取。
## 四、公示与监督
复试名单、复试成绩和拟录取名单在研究生学院网站公布，拟录取名单公示不少于10个工作日。
考生对复试过程或者结果有异议的，可以向研究生学院或者信息公开监督办公室申诉：0000-000 0252。`
}

function contact(year: number): string {
  return `研究生招生咨询与申诉渠道如下，常年有效，${year}年12月核对更新。
| 事项 | 受理单位 | 地点 | 电话 |
| 报名、考试、录取咨询 | 研究生学院招生办公室 | 科研楼 201 室 | 0000-000 0210 |
| 学院、专业咨询 | 各学院研究生工作办公室 | 见学院页面 | 见学院页面 |
| 申诉与举报 | 信息公开监督办公室 | 行政楼 411 室 | 0000-000 0252 |
申诉应当写明考生编号、事实和诉求。受理后10个工作日内书面答复；对答复不满意的，可以向省级教育招生考试机构反映。`
}

function examNo(year: number, at: number): string {
  return `示例${String(year)}${String(1001 + at * 37).padStart(4, '0')}`
}

function results(year: number): string {
  const rows = Array.from({ length: 24 }, (_, at) => {
    const first = between(`${year}first${at}`, 312, 402)
    const second = between(`${year}second${at}`, 206, 281)
    const total = (first * 0.2 * 0.6 + (second / 3) * 0.4).toFixed(2)
    return `| ${examNo(year, at)} | ${SUBJECTS[at % SUBJECTS.length] ?? ''} | ${first} | ${second} | ${total} |`
  })
  return `${year}年硕士研究生招生复试工作已经结束，现公布参加复试考生的成绩（节选）。总成绩按照初试折算百分制60%、复试折算百分制40%计算。
| 考生编号 | 学科专业 | 初试成绩 | 复试成绩（满分300） | 总成绩 |
${rows.join('\n')}
本页只公布考生编号和成绩。考生对本人成绩有异议的，请在公布之日起3个工作日内书面申请复核。`
}

function admitted(year: number, until: Day): string {
  const rows = Array.from(
    { length: 18 },
    (_, at) =>
      `| ${examNo(year, at)} | ${SUBJECTS[at % SUBJECTS.length] ?? ''} | ${at % 3 === 0 ? '学术学位' : '专业学位'} | 全日制 |`,
  )
  return `经学校研究生招生工作领导小组审定，现将${year}年拟录取硕士研究生名单（节选）予以公示。公示期为公布之日起至${formatDayCn(until)}，不少于10个工作日，公示期内名单不作修改；有变动的，对变动部分作出说明并重新公示10个工作日。
| 考生编号 | 拟录取专业 | 类型 | 学习方式 |
${rows.join('\n')}
公示期内有异议的，请以书面形式实名反映。受理单位：研究生学院 0000-000 0210；信息公开监督办公室 0000-000 0252。`
}

/** Results of retests and lists of those to be admitted: items 12 and 13. The lists are postings and end. */
export function graduatePostings({ years }: Era): Draft[] {
  return years.flatMap((year) => {
    const resultOn = dayIn(year, '04-03')
    const listOn = dayIn(year, '04-10')
    const until = officeDay(addDays(listOn, 18))
    const shared = { unit: UNIT, columns: COLUMNS, formedOn: resultOn }
    return [
      {
        ...shared,
        title: `${year}年硕士研究生复试考生成绩公布`,
        body: results(year),
        items: ['12'],
        publishedOn: officeDay(addDays(resultOn, 2)),
        keywords: ['复试成绩'],
      },
      {
        ...shared,
        title: `${year}年拟录取硕士研究生名单公示`,
        body: admitted(year, until),
        items: ['13'],
        publishedOn: listOn,
        expiresOn: until,
        keywords: ['拟录取', '公示'],
      },
    ]
  })
}

/** Postgraduate admission of every year: items 11 and 14. */
export const GRADUATE_ANNUALS: readonly Annual[] = [
  {
    unit: UNIT,
    title: (year) => `示例医科大学${year + 1}年硕士研究生招生简章和专业目录`,
    body: brochure,
    items: ['11'],
    columns: COLUMNS,
    formed: '09-15',
    keywords: ['招生简章', '专业目录', '研究生招生'],
  },
  {
    unit: UNIT,
    title: (year) => `示例医科大学${year}年硕士研究生复试录取办法`,
    body: retest,
    items: ['11'],
    columns: COLUMNS,
    formed: '03-14',
    keywords: ['复试录取办法'],
  },
  {
    unit: UNIT,
    title: (year) => `研究生招生咨询及申诉渠道（${year}年）`,
    body: contact,
    items: ['14'],
    columns: COLUMNS,
    formed: '12-04',
    lag: 5,
    keywords: ['研究生招生咨询', '申诉'],
  },
]
