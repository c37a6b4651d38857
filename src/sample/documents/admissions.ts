import type { Annual } from './annual.ts'
import { between } from './chance.ts'
import { grouped } from './figures.ts'

const PROVINCES = ['示例省', '甲省', '乙省', '丙省', '丁省', '戊自治区'] as const
const MAJORS = ['临床医学', '口腔医学', '护理学', '药学', '医学检验技术', '预防医学'] as const

function rules(year: number): string {
  return `## 第一章 总则
第一条 为保证示例医科大学${year}年招生工作顺利进行，维护考生和学校的合法权益，根据《中华人民共和国教育法》《中华人民共和国高等教育法》和教育部有关规定，制定本章程。
第二条 学校全称：示例医科大学；办学层次：本科、研究生；办学类型：公办全日制普通高等学校；办学地点：示例省示例市示例区学府路 1 号。
## 第二章 组织机构
第三条 学校成立招生工作领导小组，负责制定招生政策、审定招生计划、讨论决定重大事项。
第四条 招生监督组由综合监察室、教职工代表和校友代表组成，对招生全过程进行监督。监督电话：0000-000 0252。
## 第三章 录取
第五条 学校认可各省级招生考试机构的加分规定，同一考生取最高一项，所加分值适用于投档和专业安排。
第六条 对进档考生按照分数优先、遵循志愿的原则安排专业，专业之间不设级差。
第七条 医学类专业执行《普通高等学校招生体检工作指导意见》，色盲、色弱考生不能录取到临床医学、口腔医学、医学检验技术等专业。
第八条 学校不委托任何中介机构和个人代理招生，不收取与录取挂钩的任何费用。
## 第四章 收费与资助
第九条 学费、住宿费标准按照价格主管部门批准的标准执行，收费标准常年公示。
第十条 学校设有奖学金、助学金、助学贷款、勤工助学和学费减免等资助项目，家庭经济困难新生可以通过“绿色通道”先入学后办理手续。
## 第五章 附则
第十一条 新生入学后三个月内，学校进行全面复查；复查不合格的，取消入学资格，并将调查和处理结果公布。
第十二条 本章程由招生就业处负责解释。咨询电话：0000-000 0207。`
}

function places(year: number): string {
  const rows = PROVINCES.flatMap((province) =>
    MAJORS.slice(0, 4).map((major) => {
      const count = between(`${province}${major}`, 12, 58) + (province === '示例省' ? 140 : 0) + (year - 2023)
      return `| ${province} | 本科批 | 物理+化学 | ${major} | ${count} |`
    }),
  )
  return `${year}年普通本科分批次、分科类招生计划如下，最终以各省级招生考试机构公布的为准。计划调整的，本页随之更新并注明日期。
| 省份 | 批次 | 科类 | 专业 | 计划数 |
${rows.join('\n')}
录取查询、咨询和申诉渠道见招生就业处网站。`
}

function scores(year: number): string {
  const rows = PROVINCES.flatMap((province, at) =>
    ['历史类', '物理类'].map((subject, which) => {
      const lowest = 498 + at * 7 + which * 21 + between(`${province}${year}${subject}`, 0, 9)
      const admitted = (at === 0 ? 1480 : 96) + between(`${subject}${province}${year}`, 0, 40)
      return `| ${province} | 本科批 | ${subject} | ${grouped(admitted)} | ${lowest} | ${lowest + between(`${year}${province}`, 18, 41)} |`
    }),
  )
  return `${year}年普通本科录取工作已经结束，分批次、分科类录取人数和最低分公布如下。
| 省份 | 批次 | 科类 | 录取人数 | 最低分 | 最高分 |
${rows.join('\n')}
## 个人录取结果怎样查询
考生凭考生号和身份证件号码，在省级招生考试机构网站或者学校招生网站查询本人录取结果；学校不公布考生个人录取名单，也不通过电话告知他人的录取情况。
录取通知书由邮政寄递，寄出后3日内可以凭考生号查询单号。没有收到的，请在8月25日前联系招生就业处：0000-000 0207。`
}

