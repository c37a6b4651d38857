import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/background.ts'
import { insertSite } from '../../src/features/sites/index.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import {
  anItem,
  anOffice,
  approve,
  aPublication,
  aRule,
  ask,
  type Office,
  someMetadata,
} from '../support/disclosure-builders.ts'
import { aColumn } from '../support/site-builders.ts'
import { useKeptPages } from '../support/kept-pages.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const keeping = useKeptPages(school)

interface Ground {
  readonly office: Office
  readonly columnIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly slug: string
}
let ground: Ground
const published: { id: string; no: number; isLive: boolean }[] = []

beforeEach(async () => {
  published.length = 0
  const office = await anOffice(school)
  const { slug } = await school.parts.db
    .selectFrom('unit')
    .select('slug')
    .where('id', '=', office.unitId)
    .executeTakeFirstOrThrow()
  ground = await school.parts.db.transaction().execute(async (tx) => {
    const ownSite = await insertSite(tx, { unitId: office.unitId, slug, name: '科技处' })
    const itemId = await anItem(tx, 'moe50', { number: '43', title: '学术规范制度', classId: office.classId })
    await aRule(tx, itemId, { unitId: office.unitId })
    const columnIds = [
      office.columnId,
      await aColumn(tx, office.siteId, { slug: 'rules', name: '规章制度' }),
      await aColumn(tx, ownSite, { slug: 'news', name: '动态' }),
    ]
    return { office, slug, columnIds, itemIds: [office.itemId, itemId] }
  })
})

function addresses(): string[] {
  const { office, columnIds, itemIds, slug } = ground
  return [
    '/',
    '/latest',
    '/latest?page=2',
    '/latest?year=2026',
    '/columns/notices',
    '/columns/rules',
    '/units',
    `/units/${slug}`,
    `/units/${slug}/columns/news`,
    '/catalogue/moe50',
    '/catalogue/moe50?state=open',
    `/catalogue/moe50/classes/${office.classId}`,
    ...itemIds.map((id) => `/catalogue/items/${id}`),
    '/sitemap',
    '/sitemap.xml',
    '/sitemap-0.xml',
    '/feeds/latest.xml',
    ...columnIds.map((id) => `/feeds/columns/${id}.xml`),
    ...itemIds.map((id) => `/feeds/items/${id}.xml`),
    `/feeds/units/${slug}.xml`,
    '/guide',
    ...published.map(({ no }) => `/info/${String(no)}`),
  ]
}

const VOLATILE = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|<lastBuildDate>[^<]*|<updated>[^<]*/g

async function readAll(cookies: Record<string, string> = {}): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const url of addresses()) {
    const { statusCode, payload } = await school.app.inject({ url, cookies, headers: { accept: 'text/html' } })
    seen.set(url, `${String(statusCode)} ${payload.replaceAll(VOLATILE, '')}`)
  }
  return seen
}

async function settle(): Promise<void> {
  await catchUp(school.parts.db, FOLLOWERS)
  await keeping.caughtUp()
}

interface Choice {
  readonly act: 'publish' | 'update' | 'withdraw' | 'campus' | 'column' | 'unit' | 'duty'
  readonly pick: number
}

// Mostly one column and one item, so that some pages have nothing to do with an act and must outlive it.
function placed({ pick }: Choice): object {
  const { columnIds, itemIds } = ground
  const some = (ids: readonly string[], at: number) => (at === ids.length ? ids : ids.slice(at, at + 1))
  return { columnIds: some(columnIds, pick % 4), itemIds: some(itemIds, (pick >> 2) % 3) }
}

async function must(...request: Parameters<typeof ask>): Promise<Record<string, unknown>> {
  const { status, body } = await ask(...request)
  if (status !== 200) throw new Error(`${request[2][1]}: ${JSON.stringify(body)}`)
  return body
}

async function publish(choice: Choice, audience: object): Promise<void> {
  const metadata = { ...placed(choice), ...audience }
  const { id, no } = await aPublication(school, ground.office, { title: `办法之${String(choice.pick)}`, metadata })
  published.push({ id, no, isLive: true })
}

async function update(choice: Choice): Promise<void> {
  const { office } = ground
  const live = published.filter(({ isLive }) => isLive)
  const target = live[choice.pick % live.length]
  if (!target) return
  const { draft } = (await must(school, office.editor, ['GET', `/documents/${target.id}`])) as {
    draft: { version: number }
  }
  const body = {
    version: draft.version,
    title: `修订之${String(choice.pick)}`,
    bodyHtml: '<p>第一条 修订。</p>',
    metadata: someMetadata(office, placed(choice)),
  }
  const saved = await must(school, office.editor, ['PUT', `/documents/${target.id}/draft`, body])
  await must(school, office.editor, ['POST', `/documents/${target.id}/submission`, { version: saved['version'] }])
  await approve(school, office, target.id)
  await must(school, office.office, ['POST', `/documents/${target.id}/publication`, {}])
}

async function withdraw({ pick }: Choice): Promise<void> {
  const live = published.filter(({ isLive }) => isLive)
  const target = live[pick % live.length]
  if (!target) return
  target.isLive = false
  const kind = pick % 2 === 0 ? 'in-error' : 'withdrawn-kept'
  await must(school, ground.office.office, ['POST', `/documents/${target.id}/withdrawal`, { kind, note: '有误' }])
}

