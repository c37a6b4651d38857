import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, read, ROOT } from './tree.ts'

const documents = filesBelow('.', /\.md$/)
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('every link and picture in the documents leads to a file that exists', () => {
  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
      .map((target) => `${path} → ${target}`),
  )
  expect(broken).toEqual([])
})

test('every file and folder of the code that the documents name exists', () => {
  const missing = documents.flatMap((path) =>
    [...read(path).matchAll(/`((?:src|test|scripts|migrations|docs|bench|console)\/[\w./-]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/NNNN|NAME/.test(target) && !existsSync(join(ROOT, target)))
      .map((target) => `${path} → ${target}`),
  )
  expect(missing).toEqual([])
})

test('every npm command in the documents is one that package.json has', () => {
  const unknown = documents.flatMap((path) =>
    [...read(path).matchAll(/\bnpm run ([\w:-]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !(name in manifest.scripts))
      .map((name) => `${path} → npm run ${name}`),
  )
  expect(unknown).toEqual([])
})
