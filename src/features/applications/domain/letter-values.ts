/** What a letter is filled with: a text, a number or a list, by the key of the template's field. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>

/** A field of a template, as far as filling it needs to know. */
export interface Blank {
  readonly key: string
  readonly type: string
}

const LONGEST_LINE = 300
const BELOW = '详见下文的补充说明'

/** Text as part of a sentence: in one line, without the full stop that the template sets. */
export function phrase(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[。；;，,、.：:]+$/u, '')
}

/** The lines of a text as items of a list; none is empty. */
export function items(text: string): string[] {
  return text
    .split('\n')
    .map(phrase)
    .filter((line) => line !== '')
}

/** The first civil day that a text names (2026-11-02, 2026年11月2日); empty when it names none. */
export function dayIn(text: string): string {
  const found = /(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?/u.exec(text)
  return found ? `${found[1] ?? ''}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}` : ''
}

/** A text without the day it names. */
export function withoutDay(text: string): string {
  return phrase(text.replace(/[（(]?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?[）)]?/u, '')).replace(/^[，,；;、\s]+/u, '')
}

/** “名称，联系方式” as the name and the rest; without a rest the whole is both. */
export function nameAndRest(text: string): { name: string; rest: string } {
  const [name = '', ...more] = phrase(text).split(/[，,；;。：:]/u)
  const rest = phrase(text).slice(name.length + 1)
  return { name, rest: more.length === 0 || rest === '' ? phrase(text) : rest }
}

function isTooLong(type: string, value: Values[string]): boolean {
  return type === 'text' && typeof value === 'string' && phrase(value).length > LONGEST_LINE
}

function fitOne(type: string, value: Values[string]): Values[string] {
  if (isTooLong(type, value)) return BELOW
  return type === 'text' && typeof value === 'string' ? phrase(value) : value
}

/**
 * Values as a template can take them: those it does not ask for are left out, a line that is too long goes below as a further
 * explanation, so that nothing that was written is lost.
 */
export function fitTo(blanks: readonly Blank[], values: Values): Values {
  const asked = blanks.flatMap(({ key, type }) => {
    const value = values[key]
    return value === undefined ? [] : [{ key, type, value }]
  })
  const fitted: Values = Object.fromEntries(asked.map(({ key, type, value }) => [key, fitOne(type, value)]))
  const below = asked.filter(({ type, value }) => isTooLong(type, value)).map(({ value }) => String(value))
  if (below.length === 0) return fitted
  const before = fitted['furtherExplanation']
  return { ...fitted, furtherExplanation: [...(typeof before === 'string' ? [before] : []), ...below].join('\n') }
}

/** What every letter to an applicant says of its application. */
export interface About {
  readonly applicantName: string
  readonly isPerson: boolean
  readonly caseNo: string
  readonly receivedOn: string
  readonly subject: string
}

/** The fields by which a letter to the applicant says which application it is about. */
export function aboutApplication({ applicantName, isPerson, caseNo, receivedOn, subject }: About): Values {
  return { applicantName, you: isPerson ? '您' : '贵单位', caseNo, receivedOn, requested: phrase(subject) }
}
