import { NUMERALS } from './chinese-number.ts'

// What figures count, and not the same characters where they begin another word (人才, 条例, 个方面, 件实事).
const UNIT =
  /^\s?(?:人次|人(?!大|才|民|事|物|生|文|力|均|类|社|防)|件(?!大?事|实事)|条(?!例|款)|个(?!百分点|工作日|交易日|等级|自然日|月|季度|学期|学年|星期|小时|方面|环节|维护|意识|自信|确保|坚持|一|重点)|项(?!规定|准则)|次(?!序|要|年|日|月)|份(?!额)|篇(?!章|幅)|封(?!闭|面)|名(?!师|校|单|录|额)|位(?!于|置|次)|家(?!长|庭|园)|起(?!诉|草|点|步|来|施行|实施|执行)|场(?!所|地|次|馆|景)|例(?!如|会|外|行)|宗(?!旨))/u
// Of ten and less people speak without counting (两个维护, 一次告知, 八项规定): only what is nothing but a count, and ends the clause.
const PLAIN_UNIT = /^(?:人次|[件份篇封条场例宗])(?:$|[\s，。；、！？：）)])/u
const FEW = 10
const FEWEST = 2

// What makes it a number in a row (第三十五条, 第二十一、二十二条), a range, an estimate (数十, 几百), a part, a rank, or the end of another
// number.
const BOUND = new RegExp(
  `(?:[第几数之等类各前后上老初\\d.．·余多]|一式|[${NUMERALS}]、?|[${NUMERALS}][人名件个次]?[至到])$`,
  'u',
)
const IN_A_ROW = new RegExp(`第[${NUMERALS}\\d]+[条款项章节次]?(?:[、至到和及或—-]第?)$`, 'u')
// A rate, a limit or a promise: 每年十二次, 最多三十件.
const RATED = /每|不得|最多|最少|至少|至多|不超过|上限|限于|限定|限额/u
const LIMITED = /^\s?\p{Script=Han}{1,2}(?:以内|之内)/u
const CLAUSE = /[，。；：、\n]/u

/** A number in words; `isOver` where 余 or 多 says that there are a little more. */
interface InWords {
  readonly value: number
  readonly isOver: boolean
  readonly isPercent: boolean
}

/** Where a number in words stands. */
interface Place {
  /** The text up to it and the words that say how exactly it is meant (近, 约). */
  readonly before: string
  /** The text behind it. */
  readonly after: string
}

/** Does it stand in a title or in a name that was given (“一网通办”)? */
function isQuoted(before: string): boolean {
  return before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”')
}

function isFree(before: string): boolean {
  const clause = before.split(CLAUSE).at(-1) ?? ''
  return !(BOUND.test(before) || IN_A_ROW.test(before) || RATED.test(clause) || isQuoted(before))
}

/**
 * Does a number in words say how many there are of something? Many words hold a numeral and count nothing (三张清单, 第三十五条,
 * “十四五”, 一是), and a false alarm costs more than a number that nobody checked: what is not plainly an amount is none.
 */
export function isAmount({ value, isOver, isPercent }: InWords, place: Place): boolean {
  if (!isFree(place.before) || LIMITED.test(place.after)) return false
  if (isPercent) return true
  const isSmall = value < FEW || (value === FEW && !isOver)
  return isSmall ? value >= FEWEST && PLAIN_UNIT.test(place.after) : UNIT.test(place.after)
}
