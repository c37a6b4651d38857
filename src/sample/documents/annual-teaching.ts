import type { Annual } from './annual.ts'
import { figuresOf, grouped, percent } from './figures.ts'

function staff(year: number): string {
  const f = figuresOf(year)
  const over55 = f.teachers - f.under35 - f.to45 - f.to55
  const other = f.teachers - f.doctorTeachers - f.masterTeachers
  const fullTime = f.undergraduates + f.masters + f.doctors + f.foreign
  const row = (name: string, count: number) => `| ${name} | ${count} | ${percent(count, f.teachers)} |`
  return `截至${year}年9月30日，学校全日制在校生${grouped(fullTime)}人，其中本科生${grouped(f.undergraduates)}人，本科生占全日制在校生总数的${percent(f.undergraduates, fullTime)}。专任教师${grouped(f.teachers)}人，结构如下。
## 职称结构
| 职称 | 人数 | 占比 |
${row('正高级', f.professors)}
${row('副高级', f.associates)}
${row('中级', f.lecturers)}
${row('初级及以下', f.assistants)}
## 学位结构
| 最高学位 | 人数 | 占比 |
${row('博士', f.doctorTeachers)}
${row('硕士', f.masterTeachers)}
${row('其他', other)}
## 年龄结构
| 年龄 | 人数 | 占比 |
${row('35岁及以下', f.under35)}
${row('36—45岁', f.to45)}
${row('46—55岁', f.to55)}
${row('56岁及以上', over55)}
## 说明
数据由人事处统计，口径为在岗专任教师，不含附属医院临床兼职教师。`
}

const MAJORS = [
  '临床医学 | 100201K | 五年 | 医学',
  '麻醉学 | 100202TK | 五年 | 医学',
  '医学影像学 | 100203TK | 五年 | 医学',
  '口腔医学 | 100301K | 五年 | 医学',
  '预防医学 | 100401K | 五年 | 医学',
  '食品卫生与营养学 | 100402 | 四年 | 理学',
  '药学 | 100701 | 四年 | 理学',
  '药物制剂 | 100702 | 四年 | 理学',
  '临床药学 | 100703TK | 五年 | 理学',
  '医学检验技术 | 101001 | 四年 | 理学',
  '医学影像技术 | 101003 | 四年 | 理学',
  '康复治疗学 | 101005 | 四年 | 理学',
  '护理学 | 101101K | 四年 | 理学',
  '助产学 | 101102TK | 四年 | 理学',
  '公共事业管理 | 120401 | 四年 | 管理学',
  '健康服务与管理 | 120410T | 四年 | 管理学',
  '应用心理学 | 071102 | 四年 | 理学',
  '生物技术 | 071002 | 四年 | 理学',
  '智能医学工程 | 101011T | 四年 | 工学',
]

function majors(year: number): string {
  const rows = MAJORS.map(
    (row, index) =>
      `| ${row} | ${index === MAJORS.length - 1 && year % 2 === 0 ? '当年新增' : index === 14 ? '当年停招' : '正常招生'} |`,
  )
  return `${year}—${year + 1}学年，学校共设本科专业${figuresOf(year).majors}个，其中当年招生专业${MAJORS.length - 1}个。主要专业如下，停招专业在校生按原培养方案培养至毕业。
| 专业名称 | 专业代码 | 修业年限 | 学位门类 | 状态 |
${rows.join('\n')}
新增专业经学术委员会审议、学校审定并报主管部门备案后招生；停招专业的调整依据社会需求、就业质量和办学条件综合确定。`
}

function courses(year: number): string {
  const total = 1186 + 23 * (year - 2023)
  return `按照${year - 1}—${year}学年统计，全校共开设本科课程${grouped(total)}门、${grouped(total * 2 + 318)}门次。
| 指标 | 数值 |
| 开设课程总门数 | ${grouped(total)} |
| 必修课程 | ${grouped(Math.round(total * 0.61))} |
| 选修课程 | ${grouped(total - Math.round(total * 0.61))} |
| 实践教学学分占总学分比例 | ${(31.4 + 0.3 * (year - 2023)).toFixed(1)}% |
| 选修课学分占总学分比例 | ${(14.2 + 0.2 * (year - 2023)).toFixed(1)}% |
| 小班授课（30人以下）课程门次占比 | ${(36.5 + 0.8 * (year - 2023)).toFixed(1)}% |
统计口径：全日制本科生培养方案内实际开出的课程，临床见习、实习计入实践教学学分。`
}

