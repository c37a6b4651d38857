import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')
const SKIPPED = ['node_modules', 'dist', 'data', '.git', 'test-results', 'fixtures']

/** The files below a folder of the project whose path matches, as paths from the root. */
export function filesBelow(folder: string, matching: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => matching.test(path) && !path.split('/').some((part) => SKIPPED.includes(part)))
    .sort()
}

/** The text of a file, by its path from the root. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The source files that ship: everything below src that is not a test. */
export function productFiles(): string[] {
  return filesBelow('src', /\.tsx?$/).filter((path) => !/\.test\.tsx?$/.test(path))
}

/** Every table that the migrations make. */
export function tables(): string[] {
  return filesBelow('migrations', /\.sql$/).flatMap((path) =>
    [...read(path).matchAll(/^create table (?:if not exists )?(\w+)/gm)].map((match) => match[1] ?? ''),
  )
}
