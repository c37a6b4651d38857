import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../scripts/prepare.mjs'
import { startPlatform } from '../test/support/platform.ts'
import { cpuOf, cpuOfFamily, peakOf, postgresOf } from './processes.ts'

const LOOK_EVERY_MS = 100

/** What a command of the command line cost: seconds, processor seconds of it and of PostgreSQL, most memory in megabytes. */
export interface Cost {
  readonly code: number | null
  readonly seconds: number
  readonly cpu: number
  readonly databaseCpu: number
  readonly peak: number
  /** What it printed. */
  readonly said: string
}

/** Runs `npm run mingtang -- ARGS` on a data directory and watches it */
export async function runCommand(dataDir: string, args: readonly string[]): Promise<Cost> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'scripts/mingtang.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  const pid = child.pid ?? 0
  const cost = { cpu: 0, databaseCpu: 0, peak: 0 }
  const look = setInterval(() => {
    const postgres = postgresOf(dataDir)
    cost.cpu = Math.max(cost.cpu, cpuOf(pid))
    cost.peak = Math.max(cost.peak, peakOf(pid))
    if (postgres !== undefined) cost.databaseCpu = Math.max(cost.databaseCpu, cpuOfFamily(postgres))
  }, LOOK_EVERY_MS)
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  clearInterval(look)
  return { code, seconds: (performance.now() - started) / 1000, ...cost, said }
}

/** From the start of the process to the first answer of /readyz, in milliseconds; then it is stopped again. */
export async function startTime(dataDir: string): Promise<number> {
  const platform = await startPlatform({ DATA_DIR: dataDir, HOST: '127.0.0.1' })
  await platform.end('SIGTERM')
  return platform.readyAfterMs
}
