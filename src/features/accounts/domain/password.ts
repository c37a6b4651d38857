import { codePoints } from '../../../kernel/text.ts'

const SHORTEST = 8
const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** Is the password strong enough: at least 8 characters, three of four kinds, not containing the login (等保 customary values). */
export function isStrongPassword(password: string, login: string): boolean {
  const kinds = CLASSES.filter((kind) => kind.test(password)).length
  const containsLogin = login.length >= 3 && password.toLowerCase().includes(login.toLowerCase())
  return codePoints(password).length >= SHORTEST && kinds >= 3 && !containsLogin
}
