import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')
/** What `npm start` hands to Node. */
const [, ...START] = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start.split(' ')
const LONGEST_START_MS = 280_000
const READY = /门户\s+http:\/\/\S+?:(\d+)\//

/** The platform as an operator starts it: a process of its own, reached by HTTP. */
export interface Platform {
  readonly url: string
  readonly process: ChildProcess
  /** Everything it printed so far. */
  readonly output: () => string
  /** From the start of the process to the first answer of /readyz, in milliseconds. */
  readonly readyAfterMs: number
  /** Sends a signal and waits for the end; answers the exit code, or null when the signal ended it. */
  readonly end: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | null>
}

async function untilReady(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = performance.now() + LONGEST_START_MS
  while (performance.now() < deadline && child.exitCode === null) {
    const port = READY.exec(output())?.[1]
    const url = `http://127.0.0.1:${port ?? ''}`
    if (
      port !== undefined &&
      (await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    )
      return url
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error(`the platform did not become ready:\n${output()}`)
}

/** Starts what `npm start` starts with its own data directory on a free port and waits until it is ready. */
export async function startPlatform(env: { DATA_DIR: string } & Record<string, string>): Promise<Platform> {
  const start = performance.now()
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()))
  const ended = new Promise<number | null>((done) =>
    child.once('exit', (code) => {
      done(code)
    }),
  )
  const url = await untilReady(child, () => printed)
  return {
    url,
    process: child,
    output: () => printed,
    readyAfterMs: performance.now() - start,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

/** A folder for a data directory, below /tmp so that the user `postgres` can enter it; `remove` takes it away. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync('/tmp/mingtang-journey-')
  chmodSync(path, 0o711)
  return {
    path: join(path, 'data'),
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
