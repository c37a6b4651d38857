import type { LeakKind } from '../../kernel/leak-kinds.ts'

const PERSONAL = '《个人信息保护法》第二十五条：未取得个人单独同意，不得公开其处理的个人信息'
const SENSITIVE = '《个人信息保护法》第二十八条：敏感个人信息须从严保护，公开须取得单独同意'

/** How a kind is called, which rule stands behind it, and how to cure it: what users read. */
export const KIND_WORDS: Readonly<
  Record<LeakKind, { readonly name: string; readonly rule: string; readonly cure: string }>
> = {
  'secret-marking': {
    name: '国家秘密标志',
    rule: '《保守国家秘密法》第三十五条：拟公开的信息应当依法进行保密审查；涉密信息不得公开',
    cure: '涉密内容不得公开，请立即停止在本系统处理，并联系保密办公室。确已解密的，由定密单位办理解密、去除标志后重新上传。此项任何人不能放行。',
  },
  'id-number': { name: '身份证件号码', rule: SENSITIVE, cure: '请删除号码，或只保留后四位，如“**************1234”。' },
  'bank-card': { name: '银行卡号', rule: SENSITIVE, cure: '请删除卡号，发放明细改用内部渠道通知本人。' },
  passport: { name: '护照、通行证号码', rule: SENSITIVE, cure: '请删除号码。' },
  mobile: {
    name: '手机号码',
    rule: PERSONAL,
    cure: '请改用办公固定电话；单位公务手机可由信息公开办公室登记为公务号码。',
  },
  'home-address': { name: '住址', rule: PERSONAL, cure: '请删除住址，或只写到市、县。' },
  'internal-marking': {
    name: '内部资料标记',
    rule: '《保守国家秘密法》第六十四条：工作秘密依法管理，不得擅自公开',
    cure: '内部资料不得直接公开。经审查可以公开的，请去除标记后重新上传。',
  },
  'student-number': { name: '学号、工号', rule: PERSONAL, cure: '请删除学号；为区分重名者，可以只保留后几位。' },
  'exam-number': {
    name: '准考证号、考生号',
    rule: PERSONAL,
    cure: '只有招生考试和招聘名单可以有考生号，其他信息请删除。',
  },
  hardship: {
    name: '困难、残疾、疾病情形',
    rule: SENSITIVE,
    cure: '公示名单不得写明困难原因、残疾或疾病情形，请删除这一列。',
  },
  'private-email': {
    name: '私人邮箱',
    rule: '《个人信息保护法》第六条：处理个人信息应当限于实现目的的最小范围',
    cure: '对外联系请改用学校邮箱；确为单位公用邮箱的可以保留。',
  },
  unread: {
    name: '无法检查的内容',
    rule: '《保守国家秘密法实施条例》第四十二条：先审查、后公开，逐项审查',
    cure: '请改传能够读取文字的文件；不能改传的，由保密审查员打开文件逐页查看并写明结论。',
  },
}
