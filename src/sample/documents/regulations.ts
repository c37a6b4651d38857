import { addDays, type Day, formatDayCn } from '../../kernel/day.ts'
import { between, pick } from './chance.ts'
import type { Draft } from './draft.ts'
import { type Era, occurrence, officeDay } from './era.ts'
import regulationList from './regulations.json' with { type: 'json' }
import { unitBySlug } from '../units.ts'

type Regulation = (typeof regulationList)[number]

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 as articles and chapters are counted: 一, 十, 十二, 三十五. */
export function numberCn(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = DIGITS[number % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`
}

/** What the text calls itself: 办法, 细则, 规定 … */
function kindOf(name: string): string {
  return /(办法|规定|规则|细则|章程|守则|预案|纲要|职责)/.exec(name.replace(/（示例）$/, ''))?.[1] ?? '办法'
}

const PRINCIPLES = [
  '有关工作坚持依法依规、公开公正、权责一致的原则，接受师生监督。',
  '有关工作坚持以师生为中心，做到程序规范、便捷高效、全程留痕。',
  '有关工作坚持统一领导、分级负责，谁主管、谁负责，谁办理、谁公开。',
]

function chaptersOf(rule: Regulation, effectiveOn: Day): { title: string; articles: string[] }[] {
  const kind = kindOf(rule.name)
  const first = [
    `为${rule.aim}，根据${rule.basis}，结合学校实际，制定本${kind}。`,
    `本${kind}适用于${rule.scope}。`,
    pick(rule.name, PRINCIPLES),
  ]
  const last = [
    `本${kind}未尽事宜，按照国家和省的有关规定执行；国家和省另有规定的，从其规定。`,
    `本${kind}由${unitBySlug(rule.unit).name}负责解释，自${formatDayCn(effectiveOn)}起施行。`,
  ]
  return [{ title: '总则', articles: first }, ...rule.chapters, { title: '附则', articles: last }]
}

function bodyOf(rule: Regulation, effectiveOn: Day): string {
  let article = 0
  const chapters = chaptersOf(rule, effectiveOn).map(({ title, articles }, index) => {
    const lines = articles.map((text) => {
      article += 1
      return `第${numberCn(article)}条 ${text}`
    })
    return [`## 第${numberCn(index + 1)}章 ${title}`, ...lines].join('\n')
  })
  return chapters.join('\n')
}

const PASSED = ['经校长办公会议审议通过', '经学校党委会议审定', '经校长办公会议研究、党委会议审定']

function draftOf(rule: Regulation, era: Era): Draft[] {
  const formedOn = occurrence(era, rule.formed, rule.back)
  const publishedOn = officeDay(addDays(formedOn, between(rule.name, 3, 18)))
  const isNotice = between(`${rule.name}!`, 0, 2) > 0
  const opening = `《${rule.name}》已${pick(rule.name, PASSED)}，现印发给你们，请遵照执行。`
  const text = bodyOf(rule, addDays(formedOn, 30))
  const { unit, items, keywords } = rule
  return [
    {
      unit,
      title: isNotice ? `关于印发《${rule.name}》的通知` : rule.name,
      body: isNotice ? `各学院、各部门，各附属医院：\n${opening}\n${text}` : text,
      items: items.includes('2') || items.some((item) => item.startsWith('JW')) ? items : [...items, '2'],
      columns: ['rules', ...rule.columns],
      formedOn,
      publishedOn,
      docPrefix: rule.prefix,
      keywords,
    },
  ]
}

/** Regulations of the school: each with chapters and numbered articles, an official number and a day on which it takes effect. */
export function regulations(era: Era): Draft[] {
  return regulationList.flatMap((rule) => draftOf(rule, era))
}
