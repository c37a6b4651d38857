// The checks that need no running system: types, lint, import rules, dead code, format. `npm run check` runs them all, two at
// a time; `npm run check -- lint types` runs the named ones. Each counts as one, passed or failed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareTools, ROOT } from './prepare.mjs'

const FOLDERS = ['src', 'console', 'test', 'bench'].filter((folder) => existsSync(join(ROOT, folder)))

// The slow ones first, so that two cores finish together.
const CHECKS = [
  // Without a cache: what the linter finds in a file depends on the types of others, and a cache remembers the file alone.
  ['lint', ['eslint', '.', '--max-warnings', '0']],
  ['types', ['tsc', '-p', '.']],
  ['types of the console', ['tsc', '-p', 'console']],
  ['types of kernel and domain', ['tsc', '-p', 'tsconfig.pure.json']],
  ['import rules', ['depcruise', '--config', '.dependency-cruiser.cjs', ...FOLDERS]],
  ['dead code', ['knip']],
  ['dead code in production', ['knip', '--production']],
  ['format', ['biome', 'format', '.']],
]

/** Runs a tool of node_modules; answers how it ended and what it said. */
function runTool([tool, ...args]) {
  return new Promise((done) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', tool), args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', (error) => done({ passed: false, said: String(error) }))
    child.on('close', (code) => done({ passed: code === 0, said }))
  })
}

async function runCheck([name, command], tally) {
  const start = performance.now()
  const { passed, said } = await runTool(command)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (!passed) console.log(said.replace(/^/gm, '    '))
  tally[passed ? 'passed' : 'failed'] += 1
  if (!passed) tally.failures.push(`${name}: ${said.replaceAll(/\s+/g, ' ').slice(0, 600)}`)
}

/** Runs the named checks (all when none is named); answers how many passed and failed, and what failed. */
export async function runChecks(names = []) {
  const waiting = CHECKS.filter(([name]) => names.length === 0 || names.includes(name))
  const tally = { passed: 0, failed: 0, failures: [] }
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await runCheck(next, tally)
  }
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, worker))
  return tally
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepareTools()
  const { passed, failed } = await runChecks(process.argv.slice(2))
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
