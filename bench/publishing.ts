import { setTimeout as sleep } from 'node:timers/promises'
import { oneDocument, type Promised } from '../test/support/acknowledged.ts'
import { signIn } from '../test/support/remote.ts'
import { SAMPLE_PASSWORD } from '../src/load-sample.ts'
import { aTeam } from '../test/support/sample-team.ts'
import type { Running } from './serving.ts'
import { heading, row } from './table.ts'

const LOOK_EVERY_MS = 10
const PATIENCE_MS = 20_000
const READERS = 4

/** Reads a page on and on, as visitors do while something is published. */
function visitors(url: string): { stop: () => Promise<void> } {
  const order = { isOver: false }
  const reading = Array.from({ length: READERS }, async () => {
    while (!order.isOver) {
      await fetch(`${url}/latest`).then((answer) => answer.arrayBuffer())
      await sleep(LOOK_EVERY_MS)
    }
  })
  return {
    async stop() {
      order.isOver = true
      await Promise.all(reading)
    },
  }
}

async function untilThere(url: string, isThere: (text: string) => boolean, since: number): Promise<number> {
  while (performance.now() - since < PATIENCE_MS) {
    if (isThere(await fetch(url).then((answer) => answer.text()))) return performance.now() - since
    await sleep(LOOK_EVERY_MS)
  }
  return PATIENCE_MS
}

/** From the answer to 发布 until every place shows it; what was withdrawn at once is passed over. */
export async function measurePublishing({ url }: Running, times: number): Promise<void> {
  const team = await aTeam(() => url)
  const publisher = await signIn(() => url, 'gongkai.zhuren', SAMPLE_PASSWORD)
  const reading = visitors(url)
  const seen = new Map<string, number[]>()
  for (let turn = 0; turn < times; turn += 1) {
    const promised: Promised = { opinions: 0 }
    let published = 0
    const timed = {
      ...publisher,
      async ask(...asked: Parameters<typeof publisher.ask>) {
        const answer = await publisher.ask(...asked)
        if (asked[1].endsWith('/publication')) published = performance.now()
        return answer
      },
    }
    await oneDocument({ ...team, publisher: timed }, promised)
    if (promised.isWithdrawn === true || promised.no === undefined) continue
    const address = `/info/${String(promised.no)}`
    const places: readonly (readonly [name: string, path: string, isThere: (text: string) => boolean])[] = [
      ['its page', address, (text) => text.includes(promised.title ?? address)],
      ['list of the newest', '/latest', (text) => text.includes(`${address}"`)],
      ['page of its catalogue item', `/catalogue/items/${team.itemId}`, (text) => text.includes(`${address}"`)],
      ['feed', '/feeds/latest.xml', (text) => text.includes(address)],
      ['search', `/search?q=${encodeURIComponent(promised.title ?? '')}`, (text) => text.includes(`${address}"`)],
    ]
    await Promise.all(
      places.map(async ([name, path, isThere]) => {
        const took = await untilThere(url + path, isThere, published)
        seen.set(name, [...(seen.get(name) ?? []), took])
      }),
    )
  }
  await reading.stop()
  heading('published → visible, while read', 'times', 'p50 ms', 'slowest ms', 'to reach')
  for (const [name, took] of seen) {
    const sorted = took.toSorted((a, b) => a - b)
    row(name, String(took.length), sorted[Math.floor(took.length / 2)] ?? 0, sorted.at(-1) ?? 0, 'p99 1000 ms')
  }
}
