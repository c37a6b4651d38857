import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { AppError } from '../kernel/app-error.ts'
import { newId } from './ids.ts'

/** What a form asks of whoever fills it in: a computation for a browser with script, a question for people without. */
export interface Challenge {
  /** For the script: the signed task as JSON. */
  readonly task: string
  /** For people: '三加五等于几？'. */
  readonly question: string
  /** The signed mark that goes with the answer to the question. */
  readonly ticket: string
}

const VALID_MS = 2 * 3_600_000
// About 4,096 tries of four hashes each: half a second in a browser, some seconds on an old phone.
const WORK = { algorithm: 'SHA-256', cost: 4, keyPrefix: '000' } as const
const NUMBERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const LONGEST = 4000

function secretFrom(key: Buffer): string {
  return createHmac('sha256', key).update('human-check').digest('hex')
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', secretFrom(key)).update(text).digest()
}

/** A new challenge, good for two hours and for one form. Nothing is asked of another host. */
export async function newChallenge(key: Buffer, now: Date): Promise<Challenge> {
  const until = now.getTime() + VALID_MS
  const task = await createChallenge({ ...WORK, deriveKey, data: { until }, hmacSignatureSecret: secretFrom(key) })
  const [a, b] = [randomInt(1, 10), randomInt(1, 10)]
  const head = `${newId()}.${String(until)}`
  return {
    task: JSON.stringify(task),
    question: `${NUMBERS[a] ?? ''}加${NUMBERS[b] ?? ''}等于几？`,
    ticket: `${head}.${mac(key, `${head}.${String(a + b)}`).toString('base64url')}`,
  }
}

interface Solved {
  readonly challenge: { readonly parameters: { readonly nonce: string; readonly data?: { readonly until?: number } } }
}

function readSolution(solution: string): unknown {
  try {
    return JSON.parse(Buffer.from(solution.slice(0, LONGEST), 'base64').toString('utf8'))
  } catch {
    throw new AppError('application.proof-missing')
  }
}

/**
 * Checks what the script computed; answers the mark of this one form. Throws `application.proof-missing`, `…-wrong`, `…-expired`.
 */
export async function checkWork(key: Buffer, solution: string, now: Date): Promise<string> {
  const payload = readSolution(solution)
  const given = payload as Parameters<typeof verifySolution>[0]
  const result = await Promise.resolve()
    .then(() =>
      verifySolution({
        challenge: given.challenge,
        solution: given.solution,
        deriveKey,
        hmacSignatureSecret: secretFrom(key),
      }),
    )
    .catch(() => ({ verified: false }))
  if (!result.verified) throw new AppError('application.proof-wrong')
  const { nonce, data } = (payload as Solved).challenge.parameters
  if ((data?.until ?? 0) < now.getTime()) throw new AppError('application.proof-expired')
  return `work:${nonce}`
}

function isSigned(key: Buffer, text: string, sign: string): boolean {
  const [given, right] = [Buffer.from(sign, 'base64url'), mac(key, text)]
  return given.byteLength === right.byteLength && timingSafeEqual(given, right)
}

/** Checks the answer to the question; answers the mark of this one form. Throws `application.proof-missing`, `…-wrong`, `…-expired`. */
export function checkAnswer(key: Buffer, { ticket, answer }: { ticket: string; answer: string }, now: Date): string {
  const [id, until, sign] = ticket.split('.')
  const sum = answer.normalize('NFKC').trim()
  if (sum === '' || id === undefined || until === undefined || sign === undefined)
    throw new AppError('application.proof-missing')
  if (!isSigned(key, `${id}.${until}.${sum}`, sign)) throw new AppError('application.proof-wrong')
  if (Number(until) < now.getTime()) throw new AppError('application.proof-expired')
  return `question:${id}`
}
