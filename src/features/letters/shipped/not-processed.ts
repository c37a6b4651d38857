import type { LetterTemplate } from '../domain/template.ts'
import {
  BY_OWN_RULE,
  field,
  gov711,
  moe29,
  optional,
  OWN_RULE,
  para,
  SECOND_HAND,
  toApplicant,
  toOthers,
} from './parts.ts'

const OTHER_ANSWER = moe29('第十八条', SECOND_HAND)

const PERSON = field('applicantName', '申请人姓名', { isIdentity: true })
const ABOUT_RECORD = [
  PERSON,
  field('caseNo', '申请编号'),
  field('receivedOn', '收到申请的日期', { type: 'day' }),
  field('record', '要求更正的记录', { isIdentity: true }),
]
const RECORD_OPENING =
  '本校于{{receivedOn}}收到您关于更正与您本人有关的信息的申请（编号：{{caseNo}}），要求更正的记录为：{{record}}。'
const RECORD_BASES = { moe29: moe29('第十九条', SECOND_HAND), gov711: gov711('第四十一条') }

/** 不予处理、按特别规定办理, and answers on records about oneself. */
export const NOT_PROCESSED: readonly LetterTemplate[] = [
  toApplicant(['answer-duplicate', '重复申请不予重复处理告知书', 'answer'], {
    title: '信息公开申请答复书（不予重复处理）',
    fields: [field('formerNumber', '原答复的文号'), field('formerOn', '原答复的日期', { type: 'day' })],
    bases: { moe29: moe29('第十八条'), gov711: gov711('第三十六条第（六）项') },
    body: [
      '经查，{{you}}曾就同一信息提出申请，本校已于{{formerOn}}答复（{{formerNumber}}），该信息此后没有变化。根据{{basis}}，本校不予重复处理。',
    ],
  }),
  toApplicant(['answer-petition', '信访、举报、投诉类申请告知书', 'answer'], {
    title: '信息公开申请答复书（信访、举报、投诉事项）',
    fields: [
      field('matter', '实质内容', { hint: '例如：对某项处理决定提出投诉' }),
      field('channel', '反映该事项的渠道和联系方式', { type: 'items' }),
    ],
    bases: { moe29: OTHER_ANSWER, gov711: gov711('第三十九条') },
    body: [
      '经审查，{{you}}以信息公开申请的形式提交的，实质是{{matter}}，属于信访、投诉、举报等事项。根据{{basis}}，本校不作为信息公开申请处理。{{you}}可以通过下列渠道提出：',
      '{{channel}}',
    ],
  }),
  toApplicant(['answer-publication', '公开出版物告知书', 'answer'], {
    title: '信息公开申请答复书（公开出版物）',
    fields: [field('publication', '出版物的名称和期号'), field('whereToGet', '获取的途径')],
    bases: { moe29: OTHER_ANSWER, gov711: gov711('第三十九条') },
    body: [
      '经审查，{{you}}申请提供的是公开出版物：{{publication}}。根据{{basis}}，本校不作为信息公开申请处理，现告知获取的途径：{{whereToGet}}。',
    ],
  }),
  toApplicant(['answer-excessive', '大量、反复申请不予处理告知书', 'answer'], {
    title: '信息公开申请答复书（不予处理）',
    fields: [
      OWN_RULE,
      field('frequency', '申请的数量和频次'),
      field('reasonsNumber', '要求说明理由通知书的文号'),
      field('assessment', '认定理由不合理的情况'),
    ],
    bases: { moe29: BY_OWN_RULE, gov711: gov711('第三十五条') },
    body: [
      '{{you}}{{frequency}}，申请的数量、频次明显超过合理范围。本校已要求{{you}}说明理由（{{reasonsNumber}}）。经审查，{{assessment}}，理由不合理。根据{{basis}}，本校对上述申请不予处理。',
    ],
  }),
  toApplicant(['answer-reconfirm', '要求确认或者重新出具已获取信息告知书', 'answer'], {
    title: '信息公开申请答复书（不予处理）',
    fields: [field('obtainedOn', '申请人获取该信息的日期', { type: 'day' }), field('obtainedHow', '获取的方式')],
    bases: { moe29: OTHER_ANSWER, gov711: gov711('第三十六条第（六）项', '统计表有此情形，条文须由法律事务部门确认') },
    body: [
      '经查，{{you}}已于{{obtainedOn}}以{{obtainedHow}}获取该信息，本次申请是要求本校确认或者重新出具。根据{{basis}}，本校不予处理。',
    ],
  }),
  toApplicant(['answer-fee-unpaid', '逾期未缴费不再处理告知书', 'answer'], {
    title: '信息公开申请答复书（不再处理）',
    fields: [
      field('ground', '收费的依据', { hint: '收费通知依据的规定和标准' }),
      field('reason', '未按收费通知缴费的情况', { type: 'paragraphs', hint: '写明收费通知的文号、送达日期和缴费期限' }),
    ],
    bases: { gov711: gov711('第四十二条', '适用须由法律事务部门确认') },
    body: [
      '{{you}}没有在规定的期限内按照收费通知缴纳信息处理费（依据：{{ground}}）。具体情况如下：',
      '{{reason}}',
      '根据{{basis}}，本校不再处理上述申请。',
    ],
  }),
  toApplicant(['answer-other', '其他情形答复书', 'answer'], {
    title: '信息公开申请答复书',
    fields: [field('reason', '答复的内容和理由', { type: 'paragraphs' })],
    bases: { moe29: moe29('第十八条第（七）项', SECOND_HAND), gov711: gov711('第三十六条') },
    body: ['经审查，根据{{basis}}，现就上述申请答复如下：', '{{reason}}'],
  }),
  toApplicant(['answer-special-archives', '按档案规定办理告知书', 'answer'], {
    title: '信息公开申请答复书（查阅档案）',
    fields: [field('archives', '保管档案的单位'), field('archivesHow', '查阅的办法和联系方式')],
    bases: { moe29: moe29('第三十一条', SECOND_HAND), gov711: gov711('第三十六条第（七）项') },
    body: [
      '经查，{{you}}申请公开的信息已经移交{{archives}}保管。根据{{basis}}，其查阅、利用依照档案管理的规定办理。查阅的办法和联系方式：{{archivesHow}}。',
    ],
  }),
  toApplicant(['answer-special-query', '按查询规定办理告知书', 'answer'], {
    title: '信息公开申请答复书（依照专门规定查询）',
    fields: [
      field('specialRule', '专门规定的名称'),
      field('queryWhere', '办理查询的单位'),
      field('queryHow', '查询的办法和联系方式'),
    ],
    bases: { moe29: OTHER_ANSWER, gov711: gov711('第三十六条第（七）项') },
    body: [
      '经审查，{{you}}申请获取的信息，{{specialRule}}对其查询有专门规定。根据{{basis}}，请依照该规定向{{queryWhere}}办理查询。查询的办法和联系方式：{{queryHow}}。',
    ],
  }),
  toOthers(['correction-made', '更正自身信息答复书（予以更正）', 'answer'], {
    title: '更正信息申请答复书（予以更正）',
    addressee: '{{applicantName}}',
    fields: [
      ...ABOUT_RECORD,
      field('correctedTo', '更正后的内容', { isIdentity: true }),
      field('correctedOn', '更正的日期', { type: 'day' }),
    ],
    bases: RECORD_BASES,
    body: [
      RECORD_OPENING,
      '经核实，您提供的证据能够证明该记录不准确。根据{{basis}}，本校已于{{correctedOn}}作出更正，更正后的内容为：{{correctedTo}}。',
      '{{remedy}}',
      '特此答复。',
    ],
  }),
  toOthers(['correction-refused', '更正自身信息答复书（不予更正或者转送）', 'answer'], {
    title: '更正信息申请答复书（不予更正）',
    addressee: '{{applicantName}}',
    fields: [...ABOUT_RECORD, field('reason', '不予更正的理由'), optional('forwardedTo', '转送的有权单位')],
    bases: RECORD_BASES,
    body: [
      RECORD_OPENING,
      '经核实，{{reason}}。根据{{basis}}，本校不予更正。',
      para('本校无权更正该记录，已转送{{forwardedTo}}处理，请向其了解处理情况。', { when: 'forwardedTo' }),
      '{{remedy}}',
      '特此答复。',
    ],
  }),
]
