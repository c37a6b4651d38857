import { percentile } from './percentile.ts'
import type { Running } from './serving.ts'
import { heading, row } from './table.ts'

/** How often each is opened. */
export const TIMES = 100

/** How long each of a hundred takes, one after the other, in milliseconds. */
async function timed(ask: (turn: number) => Promise<unknown>): Promise<number[]> {
  await ask(0)
  const took: number[] = []
  for (let turn = 1; turn <= TIMES; turn += 1) {
    const asked = performance.now()
    await ask(turn)
    took.push(performance.now() - asked)
  }
  return took
}

/** Something that somebody opens; what it needs to know of the turn is its number, from 0. */
export interface Asked {
  readonly name: string
  readonly ask: (turn: number) => Promise<unknown>
  readonly toReach: string
}

/** Prints a table of what each takes when it is opened a hundred times, one after the other. */
export async function measureAll(title: string, { databaseCpu }: Running, all: readonly Asked[]): Promise<void> {
  heading(title, 'p50 ms', 'p99 ms', 'database CPU ms', 'to reach')
  for (const { name, ask, toReach } of all) {
    const before = databaseCpu()
    const took = await timed(ask)
    const cost = ((databaseCpu() - before) * 1000) / (TIMES + 1)
    row(name, percentile(took, 0.5), percentile(took, 0.99), cost, toReach)
  }
}
