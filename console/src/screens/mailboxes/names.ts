import type { LetterRow } from './letter-view.ts'

/** How a letter came. */
export const CASE_NAMES: Readonly<Record<LetterRow['caseName'], string>> = {
  letter: '来信',
  suggestion: '建议箱',
  complaint: '监督举报',
  phone: '来电',
  correction: '信息纠错',
}
