// Adds new migrations to migrations/checksums.txt. Lines that are there stay: an applied migration is never edited, a change
// is a new file.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './prepare.mjs'

const folder = join(ROOT, 'migrations')
const list = join(folder, 'checksums.txt')
const sealed = existsSync(list) ? readFileSync(list, 'utf8') : ''
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.sql') || sealed.includes(`  ${name}\n`)) continue
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
  appendFileSync(list, `${hash}  ${name}\n`)
  console.log(`sealed ${name}`)
}
