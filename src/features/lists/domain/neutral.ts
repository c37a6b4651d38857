const TAG = /<\/?[a-z!][^<>]*>/gi
const FORMULA = /^'?[=+\-@\t]+/
// A telephone number abroad, a range of numbers: no formula.
const MERE_NUMBER = /^[+-][\d\s.,()-]+$/
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\uFEFF]/g

/**
 * A cell or field as plain text: markup, control characters and what a spreadsheet program would run as a formula are taken out;
 * line ends are one kind, lines have no space around them.
 */
export function neutral(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '').replaceAll(TAG, '').trim()
  const harmless = MERE_NUMBER.test(plain) ? plain : plain.replace(FORMULA, '')
  return harmless
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}
