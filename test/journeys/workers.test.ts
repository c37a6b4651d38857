import { once } from 'node:events'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneDocument, type Promised, type Team } from '../support/acknowledged.ts'
import { dataFolder, type Platform, startPlatform } from '../support/platform.ts'
import { backendsOf, childrenOf, isAlive, postmasterOf, until } from '../support/processes.ts'
import { aTeam } from '../support/sample-team.ts'

const folder = dataFolder()
let platform: Platform
const settings = { DATA_DIR: folder.path, WORKERS: '2' }

// The first start loads the sample school; on a crowded machine that takes its time.
const FIRST_START_MS = 300_000
beforeAll(async () => {
  platform = await startPlatform(settings)
}, FIRST_START_MS)
afterAll(async () => {
  await platform.end('SIGTERM')
  folder.remove()
})

interface Page {
  readonly status: number
  readonly text: string
}

const IMPATIENCE_MS = 20_000

/** Asks on a connection of its own, so that the workers take turns. */
function ask(path: string, timeout = IMPATIENCE_MS): Promise<Page> {
  return new Promise((done, fail) => {
    const asking = request(
      platform.url + path,
      { agent: false, timeout, headers: { accept: 'text/html' } },
      (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => (text += part.toString()))
        answer.on('end', () => {
          done({ status: answer.statusCode ?? 0, text })
        })
      },
    )
    asking.on('timeout', () => asking.destroy(new Error('no answer')))
    asking.on('error', fail)
    asking.end()
  })
}

const workers = (): number[] => childrenOf(platform.process.pid ?? 0, 'main.js')

/** Lets every worker keep the page. */
async function keepEverywhere(path: string): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) expect((await ask(path)).status).toBe(200)
}

/** Reads a page again and again until told to stop; answers every status that was not 200. */
function readOn(path: string): { stop: () => Promise<string[]> } {
  const order = { isOver: false }
  const bad: string[] = []
  const reading = (async () => {
    while (!order.isOver) {
      const seen = await ask(path).catch(String)
      if (typeof seen === 'string') bad.push(seen)
      else if (seen.status !== 200) bad.push(String(seen.status))
      await sleep(10)
    }
  })()
  return {
    async stop() {
      order.isOver = true
      await reading
      return bad
    },
  }
}

let team: Team | undefined

/** Waits until whichever worker is asked has its database again; one that has says nothing of the other. */
async function everyWorkerIsReady(): Promise<void> {
  await until('every worker is ready', async () => {
    const answers = [await ask('/readyz'), await ask('/readyz'), await ask('/readyz'), await ask('/readyz')]
    return answers.every(({ status }) => status === 200)
  })
}

/** Publishes a document and waits until every worker shows it on a page that all had kept; how long that takes the bench measures. */
async function publishAndSee(): Promise<void> {
  await keepEverywhere('/latest')
  const promised: Promised = { opinions: 0 }
  team ??= await aTeam(() => platform.url)
  await oneDocument(team, promised)
  const address = `/info/${String(promised.no)}"`
  // A withdrawn one is gone from the list as soon as it would have come.
  const isRight = ({ text }: Page): boolean => text.includes(address) !== (promised.isWithdrawn === true)
  await until('every worker shows it', async () => {
    const pages = [await ask('/latest'), await ask('/latest'), await ask('/latest'), await ask('/latest')]
    return pages.every(isRight)
  })
}

test('what is published is on the pages that every process keeps', async () => {
  expect(workers()).toHaveLength(2)
  await publishAndSee()
})

test('figures for monitoring are those of all processes, whichever is asked', async () => {
  const count = async (): Promise<number> =>
    Number(/^http_requests_total\{[^}]*status="404"[^}]*\} (\d+)/m.exec((await ask('/metrics')).text)?.[1] ?? 0)
  const before = await count()
  for (let turn = 0; turn < 6; turn += 1) await ask('/no-such-page')
  await until('all six are counted', async () => (await count()) === before + 6)
  expect([await count(), await count(), await count()]).toEqual([before + 6, before + 6, before + 6])
})

test('a worker that dies is replaced, and meanwhile the other one answers', async () => {
  const [victim = 0] = workers()
  await keepEverywhere('/latest')
  process.kill(victim, 'SIGKILL')
  await until('the worker is gone', () => !isAlive(victim))
  // A connection that was just being handed to the dead one is lost with it; the next one is not.
  await until('the other one answers', () =>
    ask('/latest').then(
      ({ status }) => status === 200,
      () => false,
    ),
  )
  await until('there are two workers again', () => workers().length === 2)
  await publishAndSee()
})

test('while the database is away, kept pages are answered, others say so in Chinese, and it comes back by itself', async () => {
  await keepEverywhere('/latest')
  const settingsFile = join(folder.path, 'db', 'postgresql.conf')
  const good = readFileSync(settingsFile)
  const search = () => ask(`/search?q=${encodeURIComponent('学校')}`)
  const reading = readOn('/latest')
  // It dies, and for as long as its settings are broken it cannot be started again.
  appendFileSync(settingsFile, '\nno_such_setting = on\n')
  process.kill(-postmasterOf(folder.path), 'SIGKILL')
  await until('it is missed', async () => (await search()).status === 503)
  expect((await search()).text).toContain('系统暂时无法连接数据库')
  expect((await ask('/readyz')).status).toBe(503)
  expect((await ask('/healthz')).status).toBe(200)
  writeFileSync(settingsFile, good)
  await until('it is back', async () => (await search()).status === 200)
  await everyWorkerIsReady()
  expect(await reading.stop()).toEqual([])
  await publishAndSee()
})

test('when one connection of the database crashes, all is well again without anybody doing anything', async () => {
  await keepEverywhere('/latest')
  const reading = readOn('/latest')
  const backends = backendsOf(folder.path)
  process.kill(backends[0] ?? 0, 'SIGKILL')
  // The database ends every connection before it recovers; until it has noticed, all looks well.
  await until('it crashed', () => !backends.some(isAlive))
  await everyWorkerIsReady()
  expect(await reading.stop()).toEqual([])
  await publishAndSee()
})

test('who says half a request does not keep others waiting, and is sent away', async () => {
  const { port } = new URL(platform.url)
  const sockets = Array.from({ length: 50 }, () => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ')
    return socket
  })
  expect((await ask('/latest')).status).toBe(200)
  await Promise.all(sockets.map(async (socket) => socket.closed || once(socket.resume(), 'close')))
  expect((await ask('/latest')).status).toBe(200)
})

test('a request that is being made when the server is told to stop is answered', async () => {
  const body = JSON.stringify({ login: 'jiandu', password: 'Mingtang-2026' })
  const asking = request(`${platform.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), expect: '100-continue' },
  })
  asking.flushHeaders()
  await once(asking, 'continue')
  const ended = platform.end('SIGTERM')
  // Who comes at that very moment may be neither let in nor sent away.
  await until('nobody else is let in', () =>
    ask('/healthz', 2000).then(
      () => false,
      () => true,
    ),
  )
  const answered = once(asking, 'response')
  asking.end(body)
  const [answer] = (await answered) as [{ statusCode: number; resume: () => void }]
  answer.resume()
  expect(answer.statusCode).toBe(200)
  expect(await ended).toBe(0)
  platform = await startPlatform(settings)
})

test('when the first process is killed its workers end too, and the next start takes over', async () => {
  const orphans = workers()
  expect(orphans).toHaveLength(2)
  await platform.end('SIGKILL')
  await until('the workers are gone', () => !orphans.some(isAlive))
  platform = await startPlatform(settings)
  await publishAndSee()
})
