import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { expect, test } from 'vitest'
import { checkAnswer, checkWork, newChallenge } from './human-check.ts'

const key = Buffer.alloc(32, 5)
const now = new Date('2026-11-23T10:00:00+08:00')
const later = new Date('2026-11-23T12:00:01+08:00')
const DIGITS = '零一二三四五六七八九'

function sumOf(question: string): string {
  const [a = '', b = ''] = question.replace('等于几？', '').split('加')
  return String(DIGITS.indexOf(a) + DIGITS.indexOf(b))
}

async function solved(task: string): Promise<string> {
  const challenge = JSON.parse(task) as Parameters<typeof solveChallenge>[0]['challenge']
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

test('work done for a form is taken until it is too old, and names the form', async () => {
  const { task } = await newChallenge(key, now)
  const work = await solved(task)
  expect(await checkWork(key, work, now)).toMatch(/^work:[0-9a-f]{32}$/)
  await expect(checkWork(key, work, later)).rejects.toThrow('proof-expired')
  await expect(checkWork(Buffer.alloc(32, 6), work, now)).rejects.toThrow('proof-wrong')
})

test('work without a solution, for an easier task, or nonsense is refused', async () => {
  const { task } = await newChallenge(key, now)
  const easier = JSON.parse(task) as { parameters: { keyPrefix: string } }
  easier.parameters.keyPrefix = '0'
  await expect(checkWork(key, await solved(JSON.stringify(easier)), now)).rejects.toThrow('proof-wrong')
  const bare = Buffer.from(task).toString('base64')
  await expect(checkWork(key, bare, now)).rejects.toThrow('proof-wrong')
  await expect(checkWork(key, '', now)).rejects.toThrow('proof-missing')
  await expect(checkWork(key, Buffer.from('null').toString('base64'), now)).rejects.toThrow('proof-wrong')
})

test('the question is answered with its sum, also in full width, and with no other', async () => {
  const { question, ticket } = await newChallenge(key, now)
  const sum = sumOf(question)
  expect(checkAnswer(key, { ticket, answer: ` ${sum}` }, now)).toMatch(/^question:/)
  const wide = Array.from(sum, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
  expect(checkAnswer(key, { ticket, answer: wide }, now)).toMatch(/^question:/)
  expect(() => checkAnswer(key, { ticket, answer: String(Number(sum) + 1) }, now)).toThrow('proof-wrong')
  expect(() => checkAnswer(key, { ticket, answer: '' }, now)).toThrow('proof-missing')
  expect(() => checkAnswer(key, { ticket, answer: sum }, later)).toThrow('proof-expired')
  const stretched = ticket.replace(/\.\d+\./, `.${String(later.getTime())}.`)
  expect(() => checkAnswer(key, { ticket: stretched, answer: sum }, now)).toThrow('proof-wrong')
})
