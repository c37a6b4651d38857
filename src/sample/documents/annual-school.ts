import type { Annual } from './annual.ts'
import { figuresOf, grouped, percent } from './figures.ts'

function overview(year: number): string {
  const f = figuresOf(year)
  const all = f.undergraduates + f.masters + f.doctors + f.foreign
  return `示例医科大学是一所以医学为主，医学、理学、管理学等学科协调发展的省属本科高等学校。学校设有10个学院、3所附属医院，现有${f.majors}个本科专业，全日制在校生${grouped(all)}人。本页数据统计时点为${year}年9月30日。
## 一、办学规模
|= 在校生情况（人）
| 层次 | 人数 | 占比 |
| 普通本科生 | ${grouped(f.undergraduates)} | ${percent(f.undergraduates, all)} |
| 硕士研究生 | ${grouped(f.masters)} | ${percent(f.masters, all)} |
| 博士研究生 | ${grouped(f.doctors)} | ${percent(f.doctors, all)} |
| 来华留学生 | ${grouped(f.foreign)} | ${percent(f.foreign, all)} |
| 合计 | ${grouped(all)} | 100.0% |
## 二、教职工
学校现有教职工${grouped(f.staff)}人，其中专任教师${grouped(f.teachers)}人，具有高级职称的${f.professors + f.associates}人，占专任教师的${percent(f.professors + f.associates, f.teachers)}。
## 三、学科与专业
学校有一级学科硕士学位授权点8个、硕士专业学位授权点6个、服务国家特殊需求博士人才培养项目1个；本科专业${f.majors}个，覆盖医学、理学、管理学、工学4个学科门类。
## 四、机构设置
学校设有党政管理机构、教学辅助机构、学院和附属医院，联系方式见各单位页面。
## 五、数据来源
在校生数据由教务处、研究生学院、国际教育学院提供，教职工数据由人事处提供，党政办公室汇总。对数据有疑问的，可以在本页反映。`
}

const LEADERS = `按照工作需要，学校领导班子成员分工公布如下。班子成员变动或者分工调整的，自变动之日起20个工作日内更新。
| 职务 | 分管工作 | 联系学院 |
| 党委书记 | 主持党委全面工作，分管组织、纪检 | 马克思主义学院 |
| 校长 | 主持行政全面工作，分管规划、人事、财务、审计 | 基础医学院 |
| 党委副书记 | 分管宣传、统战、学生、工会、共青团、离退休 | 人文与管理学院 |
| 副校长（教学） | 分管本科教学、教学评估、招生就业、图书馆 | 护理学院、药学院 |
| 副校长（科研） | 分管科技、研究生、学科建设、国际合作 | 公共卫生学院、医学检验学院 |
| 副校长（后勤） | 分管基建、后勤、资产、采购、保卫 | 口腔医学院 |
| 副校长（医疗） | 分管附属医院和临床教学 | 临床医学院 |
| 纪委书记 | 主持纪委工作，分管综合监察 | 继续教育学院 |`

function plan(year: number): string {
  return `${year}年学校工作的总体要求是：坚持党的全面领导，落实立德树人根本任务，以内涵建设为主线，以医学教育改革和师生服务为重点，推动学校事业高质量发展。
## 一、重点工作安排
| 序号 | 重点工作 | 牵头单位 | 完成时间 |
| 1 | 修订临床医学、护理学等专业培养方案 | 教务处 | ${year}年7月 |
| 2 | 推进临床医学专业认证整改 | 教学评估中心 | ${year}年10月 |
| 3 | 引进和培养高层次人才30人以上 | 人事处 | ${year}年12月 |
| 4 | 新校园二期教学综合楼建设 | 基建处 | ${year}年11月 |
| 5 | 完善责任、审批、服务三张清单 | 党政办公室 | ${year}年6月 |
| 6 | 信息公开平台与信息门户数据对接 | 网络信息中心 | ${year}年9月 |
| 7 | 学生公寓热水与空调改造 | 后勤管理处 | ${year}年8月 |
| 8 | 科研诚信教育全覆盖 | 科技处 | ${year}年12月 |
## 二、工作要求
各单位要把任务分解到岗位、到月份，每季度报送进展。完成情况在校内公布，纳入年度考核。涉及师生切身利益的事项，决策前听取意见不少于10个工作日，决策后及时公开并做好解读。`
}

