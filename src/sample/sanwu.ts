import type { Day } from '../kernel/day.ts'
import { updateRuleOf } from './rule-words.ts'
import type { SampleCatalogue, SampleClass, SampleCrosswalk, SampleItem } from './sample-types.ts'
import groupList from './sanwu.json' with { type: 'json' }

type Group = (typeof groupList)[number]

const PARTY_RULES = { instrument: '中国共产党党务公开条例（试行）', isVerified: true }
const SCHOOL_RULES = { instrument: '高等学校信息公开办法（教育部令第29号）', isVerified: true }
const MONEY_RULES = { instrument: '教育部关于做好高等学校财务信息公开工作的通知', isVerified: false }
const BASIS: Readonly<Record<string, typeof PARTY_RULES>> = { 党务: PARTY_RULES, 校务: SCHOOL_RULES, 财务: MONEY_RULES }

function itemOf(group: Group): SampleItem {
  const basis = BASIS[group.className]
  return {
    number: String(group.no),
    title: `${group.title}（示例分类）`,
    isOfficial: false,
    rule: {
      unitCode: group.unit,
      post: group.post,
      audience: 'public',
      update: updateRuleOf('on_event'),
      legalBasis: basis ? [basis] : [],
      evidence: [{ kind: 'document', fields: ['标题', '产生日期', '责任单位'] }],
      note: `示例归类，包括：${group.scope}。正式清单发布后由学校导入替换。`,
    },
  }
}

function classOf(number: number): SampleClass {
  const groups = groupList.filter(({ classNo }) => classNo === number)
  // 党务、校务、财务 are the provincial scheme's own words; only the second level is ours.
  return { number: String(number), title: groups[0]?.className ?? '', isOfficial: true, items: groups.map(itemOf) }
}

/**
 * “阳光三务”: 党务, 校务, 财务, and below them 14 groups of the sample's own making. The seed names 14 classes and lists none, no
 * public source does, so nothing here is official beyond the first level.
 */
export const sanwu: SampleCatalogue = {
  id: 'sanwu',
  name: '“阳光三务”基础清单（示例分类）',
  shortName: '阳光三务',
  kind: 'three-affairs',
  unitCode: null,
  source: '一级分类为党务、校务、财务；二级分类为示例学校自拟，不是《省属高等学校“阳光三务”基础清单》的正式分类',
  isOfficial: false,
  intro:
    '按党务、校务、财务三个方面归集学校公开的信息。二级分类标有“示例分类”，是本示例学校自拟的归类；主管部门的正式清单可由学校导入替换，原有信息不受影响。',
  validFrom: '2023-01-01' as Day,
  classes: [1, 2, 3].map(classOf),
}

/** Every item of the national list counts in one 三务 group. */
export const sanwuCrosswalk: readonly SampleCrosswalk[] = groupList.flatMap(({ no, from }) =>
  from.map((item) => ({
    from: { catalogue: 'moe50' as const, number: String(item) },
    to: { catalogue: 'sanwu' as const, number: String(no) },
    note: '示例对照',
  })),
)
