import { LETTER_SERIES, type Series } from '../../../kernel/letter-terms.ts'

/** 发文机关代字 for each series, without year and number: '示例医大公开答'. */
export type NumberWords = Readonly<Record<Series, string>>

/** No word has been set yet. */
export const NO_NUMBER_WORDS: NumberWords = { receipt: '', notice: '', consultation: '', answer: '' }

/** 发文字号 of GB/T 9704: word, year in hexagonal brackets, number without leading zeros: '示例医大公开答〔2026〕12号'. */
export function documentNumber(word: string, year: number, no: number): string {
  return `${word}〔${String(year)}〕${String(no)}号`
}

/** What is wrong with the words: brackets and digits belong to the number, and two series with one word would share it. */
export function areUsable(words: NumberWords): boolean {
  const given = LETTER_SERIES.map((series) => words[series]).filter((word) => word !== '')
  return new Set(given).size === given.length && given.every((word) => /^\p{Script=Han}{2,20}$/u.test(word))
}
