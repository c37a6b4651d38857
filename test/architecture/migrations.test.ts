import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { filesBelow, read } from './tree.ts'

const migrations = filesBelow('migrations', /\.sql$/).map((path) => path.slice('migrations/'.length))

function sealed(): Map<string, string> {
  const lines = read('migrations/checksums.txt').trim().split('\n')
  return new Map(lines.map((line) => line.split(/\s+/).reverse() as [string, string]))
}

test('a migration is never edited once it is sealed: a database that has it would not change', () => {
  const now = new Map(
    migrations.map((name) => [
      name,
      createHash('sha256')
        .update(read(`migrations/${name}`))
        .digest('hex'),
    ]),
  )
  expect(Object.fromEntries(now)).toEqual(Object.fromEntries(sealed()))
})

test('migrations are numbered without a gap and without a double', () => {
  expect(migrations.map((name) => name.slice(0, 5))).toEqual(
    migrations.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
  )
})
