// `npm run bench`: builds, loads a school of its own, starts the platform and, beside it, nginx with copies of the same bytes,
// drives both and prints what it measured as Markdown. `-- --documents 59141` for the size of the reference report,
// `-- --seconds 10` for longer runs, `-- --data FOLDER` for a school that is loaded already, `-- --matters 1000000` past matters in the
// hall of services, `-- --only hall` for that part alone (also `casework`, `figures`, `monitors`). What the figures mean is said in docs/measurements.md.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, prepareTools, stop } from '../scripts/prepare.mjs'
import { measureApplying, measureInbox } from './applying.ts'
import { measureClocks } from './casework.ts'
import { drive } from './drive.ts'
import { measureHall } from './hall.ts'
import { measureLists } from './importing.ts'
import { measureMonitors } from './monitors.ts'
import { findNginx } from './nginx.ts'
import { measureOversight } from './oversight.ts'
import { SEARCHES } from './pages.ts'
import { measurePublishing } from './publishing.ts'
import { type Ground, measureKept, measureMade, onSlowDisk, type Running, withPlatform } from './serving.ts'
import { type Cost, runCommand, startTime } from './steps.ts'
import { measureSurfaces } from './surfaces.ts'
import { heading, row } from './table.ts'

const PUBLICATIONS = 30
const APPLYING_SECONDS = 20
const SLOW_DISK_MS = 30
const AT_WORK = 20_000
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '5' },
    data: { type: 'string', default: '' },
    matters: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
  },
})
const documents = Number(values.documents)
const seconds = Number(values.seconds)
const matters = Number(values.matters)
/** The parts that can be measured alone. */
const PARTS: Readonly<Record<string, (ground: Ground) => Promise<void>>> = {
  hall: measureFullHall,
  casework: measureCasework,
  figures: measureFigures,
  monitors: ({ data }) => measureMonitors(data),
}
const onlyPart = values.only === '' ? undefined : PARTS[values.only]

function stepRow(name: string, { code, seconds: took, cpu, databaseCpu, peak, said }: Cost, toReach: string): void {
  if (code !== 0) console.error(said)
  row(code === 0 ? name : `${name} **(ended with ${String(code)})**`, took, cpu, databaseCpu, peak, toReach)
}

async function measureLife(folder: string): Promise<string> {
  const data = values.data === '' ? join(folder, 'data') : values.data
  const load =
    values.data === '' ? await runCommand(data, ['load-sample', '--documents', String(documents)]) : undefined
  if (load && load.code !== 0) stop('The load failed.')
  if (onlyPart) return data
  const verify = await runCommand(data, ['verify'])
  const second = await startTime(data)
  const backup = await runCommand(data, ['backup', join(folder, 'backup')])
  const restore = await runCommand(join(folder, 'restored'), ['restore', join(folder, 'backup')])
  heading('step', 'seconds', 'CPU s, our process', 'CPU s, database', 'peak MB, our process', 'to reach')
  if (load) stepRow(`load ${String(documents)} documents`, load, '')
  stepRow('verify', verify, '120 s')
  stepRow('backup', backup, '')
  stepRow('restore of it into another folder, with verify', restore, '')
  row('start with data', second / 1000, '', '', '', '3 s')
  return data
}

async function measureSearch({ url }: Running): Promise<void> {
  heading('search', 'p50 ms', 'p99 ms', 'to reach')
  for (const [name, words] of SEARCHES) {
    const urls = words.map((word) => `${url}/search?q=${encodeURIComponent(word)}`)
    const { p50, p99 } = await drive(urls, { connections: 1, seconds, watch: [] })
    row(`${name}: ${words.join('、')}`, p50, p99, 'p99 50 ms')
  }
}

function memoryRow(name: string, { own, database }: { own: number; database: number }): void {
  row(name, own.toFixed(0), database.toFixed(0), (own + database).toFixed(0), '300')
}

interface Remembered {
  readonly name: string
  readonly memory: { own: number; database: number }
}

