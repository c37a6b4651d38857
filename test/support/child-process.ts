import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { School } from './school.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A process of our own that works on the school's database, to be killed. */
export interface Child {
  readonly process: ChildProcess
  /** Its end: the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>
  readonly kill: () => void
  readonly output: () => string
}

/** What a child gets to work with, as JSON in its environment. */
export interface ChildTask {
  readonly database: string
  readonly files: string
  readonly key: string
  readonly url: string
}

/** Starts a program of test/children on the school. */
export function startChild(school: School, program: string, url = ''): Child {
  const { pool, config, secretKey } = school.parts
  const task: ChildTask = {
    database: (pool.options as { connectionString: string }).connectionString,
    files: join(config.DATA_DIR, 'files'),
    key: secretKey.toString('hex'),
    url,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'test/children', program)], {
    cwd: ROOT,
    env: { ...process.env, CHILD_TASK: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { process: child, ended, kill: () => child.kill('SIGKILL'), output: () => printed }
}
