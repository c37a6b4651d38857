import type { Basis, LetterTemplate } from '../domain/template.ts'
import { field, gov711, moe29, SECOND_HAND, toApplicant } from './parts.ts'

interface Ground {
  readonly id: string
  readonly name: string
  /** As it stands in the sentence “…属于…”. */
  readonly words: string
  readonly moe29?: Basis
  readonly gov711?: Basis
}

const NOT_NAMED = '29号令没有单列这一情形，须落在“法律、法规和规章以及学校规定的不予公开的其他信息”，条文未核对原件'

/** Grounds of 不予公开, one wording each: rows 5 to 12 of the national table, and those that only a school or the law on secrets knows. */
const GROUNDS: readonly Ground[] = [
  { id: 'state-secret', name: '国家秘密', words: '国家秘密', moe29: moe29('第十条'), gov711: gov711('第十四条') },
  {
    id: 'law-forbids',
    name: '法律、行政法规禁止公开',
    words: '法律、行政法规禁止公开的信息',
    moe29: moe29('第十条', SECOND_HAND),
    gov711: gov711('第十四条'),
  },
  {
    id: 'safety',
    name: '危及国家安全、公共安全、经济安全、社会稳定（学校安全稳定）',
    words: '公开后可能危及国家安全、公共安全、经济安全、社会稳定或者学校安全稳定的信息',
    moe29: moe29('第四条'),
  },
  {
    id: 'three-safety',
    name: '危及“三安全一稳定”',
    words: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息',
    gov711: gov711('第十四条'),
  },
  {
    id: 'third-party',
    name: '保护第三方合法权益（商业秘密、个人隐私）',
    words: '公开会对第三方合法权益造成损害的商业秘密、个人隐私等信息',
    moe29: moe29('第十条'),
    gov711: gov711('第十五条'),
  },
  {
    id: 'internal-affairs',
    name: '三类内部事务信息',
    words: '人事管理、后勤管理、内部工作流程等内部事务信息',
    moe29: moe29('第十条', NOT_NAMED),
    gov711: gov711('第十六条'),
  },
  {
    id: 'process',
    name: '四类过程性信息',
    words: '履行职责过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息',
    moe29: moe29('第十条', NOT_NAMED),
    gov711: gov711('第十六条'),
  },
  {
    id: 'case-file',
    name: '行政执法案卷',
    words: '行政执法案卷信息',
    gov711: gov711('第十六条'),
  },
  {
    id: 'work-secret',
    name: '工作秘密',
    words: '工作秘密',
    moe29: moe29('第十条', NOT_NAMED),
    gov711: gov711('第十四条', '以《中华人民共和国保守国家秘密法》第六十四条为依据，适用须由保密机构确认'),
  },
  {
    id: 'school-rule',
    name: '学校规定的不予公开的其他信息',
    words: '本校规定的不予公开的其他信息',
    moe29: moe29('第十条'),
  },
]

/** 不予公开答复书, one for each ground. */
export const REFUSALS: readonly LetterTemplate[] = GROUNDS.map((ground) => {
  const bases = {
    ...(ground.moe29 ? { moe29: ground.moe29 } : {}),
    ...(ground.gov711 ? { gov711: ground.gov711 } : {}),
  }
  return toApplicant([`answer-refused-${ground.id}`, `不予公开答复书（${ground.name}）`, 'answer'], {
    title: '信息公开申请答复书（不予公开）',
    fields: [
      field('reason', '不予公开的具体理由', { type: 'paragraphs', hint: '说明为什么属于这一情形，公开会有什么后果' }),
    ],
    bases,
    body: [
      `经审查，{{you}}申请公开的信息属于${ground.words}，不能作区分处理。根据{{basis}}，本校决定不予公开。`,
      '具体理由如下：',
      '{{reason}}',
    ],
  })
})
