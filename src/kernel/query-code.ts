/** Letters and digits that nobody takes for one another, not even on a bad print: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY'
export const CODE_LENGTH = 16

/** A code from random bytes, which must be more than needed: those that would favour some letters are passed over. */
export function codeFrom(bytes: Uint8Array): string {
  const fair = 256 - (256 % CODE_ALPHABET.length)
  return [...bytes]
    .filter((byte) => byte < fair)
    .slice(0, CODE_LENGTH)
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length))
    .join('')
}

/** The code as it was given, however it was typed: groups, small letters, full width. */
export function tidyCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
}

const GROUP = `[${CODE_ALPHABET}]{4}`
const CODE_IN_TEXT = new RegExp(`(?<![A-Za-z0-9])${GROUP}(?:[- ]?${GROUP}){3}(?![A-Za-z0-9])`, 'gi')

/** A text without the codes that stand in it: whoever answers a receipt quotes it, and those at work are not to have the code. */
export function veilCodes(text: string): string {
  return text.replaceAll(CODE_IN_TEXT, '（查询码）')
}

/** In groups of four, to be read and copied. */
export function grouped(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}
