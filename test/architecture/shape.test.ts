import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, productFiles, read, ROOT } from './tree.ts'

const FOLDERS = ['src', 'console', 'test', 'bench', 'scripts', 'migrations']
const VAGUE = /(^|[-.])(utils?|helpers?|common|manager|service|misc|data|info)([-.]|$)/

const features = [...new Set(productFiles().flatMap((path) => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? []))]
const written = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
  filesBelow(folder, /\.(tsx?|mjs|css|sql)$/),
)

test('no file has more than 300 lines', () => {
  expect(written.filter((path) => read(path).trimEnd().split('\n').length > 300)).toEqual([])
})

test('file names are kebab-case and say what is inside', () => {
  const names = written.map((path) => [path, basename(path).replace(/\.(tsx?|mjs|css|sql)$/, '')] as const)
  expect(
    names.filter(([, name]) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name) || VAGUE.test(name)).map(([path]) => path),
  ).toEqual([])
})

test('every feature has a door and a page that says what it is for', () => {
  const missing = features
    .flatMap((name) => ['index.ts', 'README.md'].map((file) => `src/features/${name}/${file}`))
    .filter((path) => !existsSync(join(ROOT, path)))
  expect(missing).toEqual([])
})

test('nothing is left to be done later', () => {
  const notes = written.filter(
    (path) => /\b(TODO|FIXME|XXX|HACK)\b/.test(read(path)) && !path.endsWith('shape.test.ts'),
  )
  expect(notes).toEqual([])
})
