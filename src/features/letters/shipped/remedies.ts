import type { Remedy } from '../domain/template.ts'
import { gov711, moe29, SECOND_HAND } from './parts.ts'

const FOR_LAWYERS =
  '供法律事务部门选用：高等学校的信息公开一般不适用行政复议、行政诉讼；只有学校作为法律、法规授权的组织作出的行为，才可能适用。须写明确认的依据。'
const LITIGATION_NOTE = '复议法、诉讼法的条款未核对，须由法律事务部门核对后使用'

const TO_SUPERVISION =
  '如认为本校没有依法履行信息公开义务，可以向本校{{supervisionName}}（联系电话：{{supervisionPhone}}）举报，也可以依照《高等学校信息公开办法》的规定向{{authorityName}}反映。'
const TO_AUTHORITY =
  '如认为本校没有依法履行信息公开义务，可以依照《中华人民共和国政府信息公开条例》第五十五条向{{authorityName}}申诉，也可以向本校{{supervisionName}}（联系电话：{{supervisionPhone}}）举报。'

/**
 * 救济告知, the default first. For a university it names the supervision office and the authority above, and neither
 * reconsideration nor litigation: 条例第五十五条 gives a complaint to the competent department.
 */
export const REMEDIES: readonly Remedy[] = [
  {
    id: 'supervision',
    name: '向监督机构举报、向主管部门反映或者申诉（默认）',
    texts: {
      moe29: { ...moe29('第二十七条', SECOND_HAND), text: TO_SUPERVISION },
      gov711: { ...gov711('第五十五条'), text: TO_AUTHORITY },
    },
    needsLegalOffice: false,
    note: '',
  },
  {
    id: 'review',
    name: '申请本校复核，并可向主管部门申诉',
    texts: {
      moe29: {
        ...moe29('第二十七条', SECOND_HAND),
        text: `如对本答复有异议，可以依照本校的规定向本校{{officeName}}申请复核。${TO_SUPERVISION}`,
      },
      gov711: {
        ...gov711('第五十五条'),
        text: `如对本答复有异议，可以依照本校的规定向本校{{officeName}}申请复核。${TO_AUTHORITY}`,
      },
    },
    needsLegalOffice: true,
    note: '复核不是法定的程序，须有学校自己的规定；选用时写明该规定。',
  },
  {
    id: 'reconsideration',
    name: '行政复议（须法律事务部门确认）',
    texts: {
      gov711: {
        ...gov711('第五十一条', LITIGATION_NOTE),
        text: '如对本答复不服，可以自收到本答复之日起60日内依法向{{authorityName}}申请行政复议。',
      },
    },
    needsLegalOffice: true,
    note: FOR_LAWYERS,
  },
  {
    id: 'reconsideration-or-suit',
    name: '行政复议、行政诉讼（须法律事务部门确认）',
    texts: {
      gov711: {
        ...gov711('第五十一条', LITIGATION_NOTE),
        text: '如对本答复不服，可以自收到本答复之日起60日内依法向{{authorityName}}申请行政复议；对复议决定不服的，可以依法向人民法院提起行政诉讼。',
      },
    },
    needsLegalOffice: true,
    note: FOR_LAWYERS,
  },
]

/** What a letter says when nobody chooses. */
export const DEFAULT_REMEDY = 'supervision'
