import type { LeakKind } from '../../../kernel/leak-kinds.ts'
import type { Hit } from './leak.ts'
import { before, type Scene } from './scene.ts'
import { isStudentNumber } from './student-pattern.ts'

interface Label {
  readonly kind: LeakKind
  readonly words: RegExp
  readonly number: RegExp
}

// The label stands just before the number or heads its column; without one such numbers are like too many others.
const LABELS: readonly Label[] = [
  {
    kind: 'passport',
    words: /(?:护照|通行证|回乡证|台胞证|永久居留(?:身份)?证|旅行证)(?:号码?|编号)?[\s:：为是（(]*$/,
    number: /^(?:[A-Z]{1,2}\d{7,8}|[HM]\d{8,10}|[A-Z]{3}\d{12}|\d{8})$/i,
  },
  {
    kind: 'exam-number',
    words: /(?:准考证|考生|考号|考生编)(?:号码?|编号|号)?[\s:：为是（(]*$/,
    number: /^[A-Z]?\d{8,15}$/i,
  },
  { kind: 'student-number', words: /(?:学号|学籍号|工号|职工号)[\s:：为是（(]*$/, number: /^[A-Z]{0,3}\d{5,14}$/i },
]

const WORD = /[A-Za-z]{0,3}\d[A-Za-z\d-]{4,19}/g

function byLabel(scene: Scene, word: string, start: number): LeakKind | undefined {
  const lead = before(scene, start, 14)
  const heading = scene.heading.trimEnd()
  const found = LABELS.find(
    ({ words, number }) => number.test(word) && (words.test(lead) || words.test(heading.replace(/[）)”’」\s]+$/, ''))),
  )
  return found?.kind
}

/** Passports and permits, numbers of candidates in examinations, student numbers: by their label, or by the form that the school has set. */
export function labelledNumbers(scene: Scene): Hit[] {
  const { studentPattern } = scene.settings
  return [...scene.text.matchAll(WORD)].flatMap(({ 0: word, index: start }): Hit[] => {
    if (/[A-Za-z\d]/.test(before(scene, start, 1))) return []
    const place = { start, end: start + word.length }
    const kind = byLabel(scene, word, start)
    if (kind) return [{ kind, certainty: 'certain', ...place }]
    if (!isStudentNumber(studentPattern, word)) return []
    // A form without a letter is also that of many other numbers.
    return [{ kind: 'student-number', certainty: /[@A-Za-z]/.test(studentPattern) ? 'certain' : 'likely', ...place }]
  })
}
