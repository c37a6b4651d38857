import { isCreditCode } from './credit-code.ts'
import type { Certainty, Hit } from './leak.ts'
import { after, before, type Candidate, isBrokenByLine, isOfAThing, isSpelledOut, type Scene } from './scene.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
// 省级行政区划代码; 81, 82, 83 are residence cards of Hong Kong, Macau and Taiwan, 9 is the card of a foreign permanent resident.
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|9\d)/
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(year: number, month: number, day: number): boolean {
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month !== 2 || day < 29 || isLeap
}

/** Region and day of birth are possible: the form of an 18-digit number, whatever its check character. */
function hasForm18(id: string): boolean {
  const year = Number(id.slice(6, 10))
  return (
    REGION.test(id) && year >= 1900 && year < 2040 && isDay(year, Number(id.slice(10, 12)), Number(id.slice(12, 14)))
  )
}

/** 公民身份号码 (GB 11643-1999): region, day of birth and the check character (ISO 7064 mod 11-2) fit. */
export function isIdNumber(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id) || !hasForm18(id)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return CHECKS[sum % 11] === id[17]
}

/** The old number of 15 digits: no check character, a day of birth in the last century. */
export function isOldIdNumber(id: string): boolean {
  return (
    /^\d{15}$/.test(id) &&
    REGION.test(id) &&
    isDay(1900 + Number(id.slice(6, 8)), Number(id.slice(8, 10)), Number(id.slice(10, 12)))
  )
}

const PERSON = /身份证|证件号|公民身份|居住证|居留/
const ORGANISATION = /信用代码|识别号|税号|机构代码|法人证书/

function isOfPerson(scene: Scene, start: number): boolean {
  return PERSON.test(before(scene, start, 20)) || PERSON.test(scene.heading)
}

function isOfOrganisation(scene: Scene, start: number): boolean {
  return ORGANISATION.test(before(scene, start, 20)) || ORGANISATION.test(scene.heading)
}

function isPlain(candidate: Candidate): boolean {
  return (
    /^(?:1[578]|6-8-[34]|6-6-3|6-4-4-[34]|3-3-4-4-[34])$/.test(candidate.form) ||
    isBrokenByLine(candidate) ||
    isSpelledOut(candidate)
  )
}

/** The number with its check character, which may be an X that stands a little apart. */
function withCheck(scene: Scene, { digits, end }: Candidate): { id: string; end: number } | undefined {
  if (digits.length === 18) return /^[Xx]/.test(after(scene, end, 1)) ? undefined : { id: digits, end }
  const [found = ''] = /^[ \n-]{0,2}[Xx](?![A-Za-z\d])/.exec(after(scene, end, 4)) ?? []
  return digits.length === 17 && found !== '' ? { id: `${digits}X`, end: end + found.length } : undefined
}

/** How sure one can be of a number of the right form; undefined: it is of something else. */
function certainty18(scene: Scene, candidate: Candidate, id: string): Certainty | undefined {
  const { start } = candidate
  const isProven = isIdNumber(id)
  if (isCreditCode(id) && (!isProven || isOfOrganisation(scene, start))) return undefined
  if (isProven) return 'certain'
  if (!isPlain(candidate)) return undefined
  return isOfPerson(scene, start) || !isOfAThing(scene, start) ? 'likely' : undefined
}

function certainty15(scene: Scene, candidate: Candidate): Certainty | undefined {
  if (!isPlain(candidate)) return undefined
  if (isOfPerson(scene, candidate.start)) return 'certain'
  return isOfAThing(scene, candidate.start) ? undefined : 'likely'
}

function judge(scene: Scene, candidate: Candidate): Hit[] {
  const { digits, start } = candidate
  const read = withCheck(scene, candidate)
  const found = (certainty: Certainty | undefined, end: number): Hit[] =>
    certainty ? [{ kind: 'id-number', certainty, start, end }] : []
  if (read) return hasForm18(read.id) ? found(certainty18(scene, candidate, read.id), read.end) : []
  return isOldIdNumber(digits) ? found(certainty15(scene, candidate), candidate.end) : []
}

/** Numbers of identity, residence and permanent residence cards. */
export function idNumbers(scene: Scene): Hit[] {
  const found = scene.candidates
    .filter(({ gaps }) => !/[.·]/.test(gaps))
    .flatMap((candidate) => judge(scene, candidate))
  // The first fifteen digits of a new number can look like an old one.
  return found.toSorted((a, b) => b.end - b.start - (a.end - a.start))
}
