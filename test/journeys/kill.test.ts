import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../src/load-sample.ts'
import { lostOf, oneDocument, type Promised, type Team } from '../support/acknowledged.ts'
import { aTeam } from '../support/sample-team.ts'
import { dataFolder, type Platform, startPlatform } from '../support/platform.ts'
import { backendsOf, childrenOf, findPostmaster, postmasterOf, until } from '../support/processes.ts'
import { signIn } from '../support/remote.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROUNDS = Number(process.env['TEST_KILLS'] ?? '5')
const CLIENTS = 4
const folder = dataFolder()
let platform: Platform | undefined

afterAll(async () => {
  await platform?.end('SIGTERM')
  folder.remove()
})

function mingtang(...args: string[]): { status: number | null; output: string } {
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: folder.path }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/mingtang.mjs'), ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

const url = (): string => platform?.url ?? ''

async function start(): Promise<void> {
  platform = await startPlatform({ DATA_DIR: folder.path, SAMPLE: 'never', WORKERS: '2' })
}

const isReady = (): Promise<boolean> =>
  fetch(`${url()}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

function killOne(pids: readonly number[]): void {
  const victim = pids[randomInt(pids.length)]
  if (victim !== undefined) process.kill(victim, 'SIGKILL')
}

/** Takes the power away from the server, and with it (or not) from the whole group of its database; then starts it. */
async function killServer(withDatabase: boolean): Promise<void> {
  const postmaster = postmasterOf(folder.path)
  const ended = platform?.end('SIGKILL')
  if (withDatabase) process.kill(-postmaster, 'SIGKILL')
  await ended
  await start()
}

const server = (): number => platform?.process.pid ?? 0

/** What dies, and how it comes back: the server is started again, everything else must come back by itself. */
const DEATHS: readonly (() => Promise<void>)[] = [
  () => killServer(false),
  async () => {
    killOne(childrenOf(server(), 'main.js'))
    await until('there are two workers again', () => childrenOf(server(), 'main.js').length === 2)
  },
  async () => {
    killOne(backendsOf(folder.path))
    await until('the database has recovered', isReady)
  },
  () => killServer(true),
  async () => {
    const postmaster = postmasterOf(folder.path)
    process.kill(postmaster, 'SIGKILL')
    await until('there is another database', () => ![undefined, postmaster].includes(findPostmaster(folder.path)))
    await until('it answers', isReady)
  },
]

/** Writes until something is gone, or until it is enough. */
async function writeOn(team: Team, promises: Promised[], isEnough: () => boolean): Promise<void> {
  while (!isEnough()) {
    const promised: Promised = { opinions: 0 }
    promises.push(promised)
    await oneDocument(team, promised)
  }
}

// Each of these is something that is only ever written together with something else.
const HALVES = {
  'a document without a working copy':
    'select d.id from document d where not exists (select 1 from draft w where w.document_id = d.id)',
  'a document without an entry on the ledger':
    "select d.id from document d where not exists (select 1 from ledger l where l.subject_id = d.id and l.type = 'document.created')",
  'a revision without a review':
    'select r.id from revision r where not exists (select 1 from review_case c where c.revision_id = r.id)',
  'a review without its entry':
    "select c.id from review_case c where not exists (select 1 from ledger l where l.subject_id = c.id and l.type = 'review.opened')",
  'a document in review whose case is closed':
    "select d.id from document d left join review_case c on c.id = d.review_case_id where d.work_state = 'in-review' and c.state is distinct from 'open'",
  'an open case whose document is not in review':
    "select c.id from review_case c join document d on d.id = c.subject_id where c.state = 'open' and (d.work_state <> 'in-review' or d.review_case_id <> c.id)",
  'an open case without exactly one open step':
    "select c.id from review_case c where c.state = 'open' and (select count(*) from review_step s where s.case_id = c.id and s.state = 'open') <> 1",
  'an approved step without an opinion':
    "select s.id from review_step s where s.state = 'approved' and not exists (select 1 from review_opinion o where o.step_id = s.id and o.decision = 'approve')",
  'an approved document whose revision was not approved':
    "select d.id from document d where d.work_state = 'approved' and not exists (select 1 from review_case c where c.revision_id = d.approved_revision_id and c.state = 'approved')",
  'a publication without its entry':
    "select p.document_id from publication p where not exists (select 1 from ledger l where l.type = 'disclosure.published' and l.data ->> 'revisionId' = p.revision_id)",
  'an entry without its publication':
    "select l.subject_id from ledger l where l.type = 'disclosure.published' and not exists (select 1 from publication p where p.document_id = l.subject_id)",
  'a publication without its place in the catalogue':
    'select p.document_id from publication p where not exists (select 1 from publication_item i where i.document_id = p.document_id)',
  'a withdrawal without its entry':
    "select p.document_id from publication p where p.state = 'withdrawn' and not exists (select 1 from ledger l where l.type = 'disclosure.withdrawn' and l.subject_id = p.document_id)",
}

async function halves(): Promise<string[]> {
  const client = new pg.Client({ host: join(folder.path, 'run'), user: 'mingtang_owner', database: 'mingtang' })
  await client.connect()
  try {
    const found: string[] = []
    for (const [what, query] of Object.entries(HALVES)) {
      const { rows } = await client.query<Record<string, string>>(query)
      found.push(...rows.map((row) => `${what}: ${Object.values(row).join(' ')}`))
    }
    return found
  } finally {
    await client.end()
  }
}

test('whatever is killed while people write, again and again, it loses nothing it has confirmed and leaves nothing half done', async () => {
  const loaded = mingtang('load-sample', '--documents', '0')
  expect(loaded.status, loaded.output).toBe(0)
  await start()
  const team = await aTeam(url)
  const promises: Promised[] = []
  for (let round = 0; round < ROUNDS; round++) {
    let isEnough = false
    const writing = Array.from({ length: CLIENTS }, () =>
      writeOn(team, promises, () => isEnough).catch((error: unknown) => String(error)),
    )
    await sleep(1000 + randomInt(1500))
    await DEATHS[round % DEATHS.length]?.()
    isEnough = true
    // Every client stopped because something was gone, and for no other reason.
    for (const reason of await Promise.all(writing))
      expect(reason ?? 'aborted').toMatch(/fetch failed|terminated|aborted|socket|service\.unavailable/i)
  }
  const reader = await signIn(url, 'jiandu', SAMPLE_PASSWORD)
  const lost = await Promise.all(promises.map((promised) => lostOf(reader, promised)))
  expect(lost.flat()).toEqual([])
  expect(promises.filter(({ no }) => no !== undefined).length).toBeGreaterThan(0)
  expect(await halves()).toEqual([])
  const verified = mingtang('verify')
  expect(verified.output).toMatch(/台账：一致\n版本：一致\n检索库：一致\n计数：一致/)
  expect(verified.status).toBe(0)
})
