import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

function fieldsOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** The living children of a process whose command line holds these words. */
export function childrenOf(parent: number, words = ''): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const [state, of] = fieldsOf(pid)
      return of === String(parent) && state !== 'Z' && commandOf(pid).includes(words)
    })
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Is there still a process with this number (and not only its entry in the table)? */
export function isAlive(pid: number): boolean {
  const [state = 'X'] = fieldsOf(pid)
  return !['X', 'Z'].includes(state)
}

/** Kills a process that may end by itself at any moment. */
export function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was quicker.
  }
}

/** The embedded PostgreSQL of a data directory; undefined while there is none. */
export function findPostmaster(dataDir: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, 'db', 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** The embedded PostgreSQL of a data directory, which must be there: a signal to "none" would reach ourselves. */
export function postmasterOf(dataDir: string): number {
  const pid = findPostmaster(dataDir)
  if (pid === undefined) throw new Error(`no database works in ${dataDir}`)
  return pid
}

/** The processes of the database that work for us. */
export function backendsOf(dataDir: string): number[] {
  return childrenOf(postmasterOf(dataDir), 'mingtang_app')
}

const PATIENCE_MS = 60_000

/** Waits for a condition, a minute at most; what is waited for is named in the error. */
export async function until(what: string, isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`did not happen: ${what}`)
    await sleep(25)
  }
}
