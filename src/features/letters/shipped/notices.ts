import type { LetterTemplate } from '../domain/template.ts'
import {
  BY_OWN_RULE,
  field,
  gov711,
  moe29,
  NO_ARTICLE,
  optional,
  OWN_RULE,
  para,
  SECOND_HAND,
  toApplicant,
} from './parts.ts'

const DUE = field('dueOn', '答复期限届满的日期', { type: 'day' })

/** 登记回执、补正、延期、放弃、撤回、移送: what an applicant hears before and instead of an answer. */
export const NOTICES: readonly LetterTemplate[] = [
  toApplicant(['receipt', '登记回执', 'receipt'], {
    title: '信息公开申请登记回执',
    fields: [
      field('receivedVia', '收到申请的方式', {
        type: 'choice',
        options: ['当面提交', '挂号信或者特快专递', '平常信函', '传真', '互联网提交', '协助口头申请'],
      }),
      DUE,
    ],
    bases: { moe29: moe29('第十八条'), gov711: gov711('第三十一条、第三十三条') },
    body: [
      '上述申请以{{receivedVia}}的方式收到，本校已予登记。根据{{basis}}，本校将在{{dueOn}}前作出答复；依法需要补正、延长期限或者征求意见的，另行告知。',
      '查询办理进度，请使用申请编号和提交申请时取得的查询码，或者联系{{officeName}}（电话：{{officePhone}}）。',
    ],
  }),
  toApplicant(['supplement-notice', '补正告知书', 'notice'], {
    title: '信息公开申请补正告知书',
    fields: [
      field('unclearPoints', '不明确之处', { type: 'items' }),
      field('toSupplement', '需要补正的事项', { type: 'items' }),
      field('supplementDays', '补正期限（工作日）', { type: 'number' }),
    ],
    bases: { moe29: moe29('第十八条'), gov711: gov711('第三十条') },
    body: [
      '经审查，上述申请的内容尚不明确：',
      '{{unclearPoints}}',
      '根据{{basis}}，请{{you}}自收到本告知书之日起{{supplementDays}}个工作日内，就下列事项作出更改、补充：',
      '{{toSupplement}}',
      '补正材料请送交或者寄送{{officeName}}（地址：{{officeAddress}}；电话：{{officePhone}}），也可以在网上凭申请编号和查询码提交。无正当理由逾期不补正的，视为放弃申请，本校不再处理该申请。',
      para('答复期限自本校收到补正材料之日起计算。', { regimes: ['gov711'] }),
    ],
  }),
  toApplicant(['extension-notice', '延期答复告知书', 'notice'], {
    title: '信息公开申请延期答复告知书',
    fields: [
      OWN_RULE,
      field('extensionReason', '延长期限的理由'),
      field('extensionDays', '延长的工作日数', { type: 'number' }),
      DUE,
    ],
    bases: { moe29: BY_OWN_RULE, gov711: gov711('第三十三条') },
    body: [
      '因{{extensionReason}}，本校不能在原定期限内作出答复。根据{{basis}}，经信息公开工作机构负责人同意，延长答复期限{{extensionDays}}个工作日，至{{dueOn}}届满。',
      '由此给{{you}}带来不便，敬请谅解。',
    ],
  }),
  toApplicant(['lapsed-notice', '逾期不补正视为放弃申请告知书', 'notice'], {
    title: '逾期不补正视为放弃申请告知书',
    fields: [
      field('noticeNumber', '补正告知书的文号'),
      field('noticeReceivedOn', '补正告知书送达的日期', { type: 'day' }),
      field('supplementDueOn', '补正期限届满的日期', { type: 'day' }),
    ],
    bases: { moe29: moe29('第十八条', '“视为放弃”据学校规定引述，未核对原件'), gov711: gov711('第三十条') },
    body: [
      '因申请内容不明确，本校发出补正告知书（{{noticeNumber}}），已于{{noticeReceivedOn}}送达。至{{supplementDueOn}}补正期限届满，本校没有收到补正材料，也没有收到关于正当理由的说明。',
      '根据{{basis}}，上述申请视为放弃，本校不再处理。{{you}}可以在明确申请内容后重新提出申请；确有正当理由的，可以向{{officeName}}（电话：{{officePhone}}）说明。',
    ],
  }),
  toApplicant(['withdrawal-confirmation', '撤回申请确认书', 'notice'], {
    title: '信息公开申请撤回确认书',
    fields: [field('withdrawnOn', '申请人提出撤回的日期', { type: 'day' })],
    bases: {
      moe29: { ...moe29('关于依申请公开的规定', NO_ARTICLE) },
      gov711: { ...gov711('关于依申请公开的规定', '本条例没有关于撤回的专条') },
    },
    body: [
      '{{withdrawnOn}}，{{you}}自愿撤回上述申请。本校按照{{basis}}予以确认，该申请的办理自撤回之日起终止。',
      '撤回申请不影响{{you}}今后就同一内容再次提出申请。',
    ],
  }),
  toApplicant(['transfer-notice', '移送告知书', 'notice'], {
    title: '信息公开申请移送告知书',
    fields: [
      field('transferReason', '不作为信息公开申请办理的理由'),
      field('transferredTo', '移送的单位'),
      field('transferredOn', '移送的日期', { type: 'day' }),
      field('transferContact', '该单位的联系方式'),
    ],
    bases: { moe29: moe29('第十八条', SECOND_HAND), gov711: gov711('第三十九条') },
    body: [
      '经审查，{{transferReason}}，不作为信息公开申请办理。根据{{basis}}，并经{{you}}同意，本校已于{{transferredOn}}将有关材料移送{{transferredTo}}，由其依照有关规定办理。',
      '办理情况请向该单位了解，联系方式：{{transferContact}}。',
    ],
  }),
  toApplicant(['excessive-reasons', '要求说明理由通知书（大量、反复申请）', 'notice'], {
    title: '要求说明申请理由通知书',
    fields: [
      OWN_RULE,
      field('frequency', '申请的数量和频次'),
      field('reasonsDueOn', '说明理由的期限', { type: 'day' }),
      optional('consequence', '逾期不说明的后果（学校规定）'),
    ],
    bases: { moe29: BY_OWN_RULE, gov711: gov711('第三十五条') },
    body: [
      '经统计，{{you}}{{frequency}}，申请的数量、频次明显超过合理范围。根据{{basis}}，请{{you}}在{{reasonsDueOn}}前向本校书面说明理由。',
      '理由合理的，本校依法办理；不能在规定期限内答复的，另行确定并告知延迟答复的合理期限。理由不合理的，本校告知不予处理。',
      para('{{consequence}}', { when: 'consequence' }),
    ],
  }),
  toApplicant(['excessive-deferred', '延迟答复告知书（大量申请）', 'notice'], {
    title: '信息公开申请延迟答复告知书',
    fields: [OWN_RULE, field('deferredUntil', '延迟答复的期限', { type: 'day' })],
    bases: { moe29: BY_OWN_RULE, gov711: gov711('第三十五条') },
    body: [
      '{{you}}说明的理由合理，但申请的数量、频次较大，本校不能在规定期限内全部答复。根据{{basis}}，本校确定于{{deferredUntil}}前作出答复。',
    ],
  }),
]
