import type { Certainty, Hit } from './leak.ts'
import { after, before, type Candidate, isBrokenByLine, isOfAThing, isSpelledOut, type Scene } from './scene.ts'

const NUMBER = /^1[3-9]\d{9}$/
const USUAL = /^(?:11|3-4-4|3-8|7-4|4-4-3|3-3-5|4-7)$/
const PHONE = /电话|手机|联系|号码|移动|微信|mobile|tel|phone/i

function isAmount(scene: Scene, { start, end }: Candidate): boolean {
  return /[¥￥$]\s?$/.test(before(scene, start, 2)) || /^\s?[万亿]?(?:元|％|%)/.test(after(scene, end, 4))
}

/** The eleven digits; a country code in front is taken off. */
function numberOf(scene: Scene, { digits, form, start }: Candidate): { digits: string; form: string } {
  const isAbroad = /^13(?:-|$)/.test(form) && digits.startsWith('86') && /(?:\+|00)$/.test(before(scene, start, 2))
  return isAbroad ? { digits: digits.slice(2), form: '11' } : { digits, form }
}

function isUsual(candidate: Candidate, form: string): boolean {
  if (isSpelledOut(candidate)) return true
  if (/[.·]/.test(candidate.gaps)) return form === '3-4-4'
  return USUAL.test(form) && !candidate.gaps.includes('\n')
}

function certaintyOf(scene: Scene, candidate: Candidate, form: string): Certainty | undefined {
  const { start } = candidate
  if (PHONE.test(before(scene, start, 16)) || PHONE.test(scene.heading)) return 'certain'
  if (isOfAThing(scene, start)) return undefined
  if (isUsual(candidate, form)) return 'certain'
  return isBrokenByLine(candidate) ? 'likely' : undefined
}

function judge(scene: Scene, candidate: Candidate): Hit[] {
  const { digits, form } = numberOf(scene, candidate)
  if (!NUMBER.test(digits) || isAmount(scene, candidate) || scene.settings.officialPhones.includes(digits)) return []
  const certainty = certaintyOf(scene, candidate, form)
  return certainty ? [{ kind: 'mobile', certainty, start: candidate.start, end: candidate.end }] : []
}

/** Numbers of mobile phones, which are a person's; office phones begin with 0, 400 or 1 and three digits and are meant to be public. */
export function mobileNumbers(scene: Scene): Hit[] {
  return scene.candidates
    .filter(({ digits }) => digits.length === 11 || digits.length === 13)
    .flatMap((candidate) => judge(scene, candidate))
}
