import type { GuardSettings, Passage } from './leak.ts'
import { type Seen, seeThrough } from './seen-text.ts'

/** A group of digits without anything between them, in places of the seen text. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
}

/** Neighbouring groups, apart by a separator or two, taken as one number. `form` is their lengths: '3-4-4'. */
export interface Candidate {
  readonly digits: string
  readonly form: string
  /** What stands between the groups. */
  readonly gaps: string
  readonly start: number
  readonly end: number
}

/** What a detector looks at. */
export interface Scene {
  readonly seen: Seen
  readonly text: string
  readonly heading: string
  readonly settings: GuardSettings
  readonly candidates: readonly Candidate[]
}

const SEPARATOR = /^(?:[ \n-]{1,3}|[.·])$/
const SHORTEST = 11
const LONGEST = 19

/** Runs of digit groups that could be read as one number. */
function runsOf(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = []
  let last: DigitGroup | undefined
  for (const match of text.matchAll(/\d+/g)) {
    const group = { start: match.index, end: match.index + match[0].length, digits: match[0] }
    const isNear = last !== undefined && group.start - last.end <= 3
    if (last && isNear && SEPARATOR.test(text.slice(last.end, group.start))) runs.at(-1)?.push(group)
    else runs.push([group])
    last = group
  }
  return runs
}

/** Not a piece of a word, of a longer code or of a decimal number. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (/[A-Za-z_\d]$/.test(text.slice(Math.max(0, start - 1), start))) return false
  if (/\d\.$/.test(text.slice(Math.max(0, start - 2), start))) return false
  return !/^(?:\.?\d|[A-WYZa-wyz_])/.test(text.slice(end, end + 2))
}

/** Inside a stretch of single digits: a spelled-out number begins and ends with its stretch. */
function isSingle(group: DigitGroup | undefined): boolean {
  return group?.digits.length === 1
}

/** Can a number end with this group: it is no single digit before another one? */
function canEnd(run: readonly DigitGroup[], at: number): boolean {
  return !isSingle(run[at]) || !isSingle(run[at + 1])
}

function grown(text: string, { digits, form, gaps, start, end }: Candidate, group: DigitGroup): Candidate {
  const length = String(group.digits.length)
  return {
    digits: digits + group.digits,
    form: form === '' ? length : `${form}-${length}`,
    gaps: gaps + text.slice(end, group.start),
    start,
    end: group.end,
  }
}

/** The readings that begin with one group; at most 19. */
function readingsFrom(text: string, run: readonly DigitGroup[], first: number): Candidate[] {
  const found: Candidate[] = []
  const start = run[first]?.start ?? 0
  let reading: Candidate = { digits: '', form: '', gaps: '', start, end: start }
  for (const [offset, group] of run.slice(first, first + LONGEST).entries()) {
    reading = grown(text, reading, group)
    if (reading.digits.length > LONGEST) break
    if (reading.digits.length < SHORTEST || !canEnd(run, first + offset)) continue
    if (standsAlone(text, start, reading.end)) found.push(reading)
  }
  return found
}

/** Every way to read neighbouring groups as one number of 11 to 19 digits. */
function readings(text: string, run: readonly DigitGroup[]): Candidate[] {
  return run.flatMap((group, at) => (isSingle(group) && isSingle(run[at - 1]) ? [] : readingsFrom(text, run, at)))
}

/** Prepares a passage for all detectors, in time that grows with its length only. */
export function sceneOf({ text: original, heading }: Passage, settings: GuardSettings): Scene {
  const seen = seeThrough(original)
  return {
    seen,
    text: seen.text,
    heading: seeThrough(heading).text,
    settings,
    candidates: runsOf(seen.text).flatMap((run) => readings(seen.text, run)),
  }
}

/** The words just before a place, on its own and the line above. */
export function before({ text }: Scene, start: number, length: number): string {
  return text.slice(Math.max(0, start - length), start)
}

/** The words just after a place. */
export function after({ text }: Scene, end: number, length: number): string {
  return text.slice(end, end + length)
}

/** Every digit of it stands alone: 1 3 8 0 … */
export function isSpelledOut({ form }: Candidate): boolean {
  return /^1(?:-1)+$/.test(form)
}

/** One number, broken only by the end of a line. */
export function isBrokenByLine({ gaps, form }: Candidate): boolean {
  return /^[ \n-]*\n[ \n-]*$/.test(gaps) && /^\d+-\d+$/.test(form)
}

// A number under such a label is of something else than a person.
const THING =
  /(?:编号|单号|订单|流水|序号|代码|文号|档号|条码|条形码|ISBN|ISSN|CN|编码|合同|项目号|批准号|登记号|注册号|证书号|证号|索引号|税号|识别号|许可证号?|备案号|资产号|批号|型号|考生号|准考证号?|考号|报名号|学号|工号|帐号|账号|账户)[^\n\d。；;]{0,6}$/i

/** Does a label in front, or above in a table, say that the number is of a thing? */
export function isOfAThing(scene: Scene, start: number): boolean {
  return THING.test(before(scene, start, 24)) || THING.test(scene.heading)
}