function professors(year: number): string {
  const f = figuresOf(year)
  const teaching = f.professors - 9
  return `按照${year - 1}—${year}学年统计，教授为本科生授课情况如下。
| 指标 | 数值 |
| 教授总数 | ${f.professors} |
| 主讲本科课程的教授人数 | ${teaching} |
| 主讲本科课程的教授占教授总数的比例 | ${percent(teaching, f.professors)} |
| 教授授本科课程占课程总门次数的比例 | ${(19.6 + 0.5 * (year - 2023)).toFixed(1)}% |
未承担本科授课任务的教授为长期病假、公派出国或者当年新引进人员。学校把为本科生授课作为教授聘期考核的基本要求。`
}

function quality(year: number): string {
  const f = figuresOf(year)
  return `本报告依据${year - 1}—${year}学年教学基本状态数据编写，全面反映本科教学质量状况，供师生、家长和社会了解与监督。
## 一、本科教育基本情况
学校以培养具有人文素养、临床能力和创新精神的应用型医学人才为目标，现有本科专业${f.majors}个，本科生${grouped(f.undergraduates)}人。
## 二、师资与教学条件
| 指标 | 数值 |
| 专任教师 | ${grouped(f.teachers)} 人 |
| 具有博士学位的专任教师占比 | ${percent(f.doctorTeachers, f.teachers)} |
| 主讲本科课程的教授占教授总数的比例 | ${percent(f.professors - 9, f.professors)} |
| 生均教学科研仪器设备值 | ${(1.92 + 0.06 * (year - 2023)).toFixed(2)} 万元 |
| 生均图书 | ${92 + (year - 2023)} 册 |
| 生均教学日常运行支出 | ${grouped(2780 + 60 * (year - 2023))} 元 |
## 三、教学建设与改革
以胜任力为导向修订培养方案，建设省级一流课程${18 + (year - 2023) * 3}门，推进基础与临床整合课程、早期接触临床和床旁教学。
## 四、质量保障体系
实行校院两级督导，全学年听课${grouped(1920 + (year % 10) * 11)}节次，学生评教参评率${(95.1 + 0.3 * (year - 2023)).toFixed(1)}%，评价结果反馈到教师本人，问题整改在教学评估中心网站公布。
## 五、学生学习效果
应届本科毕业生毕业率97.8%，学位授予率97.1%，执业医师资格考试首考通过率高于全国平均水平。
## 六、存在的问题与改进
部分专业教师数量不足，实践教学基地分布不均衡，信息化教学资源利用率有待提高。学校已列入下一年重点工作，进展将在“内涵建设”栏目公布。`
}

/** Yearly documents about teachers and teaching: items 27 to 30 and 35. Item 29 has not been kept up this year. */
export const TEACHING_ANNUALS: readonly Annual[] = [
  {
    unit: 'renshi',
    title: (year) => `专任教师队伍结构（${year}年10月数据）`,
    body: staff,
    items: ['27'],
    columns: ['notices'],
    formed: '10-13',
    keywords: ['师资结构', '专任教师'],
  },
  {
    unit: 'jiaowu',
    title: (year) => `${year}—${year + 1}学年本科专业设置情况`,
    body: majors,
    items: ['28', 'JW-09'],
    columns: ['teaching-quality'],
    formed: '09-08',
    keywords: ['专业设置', '停招专业'],
  },
  {
    unit: 'jiaowu',
    title: (year) => `${year - 1}—${year}学年课程开设与学分结构`,
    body: courses,
    items: ['29', 'JW-01'],
    columns: ['teaching-quality'],
    formed: '10-09',
    missedYears: 1,
    keywords: ['课程', '学分'],
  },
  {
    unit: 'jiaowu',
    title: (year) => `${year - 1}—${year}学年教授为本科生授课情况`,
    body: professors,
    items: ['30', 'JW-02'],
    columns: ['teaching-quality'],
    formed: '10-10',
    keywords: ['教授授课'],
  },
  {
    unit: 'pinggu',
    title: (year) => `示例医科大学${year - 1}—${year}学年本科教学质量报告`,
    body: quality,
    items: ['35'],
    columns: ['notices', 'portal/annual-reports', 'portal/development'],
    formed: '11-09',
    lag: 9,
    keywords: ['教学质量报告', '本科教学'],
  },
]
