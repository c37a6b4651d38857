import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPlatform } from '../test/support/platform.ts'
import { drive, type Driven } from './drive.ts'
import { type Nginx, startNginx } from './nginx.ts'
import { choosePages, type Page } from './pages.ts'
import { cpuOf, cpuOfFamily, familyOf, memoryOf, oursOf, postgresOf } from './processes.ts'
import { heading, row } from './table.ts'
import { fetchRaw } from './wire.ts'

const CONNECTIONS = 10
const MOST_NGINX_SECONDS = 3
const PACKED_AFTER_MS = 500

/** Where the data lies, where nginx may write, how long each row takes, and the settings under which ours runs. */
export interface Ground {
  readonly data: string
  readonly folder: string
  readonly seconds: number
  readonly nginx: string | undefined
}

/** The platform on a data directory while it is measured. */
export interface Running {
  readonly url: string
  readonly cpu: () => number
  readonly databaseCpu: () => number
  readonly memory: () => { readonly own: number; readonly database: number }
}

/** Starts the platform on the data with these settings, measures, and stops it. */
export async function withPlatform(
  { data }: Pick<Ground, 'data'>,
  settings: Record<string, string>,
  measure: (running: Running) => Promise<void>,
): Promise<void> {
  const platform = await startPlatform({ DATA_DIR: data, HOST: '127.0.0.1', ...settings })
  const pid = platform.process.pid ?? 0
  const postgres = postgresOf(data) ?? 0
  try {
    await measure({
      url: platform.url,
      cpu: () => oursOf(pid, data).reduce((sum, one) => sum + cpuOf(one), 0),
      databaseCpu: () => cpuOfFamily(postgres),
      memory: () => ({ own: memoryOf(oursOf(pid, data)), database: memoryOf(familyOf(postgres)) }),
    })
  } finally {
    await platform.end('SIGTERM')
  }
}

/** Measures on a disk that takes this long for whatever must last, as old ones and those of many virtual machines do. */
export async function onSlowDisk({ data }: Pick<Ground, 'data'>, milliseconds: number, measure: () => Promise<void>) {
  const file = join(data, 'db/postgresql.conf')
  const before = readFileSync(file)
  appendFileSync(file, `\ncommit_delay = ${String(milliseconds * 1000)}\ncommit_siblings = 0\n`)
  try {
    await measure()
  } finally {
    writeFileSync(file, before)
  }
}

interface Encoded {
  readonly name: string
  readonly header?: string
}

function tellRow(name: string, { perSecond, p50, p99, cpu, faults }: Driven, ratio: string): void {
  const [own = 0, database] = cpu
  row(name, perSecond.toFixed(0), p50, p99, own.toFixed(3), database?.toFixed(3) ?? '', ratio, String(faults))
}

function twinOf(twins: Nginx, file: string, seconds: number): Promise<Driven> {
  const watch = [() => cpuOfFamily(twins.pid)]
  return drive([`${twins.url}/${file}`], {
    connections: CONNECTIONS,
    seconds: Math.min(seconds, MOST_NGINX_SECONDS),
    watch,
  })
}

interface Row {
  readonly name: string
  readonly paths: readonly string[]
  readonly file: string
  readonly bytes: Uint8Array
  readonly encoding?: string | undefined
}

async function measureRow(running: Running, { seconds }: Ground, { twins, page }: { twins?: Nginx; page: Row }) {
  const { encoding } = page
  const how = { connections: CONNECTIONS, seconds, ...(encoding === undefined ? {} : { encoding }) }
  const ours = await drive(
    page.paths.map((path) => running.url + path),
    { ...how, watch: [running.cpu, running.databaseCpu] },
  )
  const theirs = twins && (await twinOf(twins, page.file, seconds))
  const name = `${page.name}, ${(page.bytes.byteLength / 1024).toFixed(1)} KB`
  tellRow(name, ours, theirs ? ((ours.cpu[0] ?? 0) / (theirs.cpu[0] ?? 1)).toFixed(1) : '')
  if (theirs) tellRow('— nginx, same bytes', theirs, '1')
}

async function measureRows(running: Running, ground: Ground, rows: readonly Row[]): Promise<void> {
  const copies = Object.fromEntries(rows.map((page) => [page.file, page.bytes]))
  const twins = ground.nginx === undefined ? undefined : await startNginx(ground.nginx, ground.folder, copies)
  heading('page', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'database CPU ms', '× nginx', 'faults')
  try {
    for (const page of rows) await measureRow(running, ground, twins ? { twins, page } : { page })
  } finally {
    twins?.stop()
  }
}

const ENCODINGS: readonly Encoded[] = [
  { name: 'as it is' },
  { name: 'gzip', header: 'gzip' },
  { name: 'br', header: 'br' },
]

async function keptRow(url: string, { path, name, file }: Page, encoding: Encoded): Promise<Row> {
  // The first answer is as it is; the packed one is ready a moment later.
  for (let turn = 0; turn < 20; turn += 1) await fetchRaw(url + path, encoding.header)
  await sleep(PACKED_AFTER_MS)
  return {
    name: `kept ${name}, ${encoding.name}`,
    paths: [path],
    file: `${encoding.name.replaceAll(' ', '-')}-${file}`,
    bytes: await fetchRaw(url + path, encoding.header),
    encoding: encoding.header,
  }
}

/** Pages from memory beside nginx. */
export async function measureKept(running: Running, ground: Ground): Promise<void> {
  const pages = await choosePages(running.url)
  const shown = pages.filter(({ name }) => name === 'article' || name === 'front page')
  const rows: Row[] = []
  for (const page of shown) for (const encoding of ENCODINGS) rows.push(await keptRow(running.url, page, encoding))
  await measureRows(running, ground, rows)
}

/** Pages that are made for each request, beside nginx. */
export async function measureMade(running: Running, ground: Ground): Promise<void> {
  const pages = await choosePages(running.url)
  await measureRows(
    running,
    ground,
    pages.map((page) => ({ ...page, paths: page.others })),
  )
}
