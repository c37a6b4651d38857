import { expect, test } from 'vitest'
import { missingPackages } from '../../scripts/complete-lockfile.mjs'
import { read } from './tree.ts'

interface Lockfile {
  readonly packages: Record<
    string,
    { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }
  >
}

const { packages } = JSON.parse(read('package-lock.json')) as Lockfile

test('the lockfile names the packages of every platform, so that `npm ci` works on a fresh clone', () => {
  expect(missingPackages(packages)).toEqual([])
})

test('every locked package has its version, and none is bound to one registry', () => {
  const faults = Object.entries(packages).filter(
    ([path, entry]) => path !== '' && (entry.version === undefined || entry.resolved !== undefined),
  )
  expect(faults.map(([path]) => path)).toEqual([])
})

test('a forgotten platform package is noticed', () => {
  const broken = {
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux-x64': '1.0.0', b: '2.0.0' } },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
  }
  expect(missingPackages(broken)).toEqual([['a-linux-x64', '1.0.0', 'node_modules/a']])
})
