import { signIn } from '../test/support/remote.ts'
import { SAMPLE_PASSWORD } from '../src/load-sample.ts'
import type { Running } from './serving.ts'
import { heading, row } from './table.ts'

const TIMES = 7

/** What people open in a day's work, by who opens it; whether it is quick must not depend on how much there is. */
const SURFACES: readonly (readonly [name: string, login: string, path: string])[] = [
  ['documents, all', 'gongkai.zhuren', '/api/v1/documents'],
  ['documents, page 50', 'gongkai.zhuren', '/api/v1/documents?page=50'],
  ['documents, part of a title', 'gongkai.zhuren', `/api/v1/documents?q=${encodeURIComponent('预算')}`],
  ['documents of one unit', 'jiaowu.editor', '/api/v1/documents'],
  ['reviews that wait', 'gongkai.zhuren', '/api/v1/reviews/inbox'],
  ['board of the catalogues', 'gongkai.zhuren', '/api/v1/catalogues/board'],
  ['ledger', 'shenji', '/api/v1/ledger'],
  ['portal as a member: newest', 'jiaoshi', '/latest'],
  ['portal as a member: newest, page 500', 'jiaoshi', '/latest?page=500'],
  ['portal as a member: front page', 'jiaoshi', '/'],
  ['site map, a part', 'jiaoshi', '/sitemap-1.xml'],
]

/** Opens each surface a few times, one after the other. */
export async function measureSurfaces({ url, databaseCpu }: Running): Promise<void> {
  heading('opened by staff and members', 'KB', 'p50 ms', 'slowest ms', 'database CPU ms', 'answer')
  for (const [name, login, path] of SURFACES) {
    const reader = await signIn(() => url, login, SAMPLE_PASSWORD)
    const first = await reader.get(path)
    const before = databaseCpu()
    const took: number[] = []
    for (let turn = 0; turn < TIMES; turn += 1) {
      const asked = performance.now()
      await reader.get(path)
      took.push(performance.now() - asked)
    }
    took.sort((a, b) => a - b)
    const size = (first.bytes.byteLength / 1024).toFixed(0)
    const cost = ((databaseCpu() - before) * 1000) / TIMES
    row(name, size, took[Math.floor(TIMES / 2)] ?? 0, took.at(-1) ?? 0, cost, String(first.status))
  }
}
