import type { LetterTemplate, TemplateField } from '../domain/template.ts'
import { BY_OWN_RULE, field, gov711, moe29, OWN_RULE, SECOND_HAND, toOthers } from './parts.ts'

const PARTY = field('thirdParty', '第三方姓名或者名称', { isIdentity: true })
const MATTER = field('passages', '涉及第三方的内容', {
  type: 'paragraphs',
  hint: '只写涉及该第三方的部分，不写申请人的姓名和其他内容',
})
const REPLY_DAYS = field('replyDays', '答复期限（工作日）', { type: 'number' })
const OUR_CASE: readonly TemplateField[] = [field('caseNo', '申请编号')]

const SIGN_LINES = [
  '第三方（签名或者盖章）：＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
  '联系人及电话：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
  '日期：＿＿＿＿年＿＿月＿＿日',
]

/** Letters to those whose interests or whose information an answer touches. They never tell who applied. */
export const CONSULTATIONS: readonly LetterTemplate[] = [
  toOthers(['third-party-consultation', '征求第三方意见书', 'consultation'], {
    title: '关于征求信息公开意见的函',
    addressee: '{{thirdParty}}',
    fields: [PARTY, ...OUR_CASE, MATTER, REPLY_DAYS],
    bases: { moe29: moe29('第十条', SECOND_HAND), gov711: gov711('第三十二条') },
    body: [
      '本校收到一项信息公开申请（编号：{{caseNo}}），申请公开的信息中有下列内容可能涉及贵方的合法权益：',
      '{{passages}}',
      '根据{{basis}}，现征求贵方意见。请自收到本函之日起{{replyDays}}个工作日内，将所附意见反馈表填好后送交或者寄送{{officeName}}（地址：{{officeAddress}}；电话：{{officePhone}}）。',
      '贵方不同意公开的，请说明理由；认为其中一部分可以公开的，请具体写明。逾期没有提出意见的，由本校依照规定决定是否公开。',
      '请注意保管本函，不要将其中的内容用于其他目的。',
    ],
    slip: {
      title: '第三方意见反馈表',
      lines: [
        '{{schoolName}}{{officeName}}：',
        '就编号{{caseNo}}的信息公开申请所涉及的内容，我方意见如下（请在所选项前的方框内打“√”）：',
        '□　同意公开全部内容。',
        '□　同意公开一部分，可以公开的内容是：',
        '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
        '□　不同意公开，理由是：',
        '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
        '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
        ...SIGN_LINES,
      ],
    },
  }),
  toOthers(['agency-consultation', '征求其他机关、单位意见函', 'consultation'], {
    title: '关于商请就信息公开事项提出意见的函',
    addressee: '{{agency}}',
    fields: [
      field('agency', '被征求意见的机关、单位'),
      ...OUR_CASE,
      OWN_RULE,
      field('documents', '共同制作或者涉及的信息', { type: 'items' }),
      REPLY_DAYS,
    ],
    bases: { moe29: BY_OWN_RULE, gov711: gov711('第三十四条') },
    body: [
      '本校收到一项信息公开申请（编号：{{caseNo}}），申请公开的信息由本校牵头与贵单位共同制作，或者与贵单位有关：',
      '{{documents}}',
      '根据{{basis}}，现商请贵单位就是否公开提出书面意见，并请自收到本函之日起{{replyDays}}个工作日内函复。',
      { text: '逾期没有提出意见的，依照上述规定视为同意公开。', isHeading: false, regimes: ['gov711'], when: '' },
      '联系单位：{{officeName}}；电话：{{officePhone}}；地址：{{officeAddress}}。',
    ],
  }),
  toOthers(['third-party-informed', '告知第三方公开决定书', 'notice'], {
    title: '关于公开有关信息的告知书',
    addressee: '{{thirdParty}}',
    fields: [
      PARTY,
      ...OUR_CASE,
      field('objectedOn', '第三方提出意见的日期', { type: 'day' }),
      field('disclosedContent', '决定公开的内容', { type: 'paragraphs' }),
      field('publicInterest', '决定公开的理由'),
    ],
    bases: { moe29: moe29('第十条', SECOND_HAND), gov711: gov711('第三十二条') },
    body: [
      '本校于{{objectedOn}}收到贵方就信息公开申请（编号：{{caseNo}}）提出的意见。经审查，贵方不同意公开，但{{publicInterest}}，不公开可能对公共利益造成重大影响。',
      '根据{{basis}}，本校决定公开下列内容：',
      '{{disclosedContent}}',
      '{{remedy}}',
      '特此告知。',
    ],
  }),
]
