import type { Day } from '../kernel/day.ts'
import officialList from './catalogue-50.json' with { type: 'json' }
import ruleList from './moe50-rules.json' with { type: 'json' }
import { evidenceKindOf, updateRuleOf } from './rule-words.ts'
import type { LegalBasis, SampleCatalogue, SampleClass, SampleItem, SampleItemRule } from './sample-types.ts'

/** The instrument that makes the list and its base term: 20 working days after information is formed, obtained or changed. */
export const LIST_NOTICE = '教育部关于公布《高等学校信息公开事项清单》的通知（教办函〔2014〕23号）'
const BASE: LegalBasis = {
  instrument: LIST_NOTICE,
  article: '清单信息制作完成或获取后20个工作日内公开，变更后20个工作日内更新',
  isVerified: true,
}

type RuleEntry = (typeof ruleList)[number]

function basisOf(entry: RuleEntry): LegalBasis[] {
  const wording = {
    instrument: LIST_NOTICE,
    article: `清单第${String(entry.no)}项（文字）`,
    isVerified: entry.wordingVerified,
  }
  const own = entry.basis.map(({ instrument, article, isVerified }) =>
    article === '' ? { instrument, isVerified } : { instrument, article, isVerified },
  )
  return [BASE, ...(entry.wordingVerified ? [] : [wording]), ...own]
}

function ruleOf(no: number): SampleItemRule {
  const entry = ruleList.find((candidate) => candidate.no === no)
  if (!entry) throw new RangeError(`item ${String(no)} of the national list has no rule`)
  return {
    unitCode: entry.unit,
    post: entry.post,
    audience: 'public',
    update: updateRuleOf(entry.update),
    legalBasis: basisOf(entry),
    evidence: entry.evidence.map(({ kind, fields }) => ({ kind: evidenceKindOf(kind), fields })),
    note: entry.note,
  }
}

function itemOf({ no, text }: { no: number; text: string }): SampleItem {
  return { number: String(no), title: text, isOfficial: true, rule: ruleOf(no) }
}

function classes(): SampleClass[] {
  const names = new Map(officialList.map(({ categoryNo, category }) => [categoryNo, category]))
  return [...names].map(([no, title]) => ({
    number: String(no),
    title,
    isOfficial: true,
    items: officialList.filter(({ categoryNo }) => categoryNo === no).map(itemOf),
  }))
}

/** 高等学校信息公开事项清单: 10 classes, 50 items, each with the rule of the sample school. Holds from the day of the notice. */
export const moe50: SampleCatalogue = {
  id: 'moe50',
  name: '高等学校信息公开事项清单',
  shortName: '50项清单',
  kind: 'national',
  unitCode: null,
  source: LIST_NOTICE,
  isOfficial: true,
  intro:
    '教育部公布的高等学校主动公开事项，共10大类50项。每一项都写明责任单位、更新要求和最近一次公开；发现内容不准确的，请在该信息页面上点“此信息不准确”。',
  validFrom: '2014-07-25' as Day,
  classes: classes(),
}
