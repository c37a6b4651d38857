import type { Certainty, Hit } from './leak.ts'
import { after, before, type Candidate, isBrokenByLine, isOfAThing, isSpelledOut, type Scene } from './scene.ts'

/** The check of bank cards (ISO/IEC 7812, Luhn). */
export function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, char, at) => {
      const doubled = Number(char) * (at % 2 === 1 ? 2 : 1)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return sum % 10 === 0
}

// 银联卡 begin with 62 and have 16 to 19 digits; 9558 is an older series; the rest is too like other numbers to say without a label.
const UNIONPAY = /^62\d{14,17}$|^9558\d{15}$/
const OTHER_CARD = /^(?:4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13}|6[0-9]\d{14,17}|4\d{18}|9\d{15,18})$/
const CARD = /银行卡|工资卡|储蓄卡|借记卡|信用卡|卡号|(?:银行|收款|个人)[账帐]号|^[账帐]号/
const HOLDER =
  /(?:收款单位|收款人|单位名称|[账帐]户名称|开户名称|户\s*名|全称|对公)[^\n]{0,30}(?:大学|学院|学校|公司|中心|局|厅|委员会|医院|集团|支行|账户)/
const FORM = /^(?:1[5-9]|4-4-4-4(?:-[123])?|6-1[0-3]|4-6-5)$/

/** The account of an organisation in a tender or fee notice: its holder is named, and a bank. */
function isOfOrganisation(scene: Scene, { start, end }: Candidate): boolean {
  const around = before(scene, start, 120) + after(scene, end, 80)
  return HOLDER.test(around) && /开户|银行|对公/.test(around)
}

function isWritten(candidate: Candidate): boolean {
  if (/[.·]/.test(candidate.gaps)) return false
  return FORM.test(candidate.form) || isSpelledOut(candidate) || isBrokenByLine(candidate)
}

/** How sure one can be of a number that is written like a card's; undefined: it is none. */
function certaintyOf(digits: string, about: 'card' | 'thing' | 'nothing'): Certainty | undefined {
  const isProven = passesLuhn(digits)
  if (UNIONPAY.test(digits) && isProven) return about === 'thing' ? 'likely' : 'certain'
  if (about !== 'card') return undefined
  if (OTHER_CARD.test(digits) && isProven) return 'certain'
  return UNIONPAY.test(digits) ? 'likely' : undefined
}

function aboutOf(scene: Scene, start: number): 'card' | 'thing' | 'nothing' {
  if (CARD.test(before(scene, start, 16)) || CARD.test(scene.heading)) return 'card'
  return isOfAThing(scene, start) ? 'thing' : 'nothing'
}

/** Numbers of personal bank cards (个人信息保护法第二十八条: 金融账户). Accounts of organisations may be public. */
export function bankCards(scene: Scene): Hit[] {
  return scene.candidates
    .filter((candidate) => candidate.digits.length >= 15 && isWritten(candidate))
    .flatMap((candidate) => {
      const { digits, start, end } = candidate
      const certainty = certaintyOf(digits, aboutOf(scene, start))
      return certainty && !isOfOrganisation(scene, candidate) ? [{ kind: 'bank-card', certainty, start, end }] : []
    })
}
