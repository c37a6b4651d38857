// `npm run bench`: builds, loads a school of its own, starts the platform and, beside it, nginx with copies of the same bytes,
// drives both and prints what it measured as Markdown. `-- --documents 59141` for the size of the reference report,
// `-- --seconds 10` for longer runs. What the figures mean is said in docs/measurements.md.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, prepareTools, stop } from '../scripts/prepare.mjs'
import { type Platform, startPlatform } from '../test/support/platform.ts'
import { drive, type Driven } from './drive.ts'
import { findNginx, type Nginx, startNginx } from './nginx.ts'
import { choosePages, type Page, SEARCHES } from './pages.ts'
import { cpuOf, cpuOfFamily, memoryOf, postgresOf } from './processes.ts'
import { runCommand, startTime } from './steps.ts'

const CONNECTIONS = 10
const { values } = parseArgs({
  options: { documents: { type: 'string', default: '5000' }, seconds: { type: 'string', default: '5' } },
})
const documents = Number(values.documents)
const seconds = Number(values.seconds)

function row(...cells: readonly (string | number)[]): void {
  console.log(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)).join(' | ')} |`)
}

function heading(...names: readonly string[]): void {
  console.log('')
  row(...names)
  row(...names.map(() => '---'))
}

async function measureLife(folder: string): Promise<string> {
  const data = join(folder, 'data')
  const first = await startTime(join(folder, 'first'))
  const load = await runCommand(data, ['load-sample', '--documents', String(documents)])
  if (load.code !== 0) stop('The load failed.')
  const verify = await runCommand(data, ['verify'])
  const second = await startTime(data)
  heading('step', 'seconds', 'CPU s, our process', 'CPU s, database', 'peak MB, our process', 'to reach')
  row('first start, empty folder', first / 1000, '', '', '', '')
  row(`load ${String(documents)} documents`, load.seconds, load.cpu, load.databaseCpu, load.peak, '')
  row(
    `verify${verify.code === 0 ? '' : ' **found faults**'}`,
    verify.seconds,
    verify.cpu,
    verify.databaseCpu,
    verify.peak,
    '120 s',
  )
  row('start with data', second / 1000, '', '', '', '3 s')
  console.log(`\n${(documents / load.seconds).toFixed(0)} documents a second.`)
  return data
}

function pageRow(name: string, { perSecond, p50, p95, cpu, faults }: Driven, ratio: string): void {
  const [own = 0, database] = cpu
  row(name, perSecond.toFixed(0), p50, p95, own, database ?? '', ratio, String(faults))
}

function driveTwin(twins: Nginx, page: Page): Promise<Driven> {
  const watch = [() => cpuOfFamily(twins.pid)]
  return drive([`${twins.url}/${page.file}`], { connections: CONNECTIONS, seconds: Math.min(seconds, 3), watch })
}

async function measurePage(own: () => Promise<Driven>, page: Page, twins: Nginx | undefined): Promise<void> {
  const ours = await own()
  const theirs = twins && (await driveTwin(twins, page))
  const name = `${page.name}, ${(page.bytes.byteLength / 1024).toFixed(0)} KB`
  pageRow(name, ours, theirs ? ((ours.cpu[0] ?? 0) / (theirs.cpu[0] ?? 1)).toFixed(1) : '')
  if (theirs) pageRow('— nginx, same bytes', theirs, '1')
}

async function measurePages(platform: Platform, data: string, folder: string): Promise<void> {
  const [server, postgres] = [platform.process.pid ?? 0, postgresOf(data) ?? 0]
  const watch = [() => cpuOf(server), () => cpuOfFamily(postgres)]
  const pages = await choosePages(platform.url)
  const nginx = findNginx()
  const copies = Object.fromEntries(pages.map((page) => [page.file, page.bytes]))
  const twins = nginx && (await startNginx(nginx.program, folder, copies))
  heading('page', 'requests/s', 'p50 ms', 'p95 ms', 'CPU ms', 'database CPU ms', '× nginx', 'faults')
  for (const page of pages)
    await measurePage(
      () => drive([platform.url + page.path], { connections: CONNECTIONS, seconds, watch }),
      page,
      twins,
    )
  twins?.stop()
  console.log(
    nginx
      ? `\nCPU is for one request; nginx is ${nginx.version}, one worker.`
      : '\n**nginx is missing here** (Debian: apt-get install nginx): no comparison was made.',
  )
}

async function measureSearch(platform: Platform): Promise<void> {
  heading('search', 'p50 ms', 'p95 ms', 'p99 ms', 'to reach')
  for (const [name, words] of SEARCHES) {
    const urls = words.map((word) => `${platform.url}/search?q=${encodeURIComponent(word)}`)
    const { p50, p95, p99 } = await drive(urls, { connections: 1, seconds, watch: [] })
    row(`${name}: ${words.join('、')}`, p50, p95, p99, 'p99 50 ms')
  }
}

async function main(folder: string): Promise<void> {
  console.log(
    `${new Date().toISOString().slice(0, 10)} · ${String(cpus().length)} cores, ${cpus()[0]?.model ?? ''} · Node ${process.versions.node}`,
  )
  console.log(
    `\`npm run bench -- --documents ${String(documents)} --seconds ${String(seconds)}\`, ${String(CONNECTIONS)} connections`,
  )
  const data = await measureLife(folder)
  const platform = await startPlatform({ DATA_DIR: data, HOST: '127.0.0.1' })
  const memory = (): number[] => [memoryOf(platform.process.pid ?? 0), memoryOf(postgresOf(data) ?? 0)]
  try {
    const quiet = memory()
    await measurePages(platform, data, folder)
    await measureSearch(platform)
    const busy = memory()
    heading('memory, MB', 'our process', 'database', 'together', 'to reach')
    for (const [name, [own = 0, database = 0]] of [
      ['after the start', quiet],
      ['after all this', busy],
    ] as const)
      row(name, own.toFixed(0), database.toFixed(0), (own + database).toFixed(0), '300')
  } finally {
    await platform.end('SIGTERM')
  }
}

prepareTools()
if (!Number.isInteger(documents) || documents < 400 || !(seconds > 0))
  stop('--documents takes a whole number from 400, --seconds a number above 0.')
if (!ensureBuilt()) stop('构建没有成功，原因见上。')
// Below /tmp, because the user `postgres` must be able to enter it.
const folder = mkdtempSync('/tmp/mingtang-bench-')
chmodSync(folder, 0o755)
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