function congress(year: number): string {
  return `学校第九届教职工代表大会第${year - 2021}次会议于${year}年1月上旬召开，应到代表186人，实到${172 + (year % 7)}人。会议听取并审议了学校工作报告、财务预决算执行情况报告和提案工作报告，现将主要内容公布如下。
## 一、学校工作报告
报告回顾了${year - 1}年的工作：教学改革稳步推进，科研立项数量与质量同步提升，新校园建设按计划实施，师生办事服务进一步优化。报告提出了${year}年的主要任务。
## 二、财务预决算情况报告
计划财务处报告了${year - 1}年度预算执行和${year}年度预算安排。代表们就教学投入、收费公示和采购公开提出意见，详细表格见“财务公开”栏目。
## 三、提案办理
本次会议征集提案${41 + (year % 9)}件，立案${33 + (year % 5)}件，分送${12 + (year % 4)}个单位承办，3个月内答复。
## 四、决议
会议表决通过了《教职工岗位聘用与考核办法（修订稿）》，通过了大会决议。`
}

function academic(year: number): string {
  return `${year - 1}年，学术委员会按照章程履行职责，召开全体会议4次、专门委员会会议11次。
## 一、履职情况
| 事项 | 数量 |
| 审议学科专业建设事项 | 6 项 |
| 评议人才引进的学术条件 | 37 人次 |
| 评审科研项目与奖励推荐 | 112 项 |
| 受理学术不端举报 | 3 件 |
| 审查认定并作出结论 | 3 件 |
## 二、学术环境
面向新教师和研究生开展学术规范教育14场，覆盖2,300余人次；完善学位论文抽检与复核程序。
## 三、下一年计划
完善同行评议专家库，推进代表性成果评价，开展科研原始记录检查。`
}

/** Yearly documents about the school as a whole: items 1, 3, 4 and 5. Item 4 has not been kept up. */
export const SCHOOL_ANNUALS: readonly Annual[] = [
  {
    unit: 'dangzhengban',
    title: (year) => `示例医科大学办学基本情况（${year}年）`,
    body: overview,
    items: ['1'],
    columns: ['notices'],
    formed: '10-14',
    keywords: ['办学规模', '在校生', '教职工'],
  },
  {
    unit: 'dangzhengban',
    title: (year) => `学校领导班子成员分工（${year}年3月）`,
    body: () => LEADERS,
    items: ['1'],
    columns: ['notices', 'portal/notices'],
    formed: '03-04',
    keywords: ['领导班子', '分工'],
  },
  {
    unit: 'guihua',
    title: (year) => `示例医科大学${year}年工作要点及重点工作安排`,
    body: plan,
    items: ['5'],
    columns: ['notices', 'portal/development'],
    formed: '02-12',
    lag: 6,
    keywords: ['工作要点', '重点工作'],
    docPrefix: '示医党字',
  },
  {
    unit: 'gonghui',
    title: (year) => `第九届教职工代表大会第${year - 2021}次会议工作报告和决议`,
    body: congress,
    items: ['3'],
    columns: ['notices', 'portal/notices'],
    formed: '01-13',
    keywords: ['教代会', '工作报告'],
  },
  {
    unit: 'xueshu',
    title: (year) => `示例医科大学学术委员会${year - 1}年度报告`,
    body: academic,
    items: ['4'],
    columns: ['portal/annual-reports', 'keji/integrity'],
    formed: '02-10',
    lag: 5,
    missedYears: 1,
    keywords: ['学术委员会', '年度报告'],
  },
]
