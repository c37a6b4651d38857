import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TICKS_A_SECOND = 100

/** Fields of /proc/PID/stat from the third on; undefined when the process is gone. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function ticks(fields: readonly string[], from: number, until: number): number {
  return fields.slice(from, until).reduce((sum, field) => sum + Number(field), 0)
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.[1] === String(parent))
}

/** Processor seconds of a process, and of the children it has waited for. */
export function cpuOf(pid: number): number {
  return ticks(statOf(pid) ?? [], 11, 15) / TICKS_A_SECOND
}

/** Processor seconds of a process and its children, living and past: the whole of PostgreSQL or nginx. */
export function cpuOfFamily(pid: number): number {
  const living = childrenOf(pid).map((child) => ticks(statOf(child) ?? [], 11, 13) / TICKS_A_SECOND)
  return cpuOf(pid) + living.reduce((sum, seconds) => sum + seconds, 0)
}

function kilobytes(path: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(path, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** The most memory a process ever held, in megabytes; 0 when it is gone. */
export function peakOf(pid: number): number {
  return kilobytes(`/proc/${String(pid)}/status`, 'VmHWM') / 1024
}

/** Memory of these processes in megabytes; what several of them share is counted once (Pss). */
export function memoryOf(pids: readonly number[]): number {
  const sizes = pids.map((one) => kilobytes(`/proc/${String(one)}/smaps_rollup`, 'Pss') / 1024)
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** A process and its children. */
export function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid)]
}

/** Our own processes: the first and its workers; the database, a child of the first too, is not among them. */
export function oursOf(pid: number, dataDir: string): number[] {
  const postgres = postgresOf(dataDir)
  return familyOf(pid).filter((one) => one !== postgres)
}

/** The process of the embedded PostgreSQL in a data directory; undefined before it runs. */
export function postgresOf(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, 'db', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}