function contacts(year: number): string {
  return `为方便考生和家长，${year}年招生咨询及申诉渠道公布如下，常年有效，变动即更新。
| 渠道 | 方式 | 受理时间 |
| 咨询电话 | 0000-000 0207 | 周一至周五 8:00—16:30，录取期间 8:00—20:00 |
| 现场咨询 | 学生事务中心 102 室 | 同上 |
| 电子邮箱 | zhaojiu@example.edu.cn | 2个工作日内回复 |
| 申诉受理 | 信息公开监督办公室，行政楼 411 室，0000-000 0252 | 周一至周五 8:00—16:30 |
## 申诉怎样处理
考生对录取结果有异议的，应当在录取结束后30日内提出书面申诉，写明本人考生号、事实和诉求。监督办公室登记后10个工作日内核查并书面答复。
## 新生复查
${year - 1}级新生复查已经完成，复查${grouped(3260 + 40 * (year - 2023))}人，收到举报0件，未发现冒名顶替和弄虚作假情形。${year}级新生复查期间的举报、调查和处理结果，将在本页补充。`
}

function work(year: number): string {
  return `促进毕业生就业的政策措施和指导服务汇总如下，供${year}届、${year + 1}届毕业生查阅。
## 一、政策措施
- 基层就业：到县级及以下基层医疗卫生机构就业满3年的，按规定享受学费补偿或者助学贷款代偿；
- 应征入伍：享受学费补偿、复学升学优待，咨询保卫处；
- 自主创业：可以申请创业指导、场地支持和担保贷款；
- 困难帮扶：为符合条件的毕业生发放一次性求职补贴，提供“一人一策”服务。
## 二、指导服务
| 服务 | 地点 | 时间 | 电话 |
| 就业手续办理 | 学生事务中心 102 室 | 工作日 8:00—16:30 | 0000-000 0207 |
| 职业咨询（预约） | 学生事务中心 104 室 | 周二、周四下午 | 0000-000 0207 |
| 简历与面试辅导 | 就业指导教室 | 每周三晚 | 0000-000 0207 |
## 三、防范求职陷阱
应聘时不缴纳押金，不抵押证件，签约前核对单位名称与岗位。遇到“付费内推”“高薪招聘”等情形，请向招生就业处或者保卫处反映。`
}

const COLUMNS = ['admission', 'portal/admission']

/** Undergraduate admission and employment of every year: items 7, 9, 10 and 31. */
export const ADMISSION_ANNUALS: readonly Annual[] = [
  {
    unit: 'zhaojiu',
    title: (year) => `示例医科大学${year}年普通本科招生章程`,
    body: rules,
    items: ['7'],
    columns: COLUMNS,
    formed: '05-12',
    keywords: ['招生章程', '本科招生'],
  },
  {
    unit: 'zhaojiu',
    title: (year) => `${year}年普通本科分批次、分科类招生计划`,
    body: places,
    items: ['7'],
    columns: COLUMNS,
    formed: '06-03',
    keywords: ['招生计划'],
  },
  {
    unit: 'zhaojiu',
    title: (year) => `${year}年普通本科录取人数和录取最低分`,
    body: scores,
    items: ['9'],
    columns: COLUMNS,
    formed: '08-15',
    keywords: ['录取分数线', '录取查询'],
  },
  {
    unit: 'zhaojiu',
    title: (year) => `${year}年招生咨询与考生申诉渠道`,
    body: contacts,
    items: ['10'],
    columns: COLUMNS,
    formed: '05-20',
    keywords: ['招生咨询', '申诉渠道', '新生复查'],
  },
  {
    unit: 'zhaojiu',
    title: (year) => `促进毕业生就业的政策措施和指导服务（${year}年）`,
    body: work,
    items: ['31'],
    columns: ['employment'],
    formed: '03-20',
    keywords: ['就业政策', '就业指导'],
  },
]
