import { expect, test } from 'vitest'
import { makeFacts } from './facts.ts'

test('a fact is read once, and again after everything was forgotten', async () => {
  const facts = makeFacts()
  let name = '教务处'
  const read = () => facts.recall('unit 1', () => Promise.resolve(name))
  expect(await read()).toBe('教务处')
  name = '教务部'
  expect(await read()).toBe('教务处')
  facts.forget()
  expect(await read()).toBe('教务部')
})

test('what was being read when it changed is not remembered', async () => {
  const facts = makeFacts()
  let tell: (name: string) => void = () => undefined
  const reading = facts.recall('unit 1', () => new Promise<string>((done) => (tell = done)))
  facts.forget()
  tell('教务处')
  expect(await reading).toBe('教务处')
  expect(await facts.recall('unit 1', () => Promise.resolve('教务部'))).toBe('教务部')
})

test('a read that fails is not remembered', async () => {
  const facts = makeFacts()
  await expect(facts.recall('unit 1', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await facts.recall('unit 1', () => Promise.resolve('教务部'))).toBe('教务部')
})