async function measureServing(ground: Ground): Promise<void> {
  const remembered: Remembered[] = []
  console.log('\n### From memory, as it is delivered')
  await withPlatform(ground, {}, async (running) => {
    remembered.push({ name: 'after the start', memory: running.memory() })
    await measureKept(running, ground)
    await measureSearch(running)
    await measurePublishing(running, PUBLICATIONS)
    await measureSurfaces(running)
    await measureLists(running)
    remembered.push({ name: 'after all this', memory: running.memory() })
  })
  console.log('\n### Made for each request (`PAGE_CACHE_MB=0`)')
  await withPlatform(ground, { PAGE_CACHE_MB: '0' }, async (running) => {
    await measureMade(running, ground)
    remembered.push({ name: 'after pages made for each request', memory: running.memory() })
  })
  console.log('\n### Two processes (`WORKERS=2`)')
  await withPlatform(ground, { WORKERS: '2' }, async (running) => {
    remembered.push({ name: 'two workers, after the start', memory: running.memory() })
    await measureKept(running, ground)
    remembered.push({ name: 'two workers, after kept pages', memory: running.memory() })
  })
  console.log('\n### Monitors')
  await measureMonitors(ground.data)
  await measureFigures(ground)
  await measureCasework(ground)
  heading('memory (Pss), MB', 'our processes', 'database', 'together', 'to reach')
  for (const { name, memory } of remembered) memoryRow(name, memory)
}

async function measureFigures(ground: Ground): Promise<void> {
  console.log('\n### Dashboards and reports')
  await withPlatform(ground, {}, measureOversight)
}

async function measureCasework(ground: Ground): Promise<void> {
  console.log('\n### Casework')
  await measureClocks(ground.data)
  await withPlatform(ground, { TRUST_PROXY: '127.0.0.1' }, async (running) => {
    await measureApplying(running, APPLYING_SECONDS)
    await measureInbox(running)
  })
  console.log(`\n### Casework on a disk that takes ${String(SLOW_DISK_MS)} ms for each commit`)
  await onSlowDisk(ground, SLOW_DISK_MS, () =>
    withPlatform(ground, { TRUST_PROXY: '127.0.0.1' }, (running) => measureApplying(running, APPLYING_SECONDS)),
  )
}

async function measureFullHall(ground: Ground): Promise<void> {
  console.log('\n### A hall of services with a past')
  await measureHall(ground, { past: matters, open: AT_WORK, seconds: APPLYING_SECONDS })
  const verify = await runCommand(ground.data, ['verify'])
  heading('step', 'seconds', 'CPU s, our process', 'CPU s, database', 'peak MB, our process', 'to reach')
  stepRow('verify, with the figures of the hall counted anew', verify, '120 s')
}

async function main(folder: string): Promise<void> {
  const [load = 0] = loadavg()
  const machine = `${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''} · Node ${process.versions.node}`
  console.log(`${new Date().toISOString().slice(0, 10)} · ${machine} · load average ${load.toFixed(1)} at the start`)
  const only = onlyPart ? ` --only ${values.only}` : ''
  const said = `--documents ${String(documents)} --seconds ${String(seconds)} --matters ${String(matters)}${only}`
  console.log(`\`npm run bench -- ${said}\``)
  const nginx = findNginx()
  const data = await measureLife(folder)
  const ground = { data, folder, seconds, nginx: nginx?.program }
  if (onlyPart) await onlyPart(ground)
  else {
    await measureServing(ground)
    await measureFullHall(ground)
  }
  console.log(
    nginx
      ? `\nCPU is for one request; nginx is ${nginx.version}, one worker.`
      : '\n**nginx is missing here** (Debian: apt-get install nginx): no comparison was made.',
  )
}

prepareTools()
if (!Number.isInteger(documents) || documents < 400 || !(seconds > 0))
  stop('--documents takes a whole number from 400, --seconds a number above 0.')
if (values.only !== '' && !onlyPart) stop(`--only takes one of ${Object.keys(PARTS).join(', ')}.`)
if (!Number.isInteger(matters) || matters < 10_000) stop('--matters takes a whole number from 10000.')
if (!ensureBuilt()) stop('构建没有成功，原因见上。')
// Below /tmp, because the user `postgres` must be able to enter it.
const folder = mkdtempSync('/tmp/mingtang-bench-')
chmodSync(folder, 0o755)
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
