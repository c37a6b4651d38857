import autocannon from 'autocannon'

/** What a load showed; times in milliseconds, processor time in milliseconds a request. */
export interface Driven {
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly cpu: readonly number[]
  /** Answers that were not what they should be. */
  readonly faults: number
}

/** How hard, and what to watch meanwhile: each function answers processor seconds so far. */
export interface Drive {
  readonly connections: number
  readonly seconds: number
  /** What the client says it can unpack; nothing by default. */
  readonly encoding?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly watch: readonly (() => number)[]
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

async function run(
  urls: readonly string[],
  { connections, seconds, encoding, headers = {} }: Drive,
  amount?: number,
): Promise<{ times: number[]; faults: number }> {
  const [first = ''] = urls
  const { origin } = new URL(first)
  const times: number[] = []
  const running = autocannon({
    url: origin,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    headers: { ...headers, ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) },
    requests: urls.map((url) => ({ method: 'GET', path: url.slice(origin.length) })),
  })
  running.on('response', (...[, , , time]) => times.push(time))
  const result = await running
  return { times, faults: result.errors + result.timeouts + result.non2xx }
}

// So many that the code is compiled: before, a request costs several times as much.
const WARM_UP_REQUESTS = 500

/** Asks for these addresses in turn on some connections for some seconds, after warming up. */
export async function drive(urls: readonly string[], how: Drive): Promise<Driven> {
  await run(urls, how, WARM_UP_REQUESTS)
  const before = how.watch.map((cpu) => cpu())
  const started = performance.now()
  const { times, faults } = await run(urls, how)
  const took = (performance.now() - started) / 1000
  const cpu = how.watch.map((seconds, at) => ((seconds() - (before[at] ?? 0)) * 1000) / Math.max(1, times.length))
  times.sort((a, b) => a - b)
  return {
    requests: times.length,
    perSecond: times.length / took,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    cpu,
    faults,
  }
}