const ACTS: Readonly<Record<Choice['act'], (choice: Choice) => Promise<unknown>>> = {
  publish: (choice) => publish(choice, {}),
  campus: (choice) => publish(choice, { audience: { kind: 'campus' }, audienceReason: '仅供校内' }),
  update,
  withdraw,
  column: ({ pick }) =>
    must(school, ground.office.office, [
      'PUT',
      `/sites/${ground.office.siteId}/columns/rules`,
      {
        name: `规章${String(pick)}`,
        kind: 'list',
        intro: '',
        updateIntervalDays: null,
        onHome: pick % 2 === 0,
        sort: pick,
        state: 'active',
      },
    ]),
  unit: ({ pick }) =>
    school.parts.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('unit')
        .set({ name: `科技处${String(pick)}` })
        .where('id', '=', ground.office.unitId)
        .execute()
      await sql`insert into ledger (type, subject_type, subject_id, actor) values ('unit.changed', 'unit', ${ground.office.unitId}, '{}')`.execute(
        tx,
      )
    }),
  duty: () =>
    must(school, ground.office.office, [
      'POST',
      `/catalogue-items/${ground.itemIds[1] ?? ''}/duties`,
      { occurredOn: '2026-10-01', what: '办法已修订', unitId: null },
    ]),
}

test('whatever happens, a kept page is the page that would be made now', async () => {
  const choice = fc.record({
    act: fc.constantFrom<Choice['act']>(
      'publish',
      'publish',
      'update',
      'update',
      'withdraw',
      'campus',
      'column',
      'unit',
      'duty',
    ),
    pick: fc.nat(63),
  })
  const [acts = []] = fc.sample(fc.array(choice, { minLength: 14, maxLength: 14 }), 1)
  for (const act of [{ act: 'publish', pick: 31 } as const, ...acts]) {
    await ACTS[act.act](act)
    await settle()
    const kept = await readAll()
    school.parts.pages.dropAll()
    const fresh = await readAll()
    for (const [url, page] of fresh) expect(kept.get(url), `${url} after ${JSON.stringify(act)}`).toBe(page)
  }
}, 180_000)

test('a page that has nothing to do with an act outlives it', async () => {
  const read = async ({ no }: { no: number }) => (await school.app.inject(`/info/${String(no)}`)).statusCode
  const { figures } = school.parts.pages
  // Without a column or an item in common.
  await publish({ act: 'publish', pick: 0 }, {})
  await settle()
  const [other] = published
  if (!other) throw new Error('Nothing was published.')
  expect([await read(other), figures().pages]).toEqual([200, 1])
  const { hits } = figures()
  await publish({ act: 'publish', pick: 5 }, {})
  await settle()
  expect([await read(other), figures().hits]).toEqual([200, hits + 1])
})

test('a page changes by itself when a posting period ends, without anybody acting', async () => {
  const { id, no } = await aPublication(school, ground.office, {
    metadata: { term: 'posting', expiresOn: '2099-01-01' },
  })
  const expires = sql<Date>`now() + interval '700 ms'`
  await school.parts.db.updateTable('publication').set({ expires_at: expires }).where('document_id', '=', id).execute()
  school.parts.pages.dropAll()
  const status = async () => (await school.app.inject(`/info/${String(no)}`)).statusCode
  const listed = async () => (await school.app.inject('/latest')).payload.includes(`/info/${String(no)}"`)
  expect([await status(), await status(), await listed(), await listed()]).toEqual([200, 200, true, true])
  await sleep(800)
  school.clock.now = new Date(school.clock.now.getTime() + 800)
  expect([await status(), await listed()]).toEqual([410, false])
})

test('only strangers are answered from memory, in the variant they asked for', async () => {
  const { no } = await aPublication(school, ground.office)
  await settle()
  const url = `/info/${String(no)}`
  const read = async (cookies: Record<string, string>) => school.app.inject({ url, cookies })
  const [plain, large] = [await read({}), await read({ mingtang_large: '1' })]
  const member = await read(ground.office.editor.cookies)
  expect((await read({})).payload).toBe(plain.payload)
  expect((await read({ mingtang_large: '1' })).payload).toBe(large.payload)
  expect(large.payload).not.toBe(plain.payload)
  expect(plain.headers['cache-control']).toBe('public, no-cache')
  expect(plain.headers['vary']).toBe('accept-encoding, cookie')
  expect(member.headers['cache-control']).toBe('private, no-store')
  expect(member.payload).toContain('退出')
  expect(plain.payload).not.toContain('退出')
  const again = await school.app.inject({ url, headers: { 'if-none-match': String(plain.headers['etag']) } })
  expect([again.statusCode, again.payload]).toEqual([304, ''])
  const hits = school.parts.pages.figures().hits
  await read(ground.office.editor.cookies)
  await school.app.inject(`${url}?made-up=1`)
  await school.app.inject(`${url}?made-up=1`)
  expect(school.parts.pages.figures().hits).toBe(hits)
})

test('a packed page holds the same bytes', async () => {
  await aPublication(school, ground.office)
  await settle()
  const plain = (await school.app.inject('/latest')).payload
  const packed = () => school.app.inject({ url: '/latest', headers: { 'accept-encoding': 'gzip, deflate, br' } })
  let answer = await packed()
  for (let tries = 0; tries < 200 && answer.headers['content-encoding'] === undefined; tries += 1) {
    await sleep(10)
    answer = await packed()
  }
  expect(answer.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(plain)
})

test('when the connection to the database breaks, nothing is missed', async () => {
  const { id, no } = await aPublication(school, ground.office)
  await settle()
  const url = `/info/${String(no)}`
  await school.app.inject(url)
  // As a restart of the database does: every connection ends; what happens meanwhile is heard afterwards.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query ilike '%follower%'`.execute(
    school.parts.db,
  )
  await must(school, ground.office.office, ['POST', `/documents/${id}/withdrawal`, { kind: 'in-error', note: '有误' }])
  await keeping.caughtUp()
  expect((await school.app.inject(url)).statusCode).toBe(410)
  expect(keeping.isInStep()).toBe(true)
})
