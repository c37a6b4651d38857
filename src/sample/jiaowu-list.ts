import type { Day } from '../kernel/day.ts'
import classList from './jiaowu-list.json' with { type: 'json' }
import { evidenceKindOf, updateRuleOf } from './rule-words.ts'
import type { SampleCatalogue, SampleCrosswalk, SampleItem } from './sample-types.ts'

const UNIT = '205'
const BASIS = [
  { instrument: '示例医科大学信息公开办法（示医校字〔2023〕6号，示例）', isVerified: true },
  { instrument: '高等学校信息公开办法（教育部令第29号）', article: '第二十一条', isVerified: false },
]

type Entry = (typeof classList)[number]['items'][number]

function itemOf({ number, title, post, update, evidence }: Entry): SampleItem {
  return {
    number,
    title,
    isOfficial: true,
    rule: {
      unitCode: UNIT,
      post,
      audience: 'public',
      update: updateRuleOf(update),
      legalBasis: BASIS,
      evidence: [{ kind: evidenceKindOf(evidence.kind), fields: evidence.fields }],
      note: '教务处自列事项，对应全国清单的一项。',
    },
  }
}

/** The list that one unit keeps for itself, beside the national one (内设机构的公开目录). */
export const jiaowuList: SampleCatalogue = {
  id: 'jiaowu',
  name: '教务处信息公开目录（示例）',
  shortName: '教务处目录',
  kind: 'unit',
  unitCode: UNIT,
  source: '示例医科大学教务处自列',
  isOfficial: true,
  intro: '教务处在全国清单之外细化的公开事项。列入本目录的信息同时计入对应的全国清单事项和“阳光三务”分类。',
  validFrom: '2023-03-01' as Day,
  classes: classList.map(({ no, title, items }) => ({ number: no, title, isOfficial: true, items: items.map(itemOf) })),
}

/** Which item of the national list each entry serves. */
export const jiaowuCrosswalk: readonly SampleCrosswalk[] = classList.flatMap(({ items }) =>
  items.map(({ number, to }) => ({
    from: { catalogue: 'jiaowu' as const, number },
    to: { catalogue: 'moe50' as const, number: String(to) },
    note: '教务处目录对应全国清单',
  })),
)
