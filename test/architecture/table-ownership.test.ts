import { expect, test } from 'vitest'
import { filesBelow, productFiles, read, tables } from './tree.ts'

const BUILDER = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"](\w+)/g
const SQL = /\b(?:insert into|update|delete from|truncate|copy)\s+(?:only\s+)?(\w+)/gi

// Platform tables are technique; a feature's tables belong to its folder.
function ownerOf(path: string): string {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? 'platform'
}

function tablesWrittenIn(path: string): string[] {
  const text = read(path)
  const known = new Set(tables())
  return [...text.matchAll(BUILDER), ...text.matchAll(SQL)]
    .map((match) => match[1] ?? '')
    .filter((name) => known.has(name))
}

function writers(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const path of productFiles()) {
    for (const table of tablesWrittenIn(path)) found.set(table, (found.get(table) ?? new Set()).add(ownerOf(path)))
  }
  return found
}

test('a table is written by one feature only', () => {
  const shared = [...writers()]
    .filter(([, owners]) => owners.size > 1)
    .map(([table, owners]) => `${table}: ${[...owners].join(', ')}`)
  expect(shared).toEqual([])
})

/** Tables that the database keeps itself, by triggers. */
function keptByTriggers(): Set<string> {
  const bodies = filesBelow('migrations', /\.sql$/).flatMap((path) =>
    [...read(path).matchAll(/\$\$([^]*?)\$\$/g)].map((match) => match[1] ?? ''),
  )
  return new Set(bodies.flatMap((body) => [...body.matchAll(SQL)].map((match) => match[1] ?? '')))
}

test('every table has a writer: no table is left over or not yet in use', () => {
  const [written, kept] = [writers(), keptByTriggers()]
  expect(tables().filter((table) => !written.has(table) && !kept.has(table))).toEqual([])
})

test('only stores write: a change of a table is found in one place', () => {
  const elsewhere = productFiles().filter(
    (path) => !/\.store\.ts$|^src\/platform\//.test(path) && tablesWrittenIn(path).length > 0,
  )
  expect(elsewhere).toEqual([])
})
