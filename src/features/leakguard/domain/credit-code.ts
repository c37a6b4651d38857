const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Is it a unified social credit code (统一社会信用代码, GB 32100-2015) by its own check character? Organisations may be named. */
export function isCreditCode(code: string): boolean {
  if (!/^[159NY][1239][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false
  let [sum, weight] = [0, 1]
  for (const char of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}
