import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { ROOT } from './tree.ts'

const linter = new ESLint({ cwd: ROOT })
const A_RULE = 'src/kernel/audience.ts'
const A_PROCESS = 'src/start-server.ts'

async function objections(code: string, path: string): Promise<string[]> {
  const [result] = await linter.lintText(`${code}\n`, { filePath: path })
  return (result?.messages ?? []).map((message) => message.ruleId ?? 'parse')
}

test.each([
  ['the wall clock', 'export const today = new Date()', 'no-restricted-syntax'],
  ['the wall clock in milliseconds', 'export const now = Date.now()', 'no-restricted-syntax'],
  ['weak chance', 'export const die = Math.random()', 'no-restricted-syntax'],
  ['the environment', "export const port = process.env['PORT']", 'no-restricted-syntax'],
  ['a default export', 'export default 1', 'no-restricted-exports'],
  [
    'a forgotten promise',
    'export function run(work: () => Promise<void>): void { work() }',
    '@typescript-eslint/no-floating-promises',
  ],
  ['any', 'export const anything: any = 1', '@typescript-eslint/no-explicit-any'],
  ['four parameters', 'export function f(a: 1, b: 1, c: 1, d: 1): number { return a + b + c + d }', 'max-params'],
  ['a function of 41 lines', `export function f(): void {\n${'  f()\n'.repeat(40)}}`, 'max-lines-per-function'],
  [
    'a ninth path through a function',
    `export function f(n: number): number { return ${'n > 1 ? 1 : '.repeat(8)}0 }`,
    'complexity',
  ],
])('a rule of the house cannot use %s', async (_what, code, rule) => {
  expect(await objections(code, A_RULE)).toContain(rule)
})

test('a test cannot be left out', async () => {
  expect(
    await objections(
      "import { test } from 'vitest'\ntest.skip('later', () => undefined)",
      'test/architecture/shape.test.ts',
    ),
  ).toContain('no-restricted-syntax')
})

test('a civil date and a named instant are not the wall clock', async () => {
  expect(await objections("export const day = new Date('2026-03-01')", A_RULE)).toEqual([])
})

test('the process may read the environment', async () => {
  expect(await objections("export const port = process.env['PORT']", A_PROCESS)).toEqual([])
})
