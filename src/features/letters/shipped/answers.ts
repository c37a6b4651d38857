import type { LetterTemplate } from '../domain/template.ts'
import { field, gov711, moe29, optional, para, SECOND_HAND, toApplicant } from './parts.ts'

const REPLY_ARTICLE = { moe29: moe29('第十八条') }
const SUPPLY = field('supplyWay', '提供的方式和载体', { hint: '例如：以电子邮件发送电子文本' })
const RIGHT_BODY = optional('rightBody', '掌握该信息的单位名称')
const RIGHT_CONTACT = optional('rightBodyContact', '掌握该信息的单位的联系方式')
const ELSEWHERE = para('据本校了解，该信息可能由{{rightBody}}掌握，{{you}}可以向其了解或者提出申请。', {
  when: 'rightBody',
})
const ELSEWHERE_CONTACT = para('上述单位的联系方式：{{rightBodyContact}}。', { when: 'rightBodyContact' })

/** 予以公开、部分公开、无法提供: what is said of the information itself. */
export const ANSWERS: readonly LetterTemplate[] = [
  toApplicant(['answer-granted', '予以公开答复书', 'answer'], {
    title: '信息公开申请答复书（予以公开）',
    fields: [field('supplied', '提供的信息', { type: 'items' }), SUPPLY],
    bases: { ...REPLY_ARTICLE, gov711: gov711('第三十六条第（二）项') },
    body: [
      '经审查，{{you}}申请公开的信息属于可以公开的范围。根据{{basis}}，本校予以公开，现提供下列信息：',
      '{{supplied}}',
      '提供方式：{{supplyWay}}。',
    ],
  }),
  toApplicant(['answer-already-public', '已主动公开告知书', 'answer'], {
    title: '信息公开申请答复书（已主动公开）',
    fields: [
      field('whereToFind', '获取该信息的方式和途径', { type: 'items', hint: '写明网页地址、索引号或者查阅地点' }),
    ],
    bases: { ...REPLY_ARTICLE, gov711: gov711('第三十六条第（一）项') },
    body: [
      '经查，{{you}}申请公开的信息已由本校主动公开。根据{{basis}}，现将获取该信息的方式、途径告知如下：',
      '{{whereToFind}}',
    ],
  }),
  toApplicant(['answer-partial', '部分公开答复书', 'answer'], {
    title: '信息公开申请答复书（部分公开）',
    fields: [
      field('suppliedPart', '公开的部分', { type: 'items' }),
      field('withheldPart', '不予公开的部分', { type: 'items' }),
      field('ground', '不予公开的依据', { hint: '例如：《高等学校信息公开办法》第十条规定的个人隐私' }),
      field('reason', '不予公开的理由'),
      SUPPLY,
    ],
    bases: { ...REPLY_ARTICLE, gov711: gov711('第三十七条') },
    body: [
      '经审查，{{you}}申请公开的信息中含有不应当公开的内容，但能够作区分处理。根据{{basis}}，本校决定部分公开。',
      '公开的部分：',
      '{{suppliedPart}}',
      '提供方式：{{supplyWay}}。',
      '不予公开的部分：',
      '{{withheldPart}}',
      '不予公开的依据和理由：上述内容属于{{ground}}，{{reason}}。',
    ],
  }),
  toApplicant(['answer-not-exist', '信息不存在答复书', 'answer'], {
    title: '信息公开申请答复书（信息不存在）',
    fields: [
      field('searchedOn', '检索的日期', { type: 'day' }),
      field('searchedPlaces', '检索的范围', { type: 'items', hint: '部门、档案、系统，逐项写明' }),
      field('searchWords', '检索的方法和关键词'),
      field('searchResult', '检索的结果'),
      RIGHT_BODY,
      RIGHT_CONTACT,
    ],
    bases: { ...REPLY_ARTICLE, gov711: gov711('第三十六条第（四）项') },
    body: [
      '本校于{{searchedOn}}就{{you}}申请公开的信息进行了检索。检索的范围是：',
      '{{searchedPlaces}}',
      '检索的方法和关键词：{{searchWords}}。检索的结果：{{searchResult}}。',
      '经检索，没有找到{{you}}申请公开的信息。根据{{basis}}，现告知该信息不存在。',
      ELSEWHERE,
      ELSEWHERE_CONTACT,
    ],
  }),
  toApplicant(['answer-not-ours', '不属于本校职责范围答复书', 'answer'], {
    title: '信息公开申请答复书（不属于本校职责范围）',
    fields: [field('reason', '不属于本校职责范围的理由'), RIGHT_BODY, RIGHT_CONTACT],
    bases: { ...REPLY_ARTICLE, gov711: gov711('第三十六条第（五）项') },
    body: [
      '经审查，{{you}}申请公开的信息不属于本校的职责范围，理由是：{{reason}}。根据{{basis}}，本校无法提供该信息。',
      ELSEWHERE,
      ELSEWHERE_CONTACT,
    ],
  }),
  toApplicant(['answer-must-make', '需要另行加工制作答复书', 'answer'], {
    title: '信息公开申请答复书（需要另行制作）',
    fields: [
      field('reason', '需要加工、分析的情况'),
      optional('existingInformation', '本校可以提供的现有信息', 'items'),
    ],
    bases: { moe29: moe29('第十八条', SECOND_HAND), gov711: gov711('第三十八条') },
    body: [
      '本校向申请人提供的，应当是现有的信息。经审查，{{you}}申请公开的内容没有现成的信息，{{reason}}，需要另行加工、分析或者制作。根据{{basis}}，本校无法提供。',
      para('本校现有的下列信息与{{you}}的申请有关，可以提供：', { when: 'existingInformation' }),
      para('{{existingInformation}}', { when: 'existingInformation' }),
    ],
  }),
  toApplicant(['answer-still-unclear', '补正后仍不明确答复书', 'answer'], {
    title: '信息公开申请答复书（补正后仍不明确）',
    fields: [
      field('supplementedOn', '收到补正材料的日期', { type: 'day' }),
      field('stillUnclear', '仍不明确之处', { type: 'items' }),
    ],
    bases: { ...REPLY_ARTICLE, gov711: gov711('第三十条') },
    body: [
      '因申请内容不明确，本校已一次性告知补正事项，并于{{supplementedOn}}收到{{you}}的补正材料。经审查，补正后下列内容仍不明确，本校无法确定所指的信息：',
      '{{stillUnclear}}',
      '根据{{basis}}，本校无法提供。{{you}}可以在明确信息的名称、文号或者其他特征后重新提出申请。',
    ],
  }),
]
