// `npm test`: on a fresh clone it prepares everything itself, then runs the checks, rules, stories, architecture tests and
// browser journeys, and closes with the line «N passed, N failed». `npm test -- stories` runs the named parts only.
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureBuilt, prepareTools, ROOT } from './prepare.mjs'

const REPORT = join(ROOT, 'test-results', `vitest-${process.pid}.json`)
const PROJECTS = ['rules', 'architecture', 'stories']

/** What failed, a line each: said again at the end, where a log that is cut off still shows it. */
const failures = []

// A file that could not be loaded has no tests in it, and an error outside every test fails none: both count as one failure.
function countReport(exitCode) {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(REPORT, 'utf8'))
  const named = testResults.flatMap((file) => failuresOf(file))
  const unloaded = named.length - numFailedTests
  const failed = numFailedTests + Math.max(0, unloaded)
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, failures: named }
}

function failuresOf(file) {
  const name = relative(ROOT, file.name)
  const failed = file.assertionResults.filter((test) => test.status === 'failed')
  if (file.status === 'failed' && failed.length === 0) return [`${name}: ${brief(file.message)}`]
  return failed.map((test) => `${name} > ${test.fullName.trim()}: ${brief(test.failureMessages.join(' '))}`)
}

function brief(message) {
  return stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').slice(0, 600)
}

function runVitest(projects, env = {}) {
  rmSync(REPORT, { force: true })
  mkdirSync(join(ROOT, 'test-results'), { recursive: true })
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ]
  const { status } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  const counts = countReport(status ?? 1)
  rmSync(REPORT, { force: true })
  return counts
}

// The build is a check of its own; the journeys walk what was built.
async function runJourneys() {
  if (!ensureBuilt()) return { passed: 0, failed: 1 }
  const { ensureBrowser, ensureChineseFont } = await import('./browser.mjs')
  const browser = ensureBrowser()
  if (!browser) {
    console.log('✗ journeys: no Chromium here and none could be installed. Install one, or name it in CHROMIUM_PATH.')
    return { passed: 0, failed: 1 }
  }
  if (!ensureChineseFont())
    console.log('Note: no Chinese font was found or could be installed; screenshots will show boxes.')
  return runVitest(['journeys'], { CHROMIUM_PATH: browser })
}

const PARTS = {
  checks: async () => (await import('./checks.mjs')).runChecks(),
  tests: () => Promise.resolve(runVitest(PROJECTS)),
  journeys: runJourneys,
  ...Object.fromEntries(PROJECTS.map((name) => [name, () => Promise.resolve(runVitest([name]))])),
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}
prepareTools()
const tally = { passed: 0, failed: 0 }
for (const name of named.length > 0 ? named : ['checks', 'tests', 'journeys']) {
  console.log(`\n── ${name}`)
  const { passed, failed, failures: more = [] } = await PARTS[name]()
  failures.push(...more)
  tally.passed += passed
  tally.failed += failed
}
// .ci/run adds the tallies of its runs; then only its own last line stands alone.
const line = `${tally.passed} passed, ${tally.failed} failed`
if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, `${tally.passed} ${tally.failed}\n`)
const label = process.env.TALLY_LABEL ? `${process.env.TALLY_LABEL}: ` : ''
for (const failure of failures) console.log(`✗ ${label}${failure}`)
if (process.env.TALLY_FILE && failures.length > 0)
  appendFileSync(`${process.env.TALLY_FILE}.failures`, failures.map((failure) => `✗ ${label}${failure}\n`).join(''))
console.log(`\n${label}${line}`)
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
