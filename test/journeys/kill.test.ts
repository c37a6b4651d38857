import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { lostOf, oneDocument, type Promised, type Team } from '../support/acknowledged.ts'
import { dataFolder, type Platform, startPlatform } from '../support/platform.ts'
import { signIn } from '../support/remote.ts'

const ROOT = join(import.meta.dirname, '../..')
const PASSWORD = 'Mingtang-2026'
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
  platform = await startPlatform({ DATA_DIR: folder.path, SAMPLE: 'never' })
}

/** Takes the power away: the server, and with it (or not) the whole group of its database. */
async function kill(withDatabase: boolean): Promise<void> {
  const postmaster = Number(readFileSync(join(folder.path, 'db', 'postmaster.pid'), 'utf8').split('\n')[0])
  const ended = platform?.end('SIGKILL')
  if (withDatabase) process.kill(-postmaster, 'SIGKILL')
  await ended
}

async function aTeam(): Promise<Team> {
  const as = (login: string) => signIn(url, login, PASSWORD)
  const editor = await as('jiaowu.editor')
  const reviewers = await Promise.all(['jiaowu.head', 'baomi', 'gongkai.jingban'].map(as))
  const publisher = await as('gongkai.zhuren')
  const me = await editor.ask('GET', '/me')
  const catalogues = await editor.ask('GET', '/catalogues')
  const [catalogue] = catalogues['rows'] as { items: { id: string }[] }[]
  const unitId = String((me['roles'] as { unitId: string }[])[0]?.unitId)
  return { editor, reviewers, publisher, unitId, itemId: catalogue?.items[0]?.id ?? '' }
}

/** Writes until the server is gone. */
async function writeOn(team: Team, promises: Promised[]): Promise<void> {
  for (;;) {
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

test('killed again and again while people write, it loses nothing it has confirmed and leaves nothing half done', async () => {
  const loaded = mingtang('load-sample', '--documents', '0')
  expect(loaded.status, loaded.output).toBe(0)
  await start()
  const team = await aTeam()
  const promises: Promised[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const writing = Array.from({ length: CLIENTS }, () =>
      writeOn(team, promises).catch((error: unknown) => String(error)),
    )
    await sleep(1000 + randomInt(1500))
    await kill(round % 2 === 1)
    // Every client stopped because the server was gone, and for no other reason.
    for (const reason of await Promise.all(writing)) expect(reason).toMatch(/fetch failed|terminated|aborted|socket/i)
    await start()
  }
  const reader = await signIn(url, 'jiandu', PASSWORD)
  const lost = await Promise.all(promises.map((promised) => lostOf(reader, promised)))
  expect(lost.flat()).toEqual([])
  expect(promises.filter(({ no }) => no !== undefined).length).toBeGreaterThan(0)
  expect(await halves()).toEqual([])
  const verified = mingtang('verify')
  expect(verified.output).toMatch(/台账：一致\n版本：一致\n检索库：一致\n计数：一致/)
  expect(verified.status).toBe(0)
})
