import { hash, verify } from '@node-rs/argon2'

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4
let running = 0
const waiting: (() => void)[] = []

/** Each hash takes 19 MiB: more than a few at once would let a stranger fill the memory. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((next) => waiting.push(next))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** argon2id hash of a password, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS))
}

/** What stands in place of a hash where an account has no password: whoever holds it comes in from the campus. */
export const NO_PASSWORD = '-'

/** Is this the password? A broken hash answers no; where there is none, the answer takes as long. */
export function isPassword(stored: string, password: string): Promise<boolean> {
  if (stored === NO_PASSWORD) return spendComparison(password)
  return inTurn(() => verify(stored, password).catch(() => false))
}

let decoy: Promise<string> | undefined

/** Spends the time of a comparison where there is no account, so that the answer's delay reveals nothing. */
export async function spendComparison(password: string): Promise<false> {
  decoy ??= hashPassword('no such account')
  await isPassword(await decoy, password)
  return false
}
