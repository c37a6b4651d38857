import type { SampleColumn, SampleSite, SampleUnit } from './sample-types.ts'
import { units } from './units.ts'

/** Columns that are more than a list of titles, by their address. */
const KINDS: Readonly<Record<string, SampleColumn['kind']>> = {
  gallery: 'gallery',
  topics: 'topics',
  lectures: 'events',
  tenders: 'tenders',
  jobs: 'jobs',
  about: 'page',
}

type Row = readonly [slug: string, name: string, interval: number | null, intro: string]

function lists(rows: readonly Row[], onHome: boolean): SampleColumn[] {
  return rows.map(([slug, name, updateIntervalDays, intro]) => ({
    slug,
    name,
    kind: KINDS[slug] ?? 'list',
    intro,
    updateIntervalDays,
    onHome,
  }))
}

/** The eight columns that the seed report names, with the days after which each looks neglected. */
const NEWS_COLUMNS: readonly Row[] = [
  ['news', '学校新闻', 7, '学校改革发展与办学成果的动态。'],
  ['notices', '通知公告', 7, '面向师生和社会的通知、公告与公示。'],
  ['tenders', '招标公告', 14, '货物、工程和服务采购的公告与结果。'],
  ['jobs', '人才招聘', 60, '岗位、条件、报名与拟聘公示。'],
  ['lectures', '学术活动', 14, '学术报告、论坛与培训的时间、地点和主题。'],
  ['development', '内涵建设', 30, '专业、课程、学科与质量建设的进展。'],
  ['topics', '系列专题', 90, '围绕一个主题持续更新的专题。'],
  ['gallery', '校园映像', 60, '校园的四季与日常，图片均为示例绘制。'],
]

const DISCLOSURE_COLUMNS: readonly Row[] = [
  ['rules', '公开制度', 180, '学校章程、规章制度和信息公开的办法。'],
  ['annual-reports', '年度报告', 400, '信息公开年度报告和各项年度报告。'],
  ['finance', '财务公开', 120, '预算、决算、收费与资产。'],
  ['admission', '招生公开', 60, '本科生、研究生和留学生招生。'],
  ['party-affairs', '党务公开', 60, '按规定在党内或者向党外公开的党务。'],
  ['responses', '回应关切', 90, '对师生和社会关切事项的说明与解读。'],
]

const UNIT_COLUMNS: readonly Row[] = [
  ['about', '单位简介', null, '本单位的职责、科室和联系办法。'],
  ['notices', '通知公告', 30, '本单位的通知与公示。'],
  ['rules', '规章制度', 180, '本单位负责的规章制度。'],
  ['guides', '办事指南', 180, '办理条件、材料、时限、地点与电话。'],
  ['news', '工作动态', 30, '本单位的工作动态。'],
  ['policies', '政策法规', 90, '与本单位工作有关的法律法规和政策。'],
]

const COLLEGE_COLUMNS: readonly Row[] = [
  ['about', '学院简介', null, '学院的专业、系部和联系办法。'],
  ['notices', '通知公告', 30, '学院的通知与公示。'],
  ['news', '学院新闻', 30, '学院教学、科研与学生活动。'],
  ['rules', '规章制度', 180, '学院制定的制度。'],
  ['policies', '政策法规', 90, '与学院工作有关的法律法规和政策。'],
]

const HOSPITAL_COLUMNS: readonly Row[] = [
  ['about', '医院简介', null, '医院的科室、教学任务和联系办法。'],
  ['notices', '通知公告', 30, '医院教学与服务的通知。'],
  ['news', '医院动态', 30, '医疗、教学与科研动态。'],
  ['guides', '服务指南', 180, '就诊与教学服务的流程。'],
  ['policies', '政策法规', 90, '与医疗卫生工作有关的法律法规和政策。'],
]

const OWN_COLUMNS: Readonly<Record<string, readonly Row[]>> = {
  'dangwei-xuesheng': [['study-style', '学风建设', 60, '学风建设的机构、制度与动态。']],
  jiaowu: [['teaching-quality', '教学质量', 180, '专业、课程、教材与教学改革。']],
  keji: [['integrity', '科研诚信', 180, '学术规范与学术不端行为查处。']],
  caiwu: [['fees', '收费公示', 365, '收费项目、依据、标准与投诉方式。']],
  yanjiusheng: [['admission', '研究生招生', 60, '简章、目录、复试与拟录取。']],
  zhaojiu: [
    ['admission', '本科招生', 60, '章程、计划、录取与咨询。'],
    ['employment', '就业服务', 30, '就业政策、指导与招聘信息。'],
  ],
}

function columnsOf(unit: SampleUnit): readonly Row[] {
  if (unit.kind === 'hospital') return HOSPITAL_COLUMNS
  if (unit.kind === 'college' && !unit.isBusinessDepartment) return COLLEGE_COLUMNS
  return [...UNIT_COLUMNS, ...(OWN_COLUMNS[unit.slug] ?? [])]
}

/** Does the unit have a sub-site: every department, college and hospital, but no committee? */
export function hasSite(unit: SampleUnit): boolean {
  return unit.isBusinessDepartment || unit.kind === 'college' || unit.kind === 'hospital'
}

/** The portal and the sub-sites of the units. */
export const sites: readonly SampleSite[] = [
  {
    slug: 'portal',
    unitCode: null,
    name: '示例医科大学信息公开',
    columns: [...lists(NEWS_COLUMNS, true), ...lists(DISCLOSURE_COLUMNS, false)],
  },
  ...units.filter(hasSite).map((unit) => ({
    slug: unit.slug,
    unitCode: unit.code,
    name: unit.name,
    columns: lists(columnsOf(unit), false),
  })),
]
