import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json and migrations/, both from src/ and from the built dist/. */
export function projectRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'migrations')) && existsSync(join(at, 'package.json'))) return at
  }
  throw new Error('找不到 migrations 目录。')
}
