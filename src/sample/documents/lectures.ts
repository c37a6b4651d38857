import { addDays, type Day, formatDayCn, weekdayOf } from '../../kernel/day.ts'
import { between, pick } from './chance.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'
import lectureList from './lectures.json' with { type: 'json' }
import { unitBySlug } from '../units.ts'

type Lecture = (typeof lectureList)[number]

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
const HOURS = ['9:00—11:00', '14:00—16:00', '15:30—17:30', '18:30—20:30']
const ABOUT = [
  '报告从研究中的实际问题出发，介绍近年的进展、方法上的取舍和仍然存在的争议，并留出三十分钟与听众讨论。',
  '报告结合典型案例，梳理从问题提出、方案设计到结果解释的全过程，适合本科高年级学生、研究生和青年教师参加。',
  '报告面向全校师生，不设专业门槛，先用通俗的例子说明概念，再讨论对教学和临床工作的启示。',
]
/** One lecture every so many days, so that the column is never stale. */
const DAYS_APART = 34

function hoursOf(lecture: Lecture): string {
  return pick(lecture.title, HOURS)
}

function body(lecture: Lecture, heldOn: Day): string {
  const { name, phone } = unitBySlug(lecture.unit)
  return `欢迎师生参加以下学术活动。
|: 题目 | ${lecture.title} |
|: 主讲人 | ${lecture.speaker} |
|: 时间 | ${formatDayCn(heldOn)}（${WEEKDAYS[weekdayOf(heldOn)] ?? ''}）${hoursOf(lecture)} |
|: 地点 | ${lecture.place} |
|: 主办单位 | ${name} |
## 内容简介
${pick(lecture.speaker + lecture.title, ABOUT)}
## 参加办法
校内师生直接参加，校外人员请提前一天与主办单位联系办理入校手续。参加人员计入${between(lecture.title, 1, 2) === 1 ? '研究生学术活动学分' : '继续教育学时'}，现场签到。会场设有轮椅席位和大字幻灯片，需要其他协助的请提前告知。
联系电话：${phone}。`
}

function draftOf(lecture: Lecture, at: number, { today }: Era): Draft {
  // The first is announced in advance; the others go back through the years.
  const heldOn = officeDay(addDays(today, 6 - at * DAYS_APART - between(lecture.title, 0, 9)))
  const publishedOn = officeDay(addDays(heldOn, -between(lecture.title, 7, 12)))
  return {
    unit: lecture.unit,
    title: `学术报告：${lecture.title}`,
    body: body(lecture, heldOn),
    columns: ['notices', 'portal/lectures'],
    formedOn: officeDay(addDays(publishedOn, -2)),
    publishedOn,
    occasion: { happensOn: heldOn, hours: hoursOf(lecture), venue: lecture.place },
    keywords: ['学术报告'],
    isUnsigned: true,
  }
}

/** Announcements of lectures, about one a month through the whole era. */
export function lectures(era: Era): Draft[] {
  return lectureList.map((lecture, at) => draftOf(lecture, at, era))
}
